using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

/// <summary>A9 档案移交: 「学校安排专人负责」; who handed which box to whom, and what was missing then.</summary>
public sealed class CustodyRegister(AppDb db, ArchiveReader archives, OfficeClock clock) : Register<ArchiveCustody, CustodyForm, CustodyRow, CustodyFilter>
{
    public override string Title => "档案移交";

    public override string Unit => "盒";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "换了专人、学年末、孩子转学，档案都要当面点清移交；缺什么由系统列出来";

    public override Expression<Func<ArchiveCustody, CustodyRow>> Row { get; } = c => new CustodyRow
    {
        Id = c.Id,
        BoxNo = c.BoxNo,
        Material = c.Material,
        Copies = c.Copies,
        From = c.From!.Name,
        To = c.To!.Name,
        Date = c.Date,
        Reason = c.Reason,
        Missing = c.Missing.Length,
    };

    public override IReadOnlyDictionary<string, Expression<Func<ArchiveCustody, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<ArchiveCustody, object?>>>
    {
        [nameof(CustodyRow.BoxNo)] = c => c.BoxNo,
        [nameof(CustodyRow.Date)] = c => c.Date,
    };

    public override IQueryable<ArchiveCustody> Find(IQueryable<ArchiveCustody> records, CustodyFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!string.IsNullOrEmpty(filter.Reason)) records = records.Where(c => c.Reason == filter.Reason);
        if (filter.ClassId is { } room) records = records.Where(c => c.ClassId == room);
        if (filter.ThisYear is { } wanted)
        {
            var (from, to) = SchoolYear.Of(clock.Today);
            records = records.Where(c => (c.Date >= from && c.Date < to) == wanted);
        }

        if (Texts.OrNull(filter.Q) is { } words)
            records = records.Where(c => c.BoxNo.Contains(words) || c.Material.Contains(words) || c.From!.Name.Contains(words) || c.To!.Name.Contains(words));
        return records.OrderByDescending(c => c.Date).ThenBy(c => c.BoxNo).ThenBy(c => c.Id);
    }

    public override string Describe(ArchiveCustody record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.BoxNo}的移交";
    }

    public override ValueTask<CustodyForm> BlankAsync(CancellationToken cancellationToken) => new(new CustodyForm { Date = clock.Today });

    public override ValueTask<CustodyForm> ReadAsync(ArchiveCustody record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new CustodyForm
        {
            Reason = record.Reason,
            Date = record.Date,
            FromId = record.FromId,
            ToId = record.ToId,
            WitnessId = record.WitnessId,
            BoxNo = record.BoxNo,
            Material = record.Material,
            Copies = record.Copies,
            ClassId = record.ClassId,
            Remark = record.Remark,
        });
    }

    public override async ValueTask CheckAsync(CustodyForm form, ArchiveCustody? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        if (form.Date > clock.Today) problems.AddModelError(nameof(form.Date), "这一天还没有到。请写当面点清的日期。");
        Guid?[] people = [form.FromId, form.ToId, form.WitnessId];
        var known = await db.Staff.Where(s => people.Contains(s.Id)).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var (name, id, who) in new[] { (nameof(form.FromId), form.FromId, "移交人"), (nameof(form.ToId), form.ToId, "接收人"), (nameof(form.WitnessId), form.WitnessId, "监交人") })
            if (id is { } one && !known.Contains(one)) problems.AddModelError(name, $"请从列表里选{who}。");
        if (form.FromId == form.ToId) problems.AddModelError(nameof(form.ToId), "接收人不能就是移交人。请选另一个人。");
        if (form.WitnessId is { } witness && (witness == form.FromId || witness == form.ToId))
            problems.AddModelError(nameof(form.WitnessId), "监交人要是第三个人。没有就空着，由校长在纸上签。");
        if (form.ClassId is { } room && !await db.Classes.AnyAsync(c => c.Id == room, cancellationToken)) problems.AddModelError(nameof(form.ClassId), "请从列表里选一个班。");
    }

    public override async ValueTask<ArchiveCustody> CreateAsync(CustodyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new ArchiveCustody { BoxNo = form.BoxNo!, Material = form.Material!, Reason = form.Reason!, Missing = [] }; // All required.
        await FillAsync(form, record, cancellationToken);
        return record;
    }

    public override async ValueTask WriteAsync(CustodyForm form, ArchiveCustody record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        await FillAsync(form, record, cancellationToken);
    }

    private async Task FillAsync(CustodyForm form, ArchiveCustody record, CancellationToken cancellationToken)
    {
        // Counted when it is written down; a remark put right later does not change what was missing then.
        var isCountedAnew = record.Date != form.Date || record.ClassId != form.ClassId;
        record.BoxNo = Texts.OrNull(form.BoxNo)!; // Required, as are all without OrNull.
        record.Material = Texts.OrNull(form.Material)!;
        record.Copies = form.Copies!.Value;
        record.FromId = form.FromId!.Value;
        record.ToId = form.ToId!.Value;
        record.WitnessId = form.WitnessId;
        record.Date = form.Date!.Value;
        record.Reason = form.Reason!;
        record.ClassId = form.ClassId;
        record.Remark = Texts.OrNull(form.Remark);
        if (!isCountedAnew) return;
        var missing = await MissingAsync(record.Date, record.ClassId, cancellationToken);
        if (!record.Missing.SequenceEqual(missing)) record.Missing = missing;
    }

    /// <summary>What is not on file on the day of the handing over: numbers only, the names stand in the overview.</summary>
    private async Task<string[]> MissingAsync(DateOnly day, Guid? classId, CancellationToken cancellationToken)
    {
        var roll = await archives.ReadAsync(new RowScope(true, [], []), day, cancellationToken, classId);
        return [.. roll.Archives.Select(a => (Archive: a, Count: roll.LackingOf(a)))
            .Where(m => m.Count > 0).Select(m => $"{m.Archive.Code} {m.Archive.Title}：缺{m.Count}{(m.Archive.OfClass ? "个班" : "人")}")];
    }
}
