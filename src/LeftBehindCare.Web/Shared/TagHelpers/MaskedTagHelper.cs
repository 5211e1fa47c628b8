using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-masked state="已核实" what="身份证号" reveal-url="…" /&gt;</c>: a number of which no digit is shown, only whether it is
/// there and trusted. With <c>reveal-url</c>, for those who may: a page (a dialog with script) that asks for the reason and
/// shows the number for one minute.
/// </summary>
[HtmlTargetElement("lb-masked", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MaskedTagHelper : TagHelper
{
    /// <summary>已核实, 存疑, or null for 未登记.</summary>
    public string? State { get; set; }

    /// <summary>What the number is, for the dialog's title and screen readers.</summary>
    public required string What { get; set; }

    public string? RevealUrl { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Tag("span", "lb-mask").Text(State ?? "未登记"));
        if (RevealUrl is not null && State is not null)
            output.Content.AppendHtml(RevealLink(ViewContext.HttpContext, RevealUrl, What, small: true));
    }

    /// <summary>The way to the full number. The script opens the layout's dialog for it instead of leaving the page.</summary>
    internal static IHtmlContent RevealLink(HttpContext http, string url, string what, bool small = false)
    {
        PageScripts.Of(http).Need("reveal");
        return Tag("a", small ? "btn btn-line btn-sm" : "btn btn-line", IconTagHelper.Tag(http, Icons.Eye))
            .Text("看全号").Add(Unseen($"：{what}"))
            .With("href", url).With("data-lb-reveal", what);
    }
}
