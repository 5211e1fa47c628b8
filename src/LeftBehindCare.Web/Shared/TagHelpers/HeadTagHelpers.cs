using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>What a <c>&lt;lb-acts&gt;</c> inside hands to the part around it.</summary>
internal sealed class ActionSlot
{
    public IHtmlContent? Content { get; set; }
}

/// <summary>
/// <c>&lt;lb-head title="谈心记录"&gt;duty sentence &lt;lb-acts&gt;buttons&lt;/lb-acts&gt;&lt;/lb-head&gt;</c>: the page's one h1, which is
/// also the window's title.
/// </summary>
[HtmlTargetElement("lb-head")]
public sealed class HeadTagHelper : TagHelper
{
    public required string Title { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        ViewContext.ViewData["Title"] ??= Title;
        var acts = new ActionSlot();
        context.Items[typeof(ActionSlot)] = acts;
        var words = await output.GetChildContentAsync();
        var text = Tag("div", "lb-head__text", Tag("h1").Text(Title));
        if (!words.IsEmptyOrWhiteSpace) text.Add(Tag("p", null, words));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-head");
        output.Content.SetHtmlContent(text);
        if (acts.Content is { } content) output.Content.AppendHtml(Tag("div", "lb-head__acts", content));
    }
}

/// <summary>Buttons of the head, notice or empty page around it.</summary>
[HtmlTargetElement("lb-acts")]
public sealed class ActsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        if (context.Items.TryGetValue(typeof(ActionSlot), out var slot)) ((ActionSlot)slot).Content = content;
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;lb-sep /&gt;</c>: the hairline that parts facts in a row.</summary>
[HtmlTargetElement("lb-sep", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SepTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Sep());
    }
}

/// <summary>
/// <c>&lt;lb-empty title="本月还没有家访"&gt;what it means, next step &lt;lb-acts&gt;…&lt;/lb-acts&gt;&lt;/lb-empty&gt;</c>.
/// </summary>
[HtmlTargetElement("lb-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var acts = new ActionSlot();
        context.Items[typeof(ActionSlot)] = acts;
        var words = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-empty");
        output.Content.SetHtmlContent(Drawing());
        output.Content.AppendHtml(Tag("h2").Text(Title));
        if (!words.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Tag("p", null, words));
        if (acts.Content is { } content) output.Content.AppendHtml(Tag("div", "lb-row justify-content-center", content));
    }

    private static TagBuilder Drawing()
    {
        var svg = Tag("svg", "lb-empty__art").With("viewBox", "0 0 96 72").With("aria-hidden", "true");
        svg.Add(Tag("path").With("d", "M4 62c18-14 32-14 46-4 14 9 26 8 42-2v10H4z").With("fill", "#dceeea"));
        svg.Add(Tag("path").With("d", "M30 56V30h36v26z").With("fill", "#fff").With("stroke", "#b7d8d3").With("stroke-width", "2"));
        svg.Add(Tag("path").With("d", "M26 31 48 18l22 13z").With("fill", "#b7d8d3"));
        return svg.Add(Tag("path").With("d", "M43 56V43h10v13z").With("fill", "#f0b673"));
    }
}
