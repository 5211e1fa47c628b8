using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Definition;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Audit;

/// <summary>What the logs can be asked.</summary>
public sealed class AuditFilter
{
    [Display(Name = "谁", Order = 1)]
    public Guid? Person { get; set; }

    [Display(Name = "从", Order = 2)]
    public DateOnly? From { get; set; }

    [Display(Name = "到（含）", Order = 3)]
    public DateOnly? Until { get; set; }

    [Display(Name = "登记", Order = 4)]
    public string? Kind { get; set; }

    [Display(Name = "动作", Order = 5)]
    [CodeSet("AccessAction")]
    public string? Deed { get; set; }

    [Display(Name = "记录号", Order = 6, Prompt = "孩子或登记的记录号")]
    public Guid? Record { get; set; }

    public int Applied => new object?[] { Person, From, Until, Kind, Deed, Record }.Count(v => v is not null);
}

/// <summary>Where the next page of a log goes on: after this entry, backwards in time.</summary>
public sealed record AuditCursor(DateTimeOffset At, Guid Id)
{
    public override string ToString() => $"{At.UtcTicks.ToString(CultureInfo.InvariantCulture)}-{Id:N}";

    /// <summary>Null for the first page and for whatever is no cursor.</summary>
    public static AuditCursor? Read(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(parts[1], "N", out var id)
            ? new AuditCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}

/// <summary>A page of the change log.</summary>
public sealed record ChangesPage(AuditFilter Filter, IReadOnlyList<ChangeLine> Lines, string? Next, IReadOnlyList<SelectListItem> People, IReadOnlyList<SelectListItem> Kinds);

/// <summary>One change.</summary>
public sealed record ChangeLine
{
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }

    /// <summary>新增, 修改, ….</summary>
    public required string Deed { get; init; }

    public required string What { get; init; }
    public required Subject About { get; init; }
    public required IReadOnlyList<HistoryField> Fields { get; init; }
    public string? Reason { get; init; }
}

/// <summary>What a line is about: a child by name for those who may read it, by record number for others.</summary>
/// <param name="Text">陈小满, or 学生 · 3f2a91c0.</param>
/// <param name="Record">Id to ask for all lines about it.</param>
/// <param name="ChildUrl">The child's page, for those who may open it.</param>
public sealed record Subject(string Text, Guid? Record, string? ChildUrl);

/// <summary>A page of the access log.</summary>
public sealed record AccessPage(AuditFilter Filter, IReadOnlyList<AccessLine> Lines, string? Next, IReadOnlyList<SelectListItem> People);

/// <summary>One access.</summary>
public sealed record AccessLine
{
    public required DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required string Deed { get; init; }
    public required Subject About { get; init; }
    public required string Fields { get; init; }
    public required string Reason { get; init; }
    public required int Subjects { get; init; }
    public required bool Approved { get; init; }
    public string? Ip { get; init; }
}
