using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>A4 三特: 特困生、特长生、特殊学生; everybody is screened once a school year, 「无」 is an answer too.</summary>
public sealed class SpecialRegister(AppDb db, SchoolCiphers ciphers, ViewerContext viewers, OfficeClock clock)
    : Register<SpecialRegistration, SpecialForm, SpecialRow, SpecialFilter>, IFilesAway<SpecialRegistration>
{
    public override string Title => "三特登记";

    public override string Unit => "份登记";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "特困、特长、特殊：每学年人人筛一遍，没有的也要登记“无”；名册不得张贴";

    public override Expression<Func<SpecialRegistration, SpecialRow>> Row
    {
        get
        {
            var today = clock.Today;
            return s => new SpecialRow
            {
                Id = s.Id,
                Name = s.Child!.Name,
                ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == s.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
                Year = s.Year,
                Types = s.Types,
                ScreenOn = s.ScreenOn,
                Status = s.Status,
            };
        }
    }

    public override IReadOnlyDictionary<string, Expression<Func<SpecialRegistration, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<SpecialRegistration, object?>>>
    {
        [nameof(SpecialRow.Name)] = s => s.Child!.Pinyin,
        [nameof(SpecialRow.ScreenOn)] = s => s.ScreenOn,
    };

    public override IQueryable<SpecialRegistration> Reachable(IQueryable<SpecialRegistration> records, RowScope scope)
    {
        var children = db.Children.Within(scope, db, clock.Today);
        return records.Include(s => s.Child).Where(s => children.Any(c => c.Id == s.ChildId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<SpecialRegistration> Find(IQueryable<SpecialRegistration> records, SpecialFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today;
        if (filter.ClassId is { } room) records = records.Where(s => db.EnrolledOn(today).Any(e => e.ChildId == s.ChildId && e.ClassId == room));
        if (!string.IsNullOrEmpty(filter.Type)) records = records.Where(s => s.Types.Contains(filter.Type));
        if (filter.Status is { } status) records = records.Where(s => s.Status == (RecordStatus)status);
        if (filter.ThisYear is { } wanted)
        {
            var year = SchoolYear.NameOf(today);
            records = records.Where(s => (s.Year == year) == wanted);
        }

        if (Texts.OrNull(filter.Q) is { } words)
        {
            var named = db.Children.Named(words);
            records = records.Where(s => named.Any(c => c.Id == s.ChildId));
        }

        return records.OrderByDescending(s => s.Year).ThenByDescending(s => s.ScreenOn).ThenBy(s => s.Id);
    }

    /// <inheritdoc/>
    public IQueryable<SpecialRegistration> Over(IQueryable<SpecialRegistration> records)
    {
        var today = clock.Today;
        var year = SchoolYear.NameOf(today);
        return records.Where(s => s.Year != year || !db.EnrolledOn(today).Any(e => e.ChildId == s.ChildId));
    }

    public override string Describe(SpecialRegistration record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.Child!.Name}{record.Year}学年的三特登记";
    }

    public override ValueTask<SpecialForm> BlankAsync(CancellationToken cancellationToken) => new(new SpecialForm { ScreenOn = clock.Today, ScreenBy = viewers.Viewer.StaffId });

    public override async ValueTask<SpecialForm> ReadAsync(SpecialRegistration record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return FormOf(record, record.Behavior is null ? null : (await ciphers.CurrentAsync(cancellationToken)).Open(SealedColumns.SpecialBehavior, record.Id, record.Behavior));
    }

    /// <summary>The record as its form.</summary>
    /// <param name="record">The record.</param>
    /// <param name="behavior">Its 表现, opened.</param>
    public static SpecialForm FormOf(SpecialRegistration record, string? behavior)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new SpecialForm
        {
            ChildId = record.ChildId,
            ScreenOn = record.ScreenOn,
            ScreenBy = record.ScreenBy,
            Types = record.Types,
            Hardships = record.Hardships,
            HardLevel = record.HardLevel,
            Causes = record.Causes,
            CertOn = record.CertOn,
            ValidTo = record.ValidTo,
            Measures = record.Measures,
            Talents = record.Talents,
            TalentLevel = record.TalentLevel,
            CoachId = record.CoachId,
            Awards = record.Awards,
            TalentPlan = record.TalentPlan,
            Kinds = record.Kinds,
            Behavior = behavior,
            CareMeasures = record.CareMeasures,
            OwnerId = record.OwnerId,
            ReferTo = record.ReferTo,
            Effect = record.Effect,
        };
    }

    public override async ValueTask CheckAsync(SpecialForm form, SpecialRegistration? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        // Tracked, so that the record knows its child by name from here on.
        var mine = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit), db, clock.Today);
        if (await mine.FirstOrDefaultAsync(c => c.Id == form.ChildId, cancellationToken) is not { } child)
        {
            problems.AddModelError(nameof(form.ChildId), "请从列表里选一个孩子。别班的孩子由那个班的班主任来登记。");
            return;
        }

        if (form.ScreenOn > clock.Today) problems.AddModelError(nameof(form.ScreenOn), "这一天还没有到。请写筛查过的日期。");
        var (year, own) = (SchoolYear.NameOf(form.ScreenOn!.Value), record?.Id); // Required.
        if (await db.Specials.AnyAsync(s => s.ChildId == child.Id && s.Year == year && s.Id != own, cancellationToken))
            problems.AddModelError(nameof(form.ChildId), $"{child.Name}{year}学年已经筛查过。要改，请打开那一份。");
        await CheckStaffAsync(form, problems, cancellationToken);
        SpecialRules.Check(form, problems);
    }

    public override async ValueTask<SpecialRegistration> CreateAsync(SpecialForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new SpecialRegistration { Year = "", Types = [] };
        await FillAsync(form, record, cancellationToken);
        return record;
    }

    public override async ValueTask WriteAsync(SpecialForm form, SpecialRegistration record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        await FillAsync(form, record, cancellationToken);
    }

    private async Task CheckStaffAsync(SpecialForm form, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        foreach (var (name, id) in new[] { (nameof(form.ScreenBy), form.ScreenBy), (nameof(form.CoachId), form.CoachId), (nameof(form.OwnerId), form.OwnerId) })
            if (id is { } staff && !await db.Staff.AnyAsync(s => s.Id == staff, cancellationToken)) problems.AddModelError(name, "请从列表里选一名教职工。");
    }

    private async Task FillAsync(SpecialForm form, SpecialRegistration record, CancellationToken cancellationToken)
    {
        record.ChildId = form.ChildId!.Value; // Required, as are the day, who and the verdict.
        record.ScreenOn = form.ScreenOn!.Value;
        record.Year = SchoolYear.NameOf(record.ScreenOn);
        record.ScreenBy = form.ScreenBy!.Value;
        record.Types = Kept(record.Types, form.Types);
        record.Hardships = Kept(record.Hardships, form.Hardships);
        record.HardLevel = form.HardLevel;
        record.Causes = Kept(record.Causes, form.Causes);
        record.CertOn = form.CertOn;
        record.ValidTo = form.ValidTo;
        record.Measures = Texts.LinesOrNull(form.Measures);
        record.Talents = Kept(record.Talents, form.Talents);
        record.TalentLevel = form.TalentLevel;
        record.CoachId = form.CoachId;
        record.Awards = Texts.LinesOrNull(form.Awards);
        record.TalentPlan = Texts.LinesOrNull(form.TalentPlan);
        record.Kinds = Kept(record.Kinds, form.Kinds);
        record.CareMeasures = Texts.LinesOrNull(form.CareMeasures);
        record.OwnerId = form.OwnerId;
        record.ReferTo = form.ReferTo;
        record.Effect = Texts.LinesOrNull(form.Effect);
        await SealAsync(Texts.LinesOrNull(form.Behavior), record, cancellationToken);
    }

    /// <summary>Sealing makes other bytes each time, so that an unchanged text must not be sealed again: it would look like a change.</summary>
    private async Task SealAsync(string? behavior, SpecialRegistration record, CancellationToken cancellationToken)
    {
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        if (behavior != (record.Behavior is null ? null : cipher.Open(SealedColumns.SpecialBehavior, record.Id, record.Behavior)))
            record.Behavior = cipher.Seal(SealedColumns.SpecialBehavior, record.Id, behavior);
    }

    private static string[] Kept(string[] stored, string[]? chosen)
    {
        var codes = (chosen ?? []).Distinct().Order(StringComparer.Ordinal).ToArray();
        return stored.SequenceEqual(codes) ? stored : codes;
    }
}
