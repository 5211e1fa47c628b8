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

namespace LeftBehindCare.Web.Registers.Archives.Deeds;

/// <summary>A7 特殊事迹: 「让留守儿童看到自己的闪光点」; each child at least one a school year.</summary>
public sealed class DeedRegister(AppDb db, ViewerContext viewers, OfficeClock clock) : Register<DeedRecord, DeedForm, DeedRow, DeedFilter>, IFilesAway<DeedRecord>
{
    public override string Title => "特殊事迹";

    public override string Unit => "条事迹";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "让孩子看到自己的闪光点；每人每学年至少一条，学校审过才算";

    public override Expression<Func<DeedRecord, DeedRow>> Row
    {
        get
        {
            var today = clock.Today;
            return d => new DeedRow
            {
                Id = d.Id,
                Name = d.Child!.Name,
                ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == d.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
                Date = d.Date,
                Kind = d.Kind,
                Honor = d.Honor,
                Status = d.Status,
            };
        }
    }

    public override IReadOnlyDictionary<string, Expression<Func<DeedRecord, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<DeedRecord, object?>>>
    {
        [nameof(DeedRow.Name)] = d => d.Child!.Pinyin,
        [nameof(DeedRow.Date)] = d => d.Date,
    };

    public override IQueryable<DeedRecord> Reachable(IQueryable<DeedRecord> records, RowScope scope)
    {
        var children = db.Children.Within(scope, db, clock.Today);
        return records.Include(d => d.Child).Where(d => children.Any(c => c.Id == d.ChildId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<DeedRecord> Find(IQueryable<DeedRecord> records, DeedFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today;
        if (filter.ClassId is { } room)
            records = records.Where(d => db.EnrolledOn(today).Any(e => e.ChildId == d.ChildId && e.ClassId == room));
        if (!string.IsNullOrEmpty(filter.Kind)) records = records.Where(d => d.Kind == filter.Kind);
        if (filter.Status is { } status) records = records.Where(d => d.Status == (RecordStatus)status);
        if (filter.ThisYear is { } wanted)
        {
            var (from, to) = SchoolYear.Of(today);
            records = records.Where(d => (d.Date >= from && d.Date < to) == wanted);
        }

        if (Texts.OrNull(filter.Q) is { } words)
        {
            var named = db.Children.Named(words);
            records = records.Where(d => named.Any(c => c.Id == d.ChildId));
        }

        return records.OrderByDescending(d => d.Date).ThenByDescending(d => d.Id);
    }

    /// <inheritdoc/>
    public IQueryable<DeedRecord> Over(IQueryable<DeedRecord> records)
    {
        var today = clock.Today;
        var from = SchoolYear.Of(today).From;
        return records.Where(d => d.Date < from || !db.EnrolledOn(today).Any(e => e.ChildId == d.ChildId));
    }

    public override string Describe(DeedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.Child!.Name}{record.Date.Month}月{record.Date.Day}日的事迹";
    }

    public override ValueTask<DeedForm> BlankAsync(CancellationToken cancellationToken) => new(new DeedForm { Date = clock.Today });

    public override ValueTask<DeedForm> ReadAsync(DeedRecord record, CancellationToken cancellationToken) => new(FormOf(record));

    /// <summary>The record as its form.</summary>
    public static DeedForm FormOf(DeedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new DeedForm
        {
            ChildId = record.ChildId,
            Date = record.Date,
            Kind = record.Kind,
            Story = record.Story,
            Witness = record.Witness,
            Honor = record.Honor,
            Comment = record.Comment,
            ChildKnows = record.ChildKnows,
        };
    }

    public override async ValueTask CheckAsync(DeedForm form, DeedRecord? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        // Tracked, so that the record knows its child by name from here on.
        var mine = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit), db, clock.Today);
        if (await mine.FirstOrDefaultAsync(c => c.Id == form.ChildId, cancellationToken) is not { BirthDate: var born })
        {
            problems.AddModelError(nameof(form.ChildId), "请从列表里选一个孩子。别班的孩子由那个班的班主任来记。");
            return;
        }

        if (form.Date > clock.Today) problems.AddModelError(nameof(form.Date), "这一天还没有到。请写事情已经发生的日期。");
        else if (form.Date < born) problems.AddModelError(nameof(form.Date), $"这一天在孩子出生（{born:yyyy-MM-dd}）以前。请改对日期。");
        foreach (var (name, text) in new[] { (nameof(form.Story), form.Story), (nameof(form.Comment), form.Comment) })
            if (LabelWords.In(text) is { } label) problems.AddModelError(name, $"请不要用“{label}”这样的说法，改写孩子做了什么。");
    }

    public override ValueTask<DeedRecord> CreateAsync(DeedForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new DeedRecord { Kind = form.Kind!, Story = form.Story! }; // All required.
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(DeedForm form, DeedRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private static void Fill(DeedForm form, DeedRecord record)
    {
        record.ChildId = form.ChildId!.Value; // Required, as are date, kind, story and the last answer.
        record.Date = form.Date!.Value;
        record.Kind = form.Kind!;
        record.Story = Texts.Lines(form.Story!);
        record.Witness = Texts.OrNull(form.Witness);
        record.Honor = Texts.OrNull(form.Honor);
        record.Comment = Texts.LinesOrNull(form.Comment);
        record.ChildKnows = form.ChildKnows!.Value;
    }
}
