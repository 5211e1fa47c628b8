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

namespace LeftBehindCare.Web.Registers.Archives.ClassCares;

/// <summary>A6 班级关爱: 「详细记载班级和中队开展的关爱活动」; each class at least once a month.</summary>
public sealed class ClassCareRegister(AppDb db, ViewerContext viewers, RoomChooser chooser, OfficeClock clock)
    : Register<ClassCareRecord, ClassCareForm, ClassCareRow, ClassCareFilter>, IFilesAway<ClassCareRecord>
{
    public override string Title => "班级关爱";

    public override string Unit => "次活动";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "班级和中队为留守孩子办的活动；每班每月至少一次，参加的孩子同时算活动登记";

    public override Expression<Func<ClassCareRecord, ClassCareRow>> Row { get; } = c => new ClassCareRow
    {
        Id = c.Id,
        Theme = c.Theme,
        ClassTitle = c.Class!.Title,
        Date = c.Date,
        CareForm = c.CareForm,
        Children = c.LbIds.Length,
        Status = c.Status,
    };

    public override IReadOnlyDictionary<string, Expression<Func<ClassCareRecord, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<ClassCareRecord, object?>>>
    {
        [nameof(ClassCareRow.Date)] = c => c.Date,
        [nameof(ClassCareRow.Children)] = c => c.LbIds.Length,
    };

    public override IQueryable<ClassCareRecord> Reachable(IQueryable<ClassCareRecord> records, RowScope scope)
    {
        var classes = db.Classes.Within(scope);
        return records.Include(c => c.Class).Where(c => classes.Any(r => r.Id == c.ClassId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<ClassCareRecord> Find(IQueryable<ClassCareRecord> records, ClassCareFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.ClassId is { } one) records = records.Where(c => c.ClassId == one);
        if (!string.IsNullOrEmpty(filter.CareForm)) records = records.Where(c => c.CareForm == filter.CareForm);
        if (filter.Status is { } status) records = records.Where(c => c.Status == (RecordStatus)status);
        if (filter.ThisTerm is { } wanted)
        {
            var today = clock.Today;
            records = records.Where(c => db.Terms.Any(t => t.From <= today && t.To >= today && c.Date >= t.From && c.Date <= t.To) == wanted);
        }

        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(c => c.Theme.Contains(words));
        return records.OrderByDescending(c => c.Date).ThenByDescending(c => c.Id);
    }

    /// <inheritdoc/>
    public IQueryable<ClassCareRecord> Over(IQueryable<ClassCareRecord> records)
    {
        var from = SchoolYear.Of(clock.Today).From;
        return records.Where(c => c.Date < from);
    }

    public override string Describe(ClassCareRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.Class!.Title}“{record.Theme}”";
    }

    public override async ValueTask<ClassCareForm> BlankAsync(CancellationToken cancellationToken)
    {
        var staff = viewers.Viewer.StaffId;
        return new ClassCareForm { Date = clock.Today, HostId = staff, BySquad = false, ClassId = await chooser.OnlyClassAsync(cancellationToken) };
    }

    public override async ValueTask PrepareAsync(ClassCareForm form, bool isBlank, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (isBlank && form.ClassId is { } one) form.LbIds = await chooser.LeftBehindAsync(one, cancellationToken);
        await chooser.ChooseAsync(form.ClassId, form.Date, form.LbIds, cancellationToken);
    }

    public override ValueTask<ClassCareForm> ReadAsync(ClassCareRecord record, CancellationToken cancellationToken) => new(FormOf(record));

    /// <summary>The record as its form.</summary>
    public static ClassCareForm FormOf(ClassCareRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ClassCareForm
        {
            ClassId = record.ClassId,
            Theme = record.Theme,
            CareForm = record.CareForm,
            Date = record.Date,
            Place = record.Place,
            HostId = record.HostId,
            BySquad = record.BySquad,
            LbIds = record.LbIds,
            PeerCount = record.PeerCount,
            Purpose = record.Purpose,
            Process = record.Process,
            Effect = record.Effect,
        };
    }

    public override async ValueTask CheckAsync(ClassCareForm form, ClassCareRecord? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        // Tracked, so that the record knows its class by name from here on.
        var reached = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));
        if (await reached.FirstOrDefaultAsync(c => c.Id == form.ClassId, cancellationToken) is not { } chosen)
        {
            problems.AddModelError(nameof(form.ClassId), "请从列表里选一个班。别班的活动由那个班的班主任来记。");
            return;
        }

        if (form.Date > clock.Today) problems.AddModelError(nameof(form.Date), "这一天还没有到。请写活动已经办过的日期。");
        if (form.HostId is { } host && !await db.Staff.AnyAsync(s => s.Id == host, cancellationToken)) problems.AddModelError(nameof(form.HostId), "请从列表里选主持人。");
        var (day, ids) = (form.Date!.Value, form.LbIds!.Distinct().ToArray()); // Both required.
        var present = await db.EnrolledOn(day).Where(e => e.ClassId == chosen.Id && ids.Contains(e.ChildId)).Select(e => e.ChildId).Distinct().CountAsync(cancellationToken);
        if (present < ids.Length) problems.AddModelError(nameof(form.LbIds), $"勾选的人里有{ids.Length - present}人那天不在{chosen.Title}。换了班或日期，请重新勾选。");
        foreach (var (name, text) in new[] { (nameof(form.Purpose), form.Purpose), (nameof(form.Process), form.Process), (nameof(form.Effect), form.Effect) })
            if (LabelWords.In(text) is { } label) problems.AddModelError(name, $"请不要用“{label}”这样的说法，改写做了什么。");
    }

    public override ValueTask<ClassCareRecord> CreateAsync(ClassCareForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new ClassCareRecord { Theme = form.Theme!, CareForm = form.CareForm!, LbIds = [], Process = form.Process!, Effect = form.Effect! }; // All required.
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(ClassCareForm form, ClassCareRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private static void Fill(ClassCareForm form, ClassCareRecord record)
    {
        record.ClassId = form.ClassId!.Value; // Required, as are all without OrNull.
        record.Theme = form.Theme!.Trim();
        record.CareForm = form.CareForm!;
        record.Date = form.Date!.Value;
        record.Place = Texts.OrNull(form.Place);
        record.HostId = form.HostId!.Value;
        record.BySquad = form.BySquad!.Value;
        if (!record.LbIds.Order().SequenceEqual(form.LbIds!.Distinct().Order())) record.LbIds = [.. form.LbIds!.Distinct()];
        record.PeerCount = form.PeerCount;
        record.Purpose = Texts.LinesOrNull(form.Purpose);
        record.Process = Texts.Lines(form.Process!);
        record.Effect = Texts.Lines(form.Effect!);
    }
}
