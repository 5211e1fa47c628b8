using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>@section Save { &lt;lb-save saved-at="10:42" gaps="4" leave-url="…"&gt;buttons with form="lb-form"&lt;/lb-save&gt; }</c>: the
/// foot of a form: what is saved, what is missing, the ways out. The number of refusals is read from the model state.
/// </summary>
[HtmlTargetElement("lb-save")]
public sealed class SaveTagHelper(IModelMetadataProvider metadata) : TagHelper
{
    public string Label { get; set; } = "保存";

    /// <summary>Time of the stored draft, such as 10:42; null when there is none yet.</summary>
    public string? SavedAt { get; set; }

    /// <summary>The form; its empty ◆ are counted.</summary>
    public object? Form { get; set; }

    /// <summary>◆ fields still empty, where the view counts them itself.</summary>
    public int Gaps { get; set; }

    public string? LeaveUrl { get; set; }

    /// <summary>A whole sentence instead of the draft's state, for screens without a draft.</summary>
    public string? Sentence { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var buttons = await output.GetChildContentAsync();
        var state = Tag("span", "lb-save__s");
        if (Sentence is not null) state.Text(Sentence);
        else State(state);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-save");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Tag("div", "lb-save__in",
            state,
            Tag("span", "lb-push lb-only-wide"),
            LeaveUrl is null ? null : Tag("a", "btn btn-quiet lb-only-wide").With("href", LeaveUrl).Text("离开"),
            buttons));
    }

    private void State(TagBuilder state)
    {
        if (Form is not null)
        {
            var form = metadata.GetModelExplorerForType(Form.GetType(), Form);
            Gaps = form.Metadata.Properties.Count(p => FieldFacts.IsGap(p, form));
        }

        PageScripts.Of(ViewContext.HttpContext).Need("form");
        var saved = Tag("span").With("data-lb-draft-state", "true").With("role", "status");
        if (SavedAt is not null)
            saved.Add(IconTagHelper.Tag(ViewContext.HttpContext, Icons.Saved)).Text(" ").Add(Tag("b").Text("草稿已存")).Text($" {SavedAt}");
        state.Add(saved, Tag("span").With("data-lb-gaps", "true").Text(Words(Gaps, ViewContext.ViewData.ModelState.Count(e => e.Value is { Errors.Count: > 0 }))));
    }

    /// <summary>What is missing and what is wrong, in a few words; empty when nothing is.</summary>
    public static string Words(int gaps, int refusals) => (gaps, refusals) switch
    {
        (0, 0) => "",
        (_, 0) => $"还缺{gaps}项 ◆",
        (0, _) => $"要改{refusals}处",
        _ => $"还缺{gaps}项 ◆，要改{refusals}处",
    };
}
