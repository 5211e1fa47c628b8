using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-progress job="@Model.Progress" url="@Url.Action("Progress", …)" /&gt;</c>: how far a queued job is. The script asks
/// <c>url</c> for the same <see cref="JobProgress"/> as JSON; without script the page reloads itself.
/// </summary>
[HtmlTargetElement("lb-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper : TagHelper
{
    public required JobProgress Job { get; set; }

    /// <summary>Answers the state as JSON.</summary>
    public required string Url { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!Job.IsOver)
        {
            PageScripts.Of(ViewContext.HttpContext).Need("progress");
            PageScripts.Of(ViewContext.HttpContext).ReloadsWithoutScript = true;
        }

        var bar = Tag("progress", "lb-bar").With("aria-label", Job.Title);
        if (Job.Total > 0) bar.With("max", $"{Job.Total}").With("value", $"{Job.Done}").Text($"{Job.Done}/{Job.Total}");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!Job.IsOver) output.Attributes.SetAttribute("data-lb-progress", Url);
        output.Content.SetHtmlContent(Tag("div", "lb-row lb-spread mb-2",
            Tag("b").Text(Job.Title),
            Tag("span", "lb-muted").With("data-lb-count", "true").Text(Job.Total > 0 ? $"{Job.Done} / {Job.Total}" : "")));
        output.Content.AppendHtml(bar);
        output.Content.AppendHtml(Tag("p", "lb-muted mt-2 mb-3").With("role", "status").With("data-lb-sentence", "true").Text(Job.Sentence));
    }
}
