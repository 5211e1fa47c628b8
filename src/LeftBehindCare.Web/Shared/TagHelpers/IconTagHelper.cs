using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-icon name="bell" /&gt;</c>: one icon of the sprite. It stands beside a word and is silent to screen readers;
/// where it stands alone, its link or button carries the name.
/// </summary>
[HtmlTargetElement("lb-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }

    /// <summary>Further classes, such as <c>lb-late</c>.</summary>
    public string? Class { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(Tag(ViewContext.HttpContext, Name, Class));
    }

    /// <summary>The same for tag helpers that draw an icon as part of something larger.</summary>
    public static IHtmlContent Tag(HttpContext context, string name, string? extraClass = null) =>
        Drawn.GetOrAdd((AssetPaths.Of(context, "icons.svg"), name, extraClass), static key => Draw(key.Sprite, key.Name, key.Class));

    /// <summary>A page shows thirty of the few dozen there are.</summary>
    private static readonly ConcurrentDictionary<(string Sprite, string Name, string? Class), HtmlString> Drawn = new();

    private static HtmlString Draw(string sprite, string name, string? extraClass)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{sprite}#{name}";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = extraClass is null ? "lb-i" : $"lb-i {extraClass}";
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        svg.WriteTo(text, HtmlEncoder.Default);
        return new HtmlString(text.ToString());
    }
}
