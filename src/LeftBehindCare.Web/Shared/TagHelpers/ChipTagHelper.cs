using LeftBehindCare.Registers.Records;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-chip status="@row.Status" /&gt;</c>: where a record stands, readable without colour. A null status is 缺.
/// Other words with the same shapes: <c>&lt;lb-chip look="Missing" text="过期" /&gt;</c>.
/// </summary>
[HtmlTargetElement("lb-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChipTagHelper : TagHelper
{
    public RecordStatus? Status { get; set; }

    public ChipLook? Look { get; set; }

    public string? Text { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Tag(ViewContext.HttpContext, Look ?? LookOf(Status), Text));
    }

    /// <summary>The same for long lists, which draw each state once and repeat it.</summary>
    public static IHtmlContent Tag(HttpContext context, RecordStatus? status) => Tag(context, LookOf(status), null);

    /// <summary>The same with another word.</summary>
    public static IHtmlContent Tag(HttpContext context, ChipLook look, string? text)
    {
        var (suffix, icon, word) = Shape(look);
        return Tags.Tag("span", $"lb-st lb-st--{suffix}", IconTagHelper.Tag(context, icon)).Text(text ?? word);
    }

    public static ChipLook LookOf(RecordStatus? status) => status is { } known ? LookOf(known) : ChipLook.Missing;

    private static ChipLook LookOf(RecordStatus status) => status switch
    {
        RecordStatus.Draft => ChipLook.Draft,
        RecordStatus.Submitted => ChipLook.Waiting,
        RecordStatus.Returned => ChipLook.Returned,
        RecordStatus.Effective => ChipLook.Effective,
        RecordStatus.Archived => ChipLook.Archived,
        RecordStatus.Void => ChipLook.Void,
    };

    private static (string Suffix, string Icon, string Word) Shape(ChipLook look) => look switch
    {
        ChipLook.Missing => ("miss", Icons.Missing, "缺"),
        ChipLook.Draft => ("draft", Icons.Pencil, "草稿"),
        ChipLook.Waiting => ("wait", Icons.Waiting, "待审"),
        ChipLook.Returned => ("back", Icons.Returned, "退回"),
        ChipLook.Effective => ("live", Icons.CheckFilled, "生效"),
        ChipLook.Archived => ("arch", Icons.Sealed, "已归档"),
        ChipLook.Void => ("void", Icons.Void, "作废"),
    };
}

/// <summary>The seven shapes of a status, from empty to sealed (look.md §5).</summary>
public enum ChipLook
{
    Missing,
    Draft,
    Waiting,
    Returned,
    Effective,
    Archived,
    Void,
}
