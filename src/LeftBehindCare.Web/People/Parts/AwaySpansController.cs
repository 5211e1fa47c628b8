using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>外出: when a parent left, where to, and when they came back. The only source of 外出.</summary>
[Route("children/{childId:guid}/away")]
[OfArea(DataArea.Family)]
public sealed class AwaySpansController(PartDesk desk) : PartController<AwaySpan, AwayForm>(desk)
{
    /// <summary>A stay at home shorter than this does not interrupt being away (domain.md §5).</summary>
    private const int ShortStay = 30;

    protected override DataArea Area => DataArea.Family;

    protected override string Thing => "外出";

    protected override string Tab => "Family";

    protected override IQueryable<AwaySpan> Of(Guid childId) =>
        Desk.Db.AwaySpans.Where(a => Desk.Db.ParentLinks.Any(l => l.ChildId == childId && l.ParentId == a.ParentId));

    protected override ValueTask<AwayForm?> BlankAsync(ChildFacts child, CancellationToken cancellationToken)
    {
        var asked = Guid.TryParse(Request.Query["parent"], out var id) ? id : (Guid?)null;
        var parent = child.Parents.FirstOrDefault(p => p.Person.Id == asked) ?? (asked is null ? child.Parents.FirstOrDefault(p => p.Away is null) : null);
        return new(parent is null ? null : new AwayForm { ParentId = parent.Person.Id });
    }

    protected override ValueTask<AwayForm> ReadAsync(AwaySpan record, CancellationToken cancellationToken) => new(new AwayForm
    {
        ParentId = record.ParentId,
        From = record.From,
        To = record.To,
        WorkPlace = record.WorkPlace,
        WorkRegion = record.WorkRegion,
        WorkLevel = record.WorkLevel,
        Employer = record.Employer,
        Industry = record.Industry,
    });

    protected override async ValueTask CheckAsync(ChildFacts child, AwayForm form, AwaySpan? record, CancellationToken cancellationToken)
    {
        var parentId = record?.ParentId ?? form.ParentId;
        if (parentId is not null && child.Parents.All(p => p.Person.Id != parentId)) Refuse(nameof(form.ParentId), "这位家长现在不在孩子名下。请先登记父母。");
        if (form.From > Desk.Today) Refuse(nameof(form.From), "不能晚于今天。走了以后再登记。");
        if (form.To <= form.From) Refuse(nameof(form.To), "返回的日子要在外出的日子之后。请改对其中一个。");
        CheckDays(form.From, nameof(form.From), null, nameof(form.To));
        if (form.From is not { } from || parentId is null) return;

        var to = form.To ?? DateOnly.MaxValue;
        var own = record?.Id ?? Guid.Empty;
        var other = await Desk.Db.AwaySpans
            .Where(a => a.ParentId == parentId && a.Id != own && a.From < to && (a.To == null || a.To > from))
            .OrderBy(a => a.From).Select(a => new { a.From, a.To }).FirstOrDefaultAsync(cancellationToken);
        if (other is { To: null }) Refuse(nameof(form.From), $"已经登记 {other.From:yyyy-MM-dd} 起外出，还没有返回。请先给那一条填返回日期。");
        else if (other is not null) Refuse(nameof(form.From), $"和 {other.From:yyyy-MM-dd} 到 {other.To:yyyy-MM-dd} 的那次外出重叠了。请改对其中一条的日子。");
    }

    protected override ValueTask<AwaySpan> CreateAsync(ChildFacts child, AwayForm form, CancellationToken cancellationToken)
    {
        // Both checked: the form is valid.
        var span = new AwaySpan { ParentId = form.ParentId!.Value, From = form.From!.Value };
        Fill(form, span);
        Desk.Db.Add(span);
        return new(span);
    }

    protected override ValueTask WriteAsync(ChildFacts child, AwayForm form, AwaySpan record, CancellationToken cancellationToken)
    {
        record.From = form.From!.Value;
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    protected override bool RewritesHistory(AwayForm form, AwaySpan record) =>
        record.From != form.From || (record.To is not null && record.To != form.To);

    protected override Guid? PersonOf(AwaySpan record) => record.ParentId;

    protected override IReadOnlyDictionary<string, string> Hidden(AwayForm form) =>
        new Dictionary<string, string> { [nameof(form.ParentId)] = form.ParentId?.ToString() ?? "" };

    protected override ValueTask<string> DescribeAsync(ChildFacts child, AwaySpan? record, AwayForm form, CancellationToken cancellationToken)
    {
        var parent = child.Parents.FirstOrDefault(p => p.Person.Id == (record?.ParentId ?? form.ParentId));
        var who = parent is null ? "家长" : CodeSets.All.NameOf("Relation", parent.Link.Role) ?? "家长";
        return new(record is null ? $"登记{who}外出" : $"{who} {record.From:yyyy-MM-dd} 起的外出");
    }

    protected override async ValueTask<string?> AfterwordAsync(ChildFacts child, AwayForm form, CancellationToken cancellationToken)
    {
        if (form.From is not { } from || form.ParentId is not { } parent) return null;
        var before = await Desk.Db.AwaySpans.Where(a => a.ParentId == parent && a.To != null && a.To <= from)
            .MaxAsync(a => a.To, cancellationToken);
        return before is { } back && from.DayNumber - back.DayNumber < ShortStay
            ? $"上次 {back:yyyy-MM-dd} 回来，在家只有{from.DayNumber - back.DayNumber}天，不到{ShortStay}天的按没有中断算。"
            : null;
    }

    private static void Fill(AwayForm form, AwaySpan span)
    {
        span.To = form.To;
        span.WorkPlace = Texts.OrNull(form.WorkPlace);
        span.WorkRegion = Texts.OrNull(form.WorkRegion);
        span.WorkLevel = Texts.OrNull(form.WorkLevel);
        span.Employer = Texts.OrNull(form.Employer);
        span.Industry = Texts.OrNull(form.Industry);
    }
}
