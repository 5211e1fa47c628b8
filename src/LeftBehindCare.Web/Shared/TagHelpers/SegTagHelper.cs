using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary><c>&lt;lb-seg label="按结果看" tabs="@Model.Tabs" /&gt;</c>: parts of one result beside each other, with their counts.</summary>
[HtmlTargetElement("lb-seg", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SegTagHelper : TagHelper
{
    public required string Label { get; set; }

    public required IEnumerable<CountTab> Tabs { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Tag("ul", "lb-seg", Tabs.Select(tab =>
        {
            var link = Tag("a").With("href", tab.Url).With("aria-current", tab.IsCurrent ? "page" : null);
            if (tab.Icon is not null) link.Add(IconTagHelper.Tag(ViewContext.HttpContext, tab.Icon, tab.IconClass));
            link.Text(tab.Text);
            if (tab.Count is { } count) link.Text(" ").Add(Tag("b").Text($"{count}"));
            return Tag("li", null, link);
        })));
    }
}
