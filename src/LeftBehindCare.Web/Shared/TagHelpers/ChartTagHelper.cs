using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LeftBehindCare.Web.Shared.Charts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-chart chart="Model.Growth" /&gt;</c>: a card with a picture, and the same numbers as a table under 看表格. The table is
/// what the page is sent; <c>js/chart.js</c> folds it and draws, and leaves it open where it cannot.
/// </summary>
[HtmlTargetElement("lb-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ChartTagHelper : TagHelper
{
    private const string Library = "lib/echarts/echarts.simple.min.js";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public required Chart Chart { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        PageScripts.Of(ViewContext.HttpContext).Need("chart");
        var head = Tag("figcaption", "lb-card__head", Tag("h2").With("id", $"{Chart.Id}-h").Text(Chart.Title));
        if (Chart.Note is not null) head.Add(Tag("p").Text(Chart.Note));

        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Chart.IsWide ? "lb-card lb-chart lb-chart--wide" : "lb-card lb-chart");
        output.Attributes.SetAttribute("aria-labelledby", $"{Chart.Id}-h");
        output.Content.SetHtmlContent(head);
        output.Content.AppendHtml(Tag("div", "lb-card__body",
            // Hidden until a script draws it: without one there is nothing to see here.
            Tag("div", "lb-chart__draw", Data()).With("role", "img").With("aria-label", Chart.Finding).With("aria-details", $"{Chart.Id}-t").With("hidden", true)
                .With("data-lb-chart", AssetPaths.Of(ViewContext.HttpContext, Library)),
            Tag("details", null,
                Tag("summary").Text("看表格").Add(Unseen($"：{Chart.Title}")),
                Tag("div", "lb-scroll", Table(Chart.Table)).With("tabindex", "0").With("role", "region").With("aria-label", $"{Chart.Title}，可左右滑动"))
                .With("id", $"{Chart.Id}-t").With("open", true)));
    }

    /// <summary>A data block: no policy forbids it, since nothing runs it. The encoder leaves no sign that could end it.</summary>
    private TagBuilder Data() => Tag("script", null, new HtmlString(JsonSerializer.Serialize(Chart.Drawing, Json))).With("type", "application/json");

    private TagBuilder Table(ChartTable table) => Tag("table", "lb-table lb-table--dense lb-table--mini",
        Tag("caption", "visually-hidden").Text(Chart.Title),
        Tag("thead", null, Tag("tr", null, table.Heads.Select((head, i) => Tag("th", i == 0 ? null : "r").With("scope", "col").Text(head)))),
        Tag("tbody", null, table.Rows.Select(row => Tag("tr", null,
            [Tag("th").With("scope", "row").Text(row.Name), .. row.Cells.Select(cell => Tag("td", "r", Words(row, cell)))]))));

    private static TagBuilder Words(ChartTableRow row, ChartCell cell) => cell.Url is null
        ? Tag("span").Text(cell.Text)
        : Tag("a").With("href", cell.Url).Text(cell.Text).Add(Unseen($"：{row.Name}"));
}
