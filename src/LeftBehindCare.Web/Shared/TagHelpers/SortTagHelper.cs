using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-sort key="Date" current="@Model.Sort"&gt;日期&lt;/lb-sort&gt;</c>: a table head that the server sorts by. The link keeps
/// the filter, goes back to the first page and asks for <c>sort=Date</c>, or <c>sort=-Date</c> for the other way round.
/// </summary>
[HtmlTargetElement("lb-sort")]
public sealed class SortTagHelper : TagHelper
{
    public required string Key { get; set; }

    /// <summary>The sort in force: a key, with a minus sign before it when descending.</summary>
    public string? Current { get; set; }

    /// <summary>Aligned right, as its cells are.</summary>
    public bool Number { get; set; }

    /// <summary>Name of the query parameter.</summary>
    public string Parameter { get; set; } = "sort";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var words = await output.GetChildContentAsync();
        var ascending = Current == Key;
        var descending = Current == "-" + Key;
        var query = CurrentQuery.Of(ViewContext.HttpContext.Request).Without("page").With(Parameter, ascending ? "-" + Key : Key);

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        output.Attributes.SetAttribute("role", "columnheader");
        if (Number) output.Attributes.SetAttribute("class", "r");
        if (ascending || descending) output.Attributes.SetAttribute("aria-sort", ascending ? "ascending" : "descending");
        var link = Tag("a", null, words).With("href", query.ToString());
        if (ascending || descending)
            link.Text(" ").Add(IconTagHelper.Tag(ViewContext.HttpContext, ascending ? Icons.Ascending : Icons.Descending));
        output.Content.SetHtmlContent(link);
    }
}
