using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-note level="Warm" title="…"&gt;one line &lt;lb-acts&gt;…&lt;/lb-acts&gt;&lt;/lb-note&gt;</c>: an alert. Red means act
/// now; it is announced once.
/// </summary>
[HtmlTargetElement("lb-note")]
public sealed class NoteTagHelper : TagHelper
{
    public NoteLevel Level { get; set; } = NoteLevel.Info;

    public required string Title { get; set; }

    /// <summary>One line high, for notices above a form.</summary>
    public bool Slim { get; set; }

    public string? Icon { get; set; }

    /// <summary>Announce it when it appears; for answers to something the person just did.</summary>
    public bool Live { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var acts = new ActionSlot();
        context.Items[typeof(ActionSlot)] = acts;
        var words = await output.GetChildContentAsync();
        var (suffix, icon) = Shape(Level);
        var text = Tag("div", null, Tag("b").Text(Title));
        if (!words.IsEmptyOrWhiteSpace) text.Add(Tag("p", null, words));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"lb-note lb-note--{suffix}{(Slim ? " lb-note--slim" : "")}");
        if (Level == NoteLevel.Red) output.Attributes.SetAttribute("role", "alert");
        else if (Live) output.Attributes.SetAttribute("role", "status");
        output.Content.SetHtmlContent(IconTagHelper.Tag(ViewContext.HttpContext, Icon ?? icon));
        output.Content.AppendHtml(text);
        if (acts.Content is { } content) output.Content.AppendHtml(Tag("div", "lb-note__acts", content));
    }

    private static (string Suffix, string Icon) Shape(NoteLevel level) => level switch
    {
        NoteLevel.Red => ("red", Icons.RedAlert),
        NoteLevel.Warm => ("warm", Icons.WarmAlert),
        NoteLevel.Info => ("info", Icons.Information),
        NoteLevel.Done => ("ok", Icons.CheckFilled),
    };
}

/// <summary>The four levels of notice.</summary>
public enum NoteLevel
{
    /// <summary>Know.</summary>
    Info,

    /// <summary>Done.</summary>
    Done,

    /// <summary>To do.</summary>
    Warm,

    /// <summary>Act now.</summary>
    Red,
}
