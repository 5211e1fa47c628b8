using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-errors /&gt;</c>: the summary of everything that was refused, each line a link to its field. It takes the focus.
/// Fields are named by their label, so a message need not repeat it.
/// </summary>
[HtmlTargetElement("lb-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper(IModelMetadataProvider metadata) : TagHelper
{
    /// <summary>The posted form, where it is not the view's own model.</summary>
    public object? Form { get; set; }

    /// <summary>What cannot happen before: 提交, 保存, 登录.</summary>
    public string Verb { get; set; } = "保存";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var errors = Refusals.Of(ViewContext.ViewData.ModelState,
            Form is null ? ViewContext.ViewData.ModelMetadata : metadata.GetMetadataForType(Form.GetType()));
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-errs");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "lb-errs-title");
        output.Attributes.SetAttribute("data-lb-focus", "true");
        output.Content.SetHtmlContent(Tag("h2", null, IconTagHelper.Tag(ViewContext.HttpContext, Icons.RedAlert))
            .With("id", "lb-errs-title").Text($"有{errors.Count}处要改，改好才能{Verb}"));
        output.Content.AppendHtml(Tag("ol", null, errors.Select(e => Tag("li", null, e.FieldId is null
            ? Tag("span").Text(e.Sentence)
            : Tag("a").With("href", $"#{e.FieldId}").Text(e.Sentence)))));
    }
}
