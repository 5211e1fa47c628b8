using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>Short words for building tags in code, so that the tag helpers read like the HTML they write.</summary>
internal static class Tags
{
    public static TagBuilder Tag(string name, string? cssClass = null, params IEnumerable<IHtmlContent?> children)
    {
        var tag = new TagBuilder(name);
        if (cssClass is not null) tag.Attributes["class"] = cssClass;
        foreach (var child in children)
            if (child is not null) tag.InnerHtml.AppendHtml(child);
        return tag;
    }

    public static TagBuilder With(this TagBuilder tag, string attribute, string? value)
    {
        if (value is not null) tag.Attributes[attribute] = value;
        return tag;
    }

    /// <summary>An attribute without a value, such as <c>checked</c>.</summary>
    public static TagBuilder With(this TagBuilder tag, string attribute, bool set)
    {
        if (set) tag.Attributes[attribute] = attribute;
        return tag;
    }

    public static TagBuilder Text(this TagBuilder tag, string? text)
    {
        if (text is not null) tag.InnerHtml.Append(text);
        return tag;
    }

    public static TagBuilder Add(this TagBuilder tag, params IEnumerable<IHtmlContent?> children)
    {
        foreach (var child in children)
            if (child is not null) tag.InnerHtml.AppendHtml(child);
        return tag;
    }

    public static TagBuilder Input(string type, string name, string? value)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        input.Attributes["name"] = name;
        if (value is not null) input.Attributes["value"] = value;
        return input;
    }

    /// <summary>Words for screen readers only.</summary>
    public static TagBuilder Unseen(string text) => Tag("span", "visually-hidden").Text(text);

    /// <summary>The hairline between facts in a row.</summary>
    public static TagBuilder Sep() => Tag("span", "lb-sep").Text(" ");
}
