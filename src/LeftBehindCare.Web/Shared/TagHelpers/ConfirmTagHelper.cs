using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-confirm id="void" action="…" open="作废" title="作废田小满的基本情况登记表？" verb="作废" keep="不作废" reason="原因"&gt;what
/// happens, more fields&lt;/lb-confirm&gt;</c>: only for what cannot be undone. The button opens a native dialog; without script
/// the same dialog opens by its address (<c>:target</c>). Stands outside other forms.
/// </summary>
[HtmlTargetElement("lb-confirm")]
public sealed class ConfirmTagHelper(IHtmlGenerator generator) : TagHelper
{
    public required string Id { get; set; }

    /// <summary>Where it posts.</summary>
    public required string Action { get; set; }

    /// <summary>Words of the button that opens the dialog; null when the page opens it from elsewhere by <c>href="#id"</c>.</summary>
    public string? Open { get; set; }

    public string? OpenIcon { get; set; }

    public string OpenClass { get; set; } = "btn btn-line";

    /// <summary>Names the thing, as a question.</summary>
    public required string Title { get; set; }

    /// <summary>The act, on the right.</summary>
    public required string Verb { get; set; }

    /// <summary>The safe choice, on its left.</summary>
    public required string Keep { get; set; }

    /// <summary>Label of a required reason field named <c>Reason</c>; null for none.</summary>
    public string? Reason { get; set; }

    /// <summary>Red, for what loses something; off for what merely cannot be taken back, such as handing in.</summary>
    public bool Danger { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var words = await output.GetChildContentAsync();
        output.TagName = null;
        if (Open is not null)
        {
            var opener = Tag("a", OpenClass).With("href", $"#{Id}").With("role", "button").With("data-lb-open", Id);
            if (OpenIcon is not null) opener.Add(IconTagHelper.Tag(ViewContext.HttpContext, OpenIcon));
            output.Content.AppendHtml(opener.Text(Open));
        }

        var form = Tag("form", null).With("method", "post").With("action", Action).With("data-lb-once", "true")
            .Add(Tag("h3").With("id", $"{Id}-t").Text(Title), words);
        if (Reason is not null)
        {
            form.Add(
                Tag("label", "form-label").With("for", $"{Id}-why").Text(Reason + " ").Add(Tag("span", "lb-req").Text("*").Add(Unseen("必填"))),
                Input("text", "Reason", null).With("class", "form-control").With("id", $"{Id}-why").With("required", true)
                    .With("autocomplete", "off"));
        }

        form.Add(
            Tag("div", "lb-dialog__acts",
                Tag("a", "btn btn-quiet").With("href", "#").With("role", "button").With("data-lb-close", "true").Text(Keep),
                Tag("button", Danger ? "btn btn-danger" : "btn btn-primary").With("type", "submit").Text(Verb)),
            generator.GenerateAntiforgery(ViewContext));
        output.Content.AppendHtml(Tag("dialog", "lb-dialog lb-modal", form).With("id", Id).With("aria-labelledby", $"{Id}-t"));
    }
}
