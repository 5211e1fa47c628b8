using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.CaseStudies;

/// <summary>A8 成长案例: 「用以总结留守儿童工作的经验」; each class at least one a school year.</summary>
public sealed class CaseStudyRegister(AppDb db, ViewerContext viewers, RoomChooser chooser, OfficeClock clock)
    : Register<CaseStudy, CaseStudyForm, CaseStudyRow, CaseStudyFilter>, IFilesAway<CaseStudy>
{
    public override string Title => "成长案例";

    public override string Unit => "篇案例";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "总结帮助孩子的经验；每班每学年至少一篇，正文用化名";

    public override Expression<Func<CaseStudy, CaseStudyRow>> Row { get; } = c => new CaseStudyRow
    {
        Id = c.Id,
        Title = c.Title,
        ClassTitle = c.Class!.Title,
        Alias = c.Alias,
        Author = c.Author!.Name,
        Status = c.Status,
    };

    public override IReadOnlyDictionary<string, Expression<Func<CaseStudy, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<CaseStudy, object?>>>
    {
        [nameof(CaseStudyRow.Title)] = c => c.Title,
    };

    public override IQueryable<CaseStudy> Reachable(IQueryable<CaseStudy> records, RowScope scope)
    {
        var classes = db.Classes.Within(scope);
        return records.Include(c => c.Class).Where(c => classes.Any(r => r.Id == c.ClassId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<CaseStudy> Find(IQueryable<CaseStudy> records, CaseStudyFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.ClassId is { } one) records = records.Where(c => c.ClassId == one);
        if (filter.Status is { } status) records = records.Where(c => c.Status == (RecordStatus)status);
        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(c => c.Title.Contains(words) || c.Alias.Contains(words));
        return records.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id);
    }

    /// <inheritdoc/>
    public IQueryable<CaseStudy> Over(IQueryable<CaseStudy> records)
    {
        var year = SchoolYear.NameOf(clock.Today);
        return records.Where(c => c.Class!.AcademicYear != year);
    }

    public override string Describe(CaseStudy record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"案例“{record.Title}”";
    }

    public override async ValueTask<CaseStudyForm> BlankAsync(CancellationToken cancellationToken) =>
        new() { AuthorId = viewers.Viewer.StaffId, ClassId = await chooser.OnlyClassAsync(cancellationToken) };

    public override async ValueTask PrepareAsync(CaseStudyForm form, bool isBlank, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        await chooser.ChooseAsync(form.ClassId, null, form.ChildIds, cancellationToken);
    }

    public override ValueTask<CaseStudyForm> ReadAsync(CaseStudy record, CancellationToken cancellationToken) => new(FormOf(record));

    /// <summary>The record as its form.</summary>
    public static CaseStudyForm FormOf(CaseStudy record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CaseStudyForm
        {
            ClassId = record.ClassId,
            Title = record.Title,
            AuthorId = record.AuthorId,
            ChildIds = record.ChildIds,
            Alias = record.Alias,
            Basic = record.Basic,
            Problem = record.Problem,
            Cause = record.Cause,
            Measures = record.Measures,
            Process = record.Process,
            Effect = record.Effect,
            Reflect = record.Reflect,
        };
    }

    public override async ValueTask CheckAsync(CaseStudyForm form, CaseStudy? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        var reached = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));
        if (await reached.FirstOrDefaultAsync(c => c.Id == form.ClassId, cancellationToken) is not { } chosen)
        {
            problems.AddModelError(nameof(form.ClassId), "请从列表里选一个班。别班的案例由那个班的班主任来写。");
            return;
        }

        if (!await db.Staff.AnyAsync(s => s.Id == form.AuthorId, cancellationToken)) problems.AddModelError(nameof(form.AuthorId), "请从列表里选作者。");
        var ids = form.ChildIds!.Distinct().ToArray(); // Required.
        // Whoever was of the class once is still the child of its case.
        var names = await db.Children.Where(c => ids.Contains(c.Id) && db.EnrollSpans.Any(e => e.ChildId == c.Id && e.ClassId == chosen.Id)).Select(c => c.Name).ToListAsync(cancellationToken);
        if (names.Count < ids.Length) problems.AddModelError(nameof(form.ChildIds), $"勾选的人里有{ids.Length - names.Count}人不在{chosen.Title}。换了班，请重新勾选。");
        var alias = form.Alias!.Trim(); // Required.
        if (names.Any(n => n == alias || (n.Length > 2 && n[1..] == alias))) problems.AddModelError(nameof(form.Alias), "化名和真名一样，外人认得出来。请换一个。");
        foreach (var (name, text) in Written(form))
            if (LabelWords.In(text) is { } label) problems.AddModelError(name, $"请不要用“{label}”这样的说法，改写孩子做了什么。");
    }

    public override ValueTask<CaseStudy> CreateAsync(CaseStudyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new CaseStudy { ChildIds = [], Title = "", Alias = "", Basic = "", Problem = "", Cause = "", Measures = "", Process = "", Effect = "", Reflect = "" };
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(CaseStudyForm form, CaseStudy record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private static (string Name, string? Text)[] Written(CaseStudyForm form) =>
    [
        (nameof(form.Basic), form.Basic), (nameof(form.Problem), form.Problem), (nameof(form.Cause), form.Cause), (nameof(form.Measures), form.Measures),
        (nameof(form.Process), form.Process), (nameof(form.Effect), form.Effect), (nameof(form.Reflect), form.Reflect),
    ];

    private static void Fill(CaseStudyForm form, CaseStudy record)
    {
        record.ClassId = form.ClassId!.Value; // All required.
        record.Title = form.Title!.Trim();
        record.AuthorId = form.AuthorId!.Value;
        if (!record.ChildIds.Order().SequenceEqual(form.ChildIds!.Distinct().Order())) record.ChildIds = [.. form.ChildIds!.Distinct()];
        record.Alias = form.Alias!.Trim();
        record.Basic = Texts.Lines(form.Basic!);
        record.Problem = Texts.Lines(form.Problem!);
        record.Cause = Texts.Lines(form.Cause!);
        record.Measures = Texts.Lines(form.Measures!);
        record.Process = Texts.Lines(form.Process!);
        record.Effect = Texts.Lines(form.Effect!);
        record.Reflect = Texts.Lines(form.Reflect!);
    }
}
