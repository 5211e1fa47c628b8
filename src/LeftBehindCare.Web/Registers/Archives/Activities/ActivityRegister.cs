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

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>A5 活动登记: 「记录留守儿童参加各项活动的情况」. An activity of the school is seen by all who keep archives, changed by who looks after the school.</summary>
public sealed class ActivityRegister(AppDb db, ViewerContext viewers, RoomChooser chooser, OfficeClock clock) : Register<Activity, ActivityForm, ActivityRow, ActivityFilter>, IFilesAway<Activity>
{
    public override string Title => "活动登记";

    public override string Unit => "次活动";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "记一次活动、勾一遍参加的人，签到表和每个孩子的活动卡就都有了；一学期一次都没参加的会列出来";

    public override Expression<Func<Activity, ActivityRow>> Row => a => new ActivityRow
    {
        Id = a.Id,
        Title = a.Title,
        Kind = a.Kind,
        By = a.Class != null ? a.Class.Title : "学校",
        Date = a.Date,
        Attended = db.Participations.Count(p => p.ActivityId == a.Id && p.Attended),
        Status = a.Status,
    };

    public override IReadOnlyDictionary<string, Expression<Func<Activity, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<Activity, object?>>>
    {
        [nameof(ActivityRow.Title)] = a => a.Title,
        [nameof(ActivityRow.Date)] = a => a.Date,
    };

    /// <summary>Activities of the classes in reach, and those of the school: they tell of no child.</summary>
    public override IQueryable<Activity> Reachable(IQueryable<Activity> records, RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.IsEmpty) return records.Where(_ => false);
        var classes = db.Classes.Within(scope);
        return records.Include(a => a.Class).Where(a => a.ClassId == null || classes.Any(c => c.Id == a.ClassId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    /// <summary>An activity of the school is changed by who looks after the school.</summary>
    public override bool MayChange(Activity record, RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(scope);
        return record.ClassId is not null || scope.WholeSchool;
    }

    public override IQueryable<Activity> Find(IQueryable<Activity> records, ActivityFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today;
        if (!string.IsNullOrEmpty(filter.Kind)) records = records.Where(a => a.Kind == filter.Kind);
        if (!string.IsNullOrEmpty(filter.AnnualCode)) records = records.Where(a => a.AnnualCode == filter.AnnualCode);
        if (filter.Status is { } status) records = records.Where(a => a.Status == (RecordStatus)status);
        if (filter.ThisTerm is { } wanted)
            records = records.Where(a => db.Terms.Any(t => t.From <= today && t.To >= today && a.Date >= t.From && a.Date <= t.To) == wanted);
        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(a => a.Title.Contains(words) || a.Place.Contains(words));
        return records.OrderByDescending(a => a.Date).ThenByDescending(a => a.Id);
    }

    /// <inheritdoc/>
    public IQueryable<Activity> Over(IQueryable<Activity> records)
    {
        var from = SchoolYear.Of(clock.Today).From;
        return records.Where(a => a.Date < from);
    }

    public override string Describe(Activity record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"活动“{record.Title}”";
    }

    public override async ValueTask<ActivityForm> BlankAsync(CancellationToken cancellationToken) => new()
    {
        Date = clock.Today,
        LeaderId = viewers.Viewer.StaffId,
        IsOutside = false,
        IsSelective = false,
        ClassId = viewers.Viewer.Scope(DataArea.Archives, Access.Edit).WholeSchool ? null : await chooser.OnlyClassAsync(cancellationToken),
    };

    public override async ValueTask PrepareAsync(ActivityForm form, bool isBlank, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        await chooser.ChooseAsync(form.ClassId, null, null, cancellationToken);
    }

    public override ValueTask<ActivityForm> ReadAsync(Activity record, CancellationToken cancellationToken) => new(FormOf(record));

    /// <summary>The record as its form.</summary>
    public static ActivityForm FormOf(Activity record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ActivityForm
        {
            Title = record.Title,
            Kind = record.Kind,
            ClassId = record.ClassId,
            Date = record.Date,
            StartsAt = record.StartsAt,
            EndsAt = record.EndsAt,
            Place = record.Place,
            Host = record.Host,
            LeaderId = record.LeaderId,
            AnnualCode = record.AnnualCode,
            IsOutside = record.IsOutside,
            IsSafe = record.IsSafe,
            IsSelective = record.IsSelective,
            Summary = record.Summary,
        };
    }

    public override async ValueTask CheckAsync(ActivityForm form, Activity? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        var scope = viewers.Viewer.Scope(DataArea.Archives, Access.Edit);
        if (form.ClassId is null && !scope.WholeSchool) problems.AddModelError(nameof(form.ClassId), "全校的活动由德育或档案员登记。您登记班里的活动，请选您的班。");
        // Tracked, so that the record knows its class by name from here on.
        if (form.ClassId is { } room && await db.Classes.Within(scope).FirstOrDefaultAsync(c => c.Id == room, cancellationToken) is null)
            problems.AddModelError(nameof(form.ClassId), "请从列表里选一个班。别班的活动由那个班的班主任来记。");
        if (!await db.Staff.AnyAsync(s => s.Id == form.LeaderId, cancellationToken)) problems.AddModelError(nameof(form.LeaderId), "请从列表里选负责人。");
        if (form.Date > clock.Today) problems.AddModelError(nameof(form.Date), "这一天还没有到。请写活动已经办过的日期。");
        if (form.EndsAt <= form.StartsAt) problems.AddModelError(nameof(form.EndsAt), "结束要晚于开始。请改对时间。");
        if (form.IsOutside is true && !form.IsSafe) problems.AddModelError(nameof(form.IsSafe), "校外活动要先备好安全预案、收齐监护人回执，备齐了再勾上。");
        if (LabelWords.In(form.Summary) is { } label) problems.AddModelError(nameof(form.Summary), $"请不要用“{label}”这样的说法，改写做了什么。");
    }

    public override ValueTask<Activity> CreateAsync(ActivityForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new Activity { Title = form.Title!, Kind = form.Kind!, Place = form.Place! }; // All required.
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(ActivityForm form, Activity record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private static void Fill(ActivityForm form, Activity record)
    {
        record.Title = form.Title!.Trim(); // Required, as are all without OrNull.
        record.Kind = form.Kind!;
        record.ClassId = form.ClassId;
        record.Date = form.Date!.Value;
        record.StartsAt = form.StartsAt;
        record.EndsAt = form.EndsAt;
        record.Place = form.Place!.Trim();
        record.Host = Texts.OrNull(form.Host);
        record.LeaderId = form.LeaderId!.Value;
        record.AnnualCode = form.AnnualCode;
        record.IsOutside = form.IsOutside!.Value;
        record.IsSafe = form.IsSafe;
        record.IsSelective = form.IsSelective!.Value;
        record.Summary = Texts.LinesOrNull(form.Summary);
    }
}
