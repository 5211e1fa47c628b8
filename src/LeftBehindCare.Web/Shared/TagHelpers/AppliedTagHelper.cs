using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-applied filter="Model.Filter" total="46" unit="条" clear-url="…" /&gt;</c>: what was asked and how many were found.
/// </summary>
[HtmlTargetElement("lb-applied", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AppliedTagHelper(ICodeBook codes, IModelMetadataProvider metadata) : TagHelper
{
    /// <summary>The filter object; its properties tell what the words of the address mean.</summary>
    public object? Filter { get; set; }

    /// <summary>Ready pills, for lists whose filter is no object.</summary>
    public IReadOnlyList<AppliedFilter>? Filters { get; set; }

    public required int Total { get; set; }

    public string Unit { get; set; } = "条";

    /// <summary>The list unfiltered.</summary>
    public string? ClearUrl { get; set; }

    /// <summary>Words for a list of what is out of use, such as 停用的; empty for any other.</summary>
    public string? Removed { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var filters = Filters
            ?? (Filter is null ? [] : await AppliedFilter.OfAsync(ViewContext.HttpContext, metadata.GetMetadataForType(Filter.GetType()), codes));
        if (!string.IsNullOrEmpty(Removed))
            filters = [.. filters, new AppliedFilter(Removed, CurrentQuery.Of(ViewContext.HttpContext.Request).Without(nameof(ListFilter.Removed)).Without("page").ToString())];
        if (filters.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-applied");
        output.Content.SetHtmlContent(Tag("span").Text("查到 ").Add(Tag("b", "text-body").Text($"{Total}")).Text($" {Unit}"));
        foreach (var filter in filters)
            output.Content.AppendHtml(Tag("a", "lb-x").With("href", filter.Url).Text(filter.Text + " ")
                .Add(IconTagHelper.Tag(ViewContext.HttpContext, Icons.Close), Unseen("去掉")));
        if (ClearUrl is not null && filters.Count > 1)
            output.Content.AppendHtml(Tag("a", "lb-push").With("href", ClearUrl).Text("全部去掉"));
    }
}
