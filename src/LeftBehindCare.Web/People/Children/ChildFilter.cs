using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.People.Children;

/// <summary>What the children's list can be asked. Never a 证件号 or 学籍号: those are only searched by POST and appear in no address.</summary>
public sealed class ChildFilter : ListFilter
{
    [Display(Name = "班")]
    public Guid? ClassId { get; set; }

    [Display(Name = "校区")]
    public Guid? CampusId { get; set; }

    [Display(Name = "现住村")]
    public Guid? VillageId { get; set; }

    /// <summary>One of <see cref="LbChoice"/>, or a code of {OutType}.</summary>
    [Display(Name = "留守")]
    public string? Lb { get; set; }

    [Display(Name = "就读方式"), CodeSet("BoardMode")]
    public string? Board { get; set; }

    /// <summary>One of <see cref="GapChoice"/>.</summary>
    [Display(Name = "建档")]
    public string? Gap { get; set; }

    /// <summary>One of <see cref="RollChoice"/>; empty: 在读.</summary>
    [Display(Name = "在册")]
    public string? Roll { get; set; }

    /// <summary>The list as opened: everybody in class within reach.</summary>
    internal bool AsksForAll =>
        string.IsNullOrWhiteSpace(Q) && ClassId is null && CampusId is null && VillageId is null
        && string.IsNullOrEmpty(Lb) && string.IsNullOrEmpty(Board) && string.IsNullOrEmpty(Gap)
        && Roll is not (RollChoice.Left or RollChoice.DroppedOut);
}

/// <summary>Answers to 留守 that are no {OutType}.</summary>
public static class LbChoice
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Check = "check";
    public const string Unsupported = "unsupported";

    /// <summary>One parent away, the other at home.</summary>
    public const string OneParent = "one";

    /// <summary>Changed lately or changes soon, see <see cref="Indicators.Turning"/>.</summary>
    public const string Turning = "turning";

    public const string Mca = "mca";
    public const string Moe = "moe";
    public const string Sys = "sys";

    public static readonly IReadOnlyList<(string Value, string Text)> All =
    [
        (Yes, "是留守"), (No, "不是留守"), (Codes.OutType.Both, "双亲外出"), (Codes.OutType.Father, "仅父亲外出"),
        (Codes.OutType.Mother, "仅母亲外出"), (OneParent, "单亲外出（父或母）"), (Codes.OutType.SoleCarer, "抚养方外出"), (Check, "待核"), (Turning, "近日有变化"), (Unsupported, "事实无人抚养"),
        (Mca, "民政口径"), (Moe, "教育统计口径"), (Sys, "学籍系统口径"),
    ];
}

/// <summary>Where the A1 stands.</summary>
public static class GapChoice
{
    public const string None = "none";
    public const string Missing = "missing";
    public const string Draft = "draft";
    public const string Waiting = "waiting";
    public const string Returned = "returned";
    public const string Complete = "complete";

    public static readonly IReadOnlyList<(string Value, string Text)> All =
    [
        (None, "留守未建档"), (Missing, "有缺项"), (Draft, "草稿"), (Waiting, "待审"), (Returned, "退回"), (Complete, "已齐"),
    ];
}

/// <summary>Who is on the roll.</summary>
public static class RollChoice
{
    public const string Left = "left";
    public const string DroppedOut = "dropped";

    public static readonly IReadOnlyList<(string Value, string Text)> All = [(Left, "已离校"), (DroppedOut, "辍学（仍在册）")];
}
