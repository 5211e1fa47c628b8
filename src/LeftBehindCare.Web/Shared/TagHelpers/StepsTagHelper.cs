using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary><c>&lt;lb-steps names="选文件,对列,看预检,导入" current="3" /&gt;</c>: where one is on a way of a few pages.</summary>
[HtmlTargetElement("lb-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper : TagHelper
{
    /// <summary>Parted by commas.</summary>
    public required string Names { get; set; }

    /// <summary>From 1; one more than there are steps when all are done.</summary>
    public required int Current { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-steps");
        output.Attributes.SetAttribute("aria-label", "步骤");
        output.Content.Clear();
        foreach (var (index, name) in Names.Split(',').Index())
        {
            var step = index + 1;
            var sign = step < Current
                ? Tag("i", null, IconTagHelper.Tag(ViewContext.HttpContext, Icons.Check), Unseen("已完成 "))
                : Tag("i").Text($"{step}");
            output.Content.AppendHtml(Tag("li", step < Current ? "is-done" : null, sign)
                .With("aria-current", step == Current ? "step" : null).Text(name));
        }
    }
}
