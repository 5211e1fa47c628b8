using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-pager page="1" size="50" total="312" /&gt;</c>: which rows of how many, and the way to the others.
/// </summary>
[HtmlTargetElement("lb-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>From 1.</summary>
    public required int Page { get; set; }

    /// <summary>Rows per page.</summary>
    public required int Size { get; set; }

    /// <summary>Rows that the filter finds.</summary>
    public required int Total { get; set; }

    /// <summary>What is counted: 条, 名, 份.</summary>
    public string Unit { get; set; } = "条";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        var pages = (Total + Size - 1) / Size;
        var first = (Page - 1) * Size + 1;
        var last = Math.Min(Page * Size, Total);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-pager");
        output.Attributes.SetAttribute("aria-label", "分页");
        output.Content.SetHtmlContent(Tag("span").Text(
            pages == 1 ? $"共{Total}{Unit}" : $"第{first}–{last}，共{Total}{Unit}"));
        output.Content.AppendHtml(Tag("span", "lb-push"));
        if (pages == 1) return;

        if (Page > 1) output.Content.AppendHtml(Arrow(Page - 1, "上一页", Icons.Previous));
        int? before = null;
        foreach (var number in Window(Page, pages))
        {
            if (before is { } b && number > b + 1) output.Content.AppendHtml(Tag("span").With("aria-hidden", "true").Text("…"));
            output.Content.AppendHtml(number == Page
                ? Tag("b").With("aria-current", "page").Text($"{number}")
                : Tag("a").With("href", Url(number)).With("aria-label", $"第{number}页").Text($"{number}"));
            before = number;
        }

        if (Page < pages) output.Content.AppendHtml(Arrow(Page + 1, "下一页", Icons.Next));
    }

    /// <summary>First, last and the neighbours of the current page, in order.</summary>
    public static IEnumerable<int> Window(int page, int pages) =>
        new[] { 1, page - 1, page, page + 1, pages }.Where(n => n >= 1 && n <= pages).Distinct().Order();

    private TagBuilder Arrow(int page, string name, string icon) =>
        Tag("a", null, IconTagHelper.Tag(ViewContext.HttpContext, icon)).With("href", Url(page)).With("aria-label", name);

    private string Url(int page) =>
        CurrentQuery.Of(ViewContext.HttpContext.Request).With("page", $"{page}").ToString();
}
