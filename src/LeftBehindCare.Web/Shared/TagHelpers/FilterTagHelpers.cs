using LeftBehindCare.Registers.Definition;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-filter label="筛选"&gt;&lt;lb-ask asp-for="Filter.Name" first="true" /&gt;…&lt;/lb-filter&gt;</c>: what a list can be asked.
/// A GET form, so that a found list can be returned to; on a phone all but the first question fold away.
/// </summary>
[HtmlTargetElement("lb-filter")]
public sealed class FilterTagHelper : TagHelper
{
    public string Label { get; set; } = "筛选";

    /// <summary>How many questions are answered now; shown on the phone's button.</summary>
    public int Applied { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var http = ViewContext.HttpContext;
        var questions = await output.GetChildContentAsync();
        var sort = CurrentQuery.Of(http.Request).Values.FirstOrDefault(v => v.Key == "sort").Value;

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "lb-filter");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }
            .With("type", "checkbox").With("class", "lb-filter__open visually-hidden").With("id", "lb-filter-open"));
        var more = Tag("label", "btn btn-line lb-filter__more", IconTagHelper.Tag(http, Icons.Filter)).With("for", "lb-filter-open").Text(" 更多筛选 ");
        if (Applied > 0) more.Add(Tag("span", "lb-count lb-count--quiet").Text($"{Applied}"));
        output.Content.AppendHtml(questions);
        output.Content.AppendHtml(more);
        if (sort is not null) output.Content.AppendHtml(Input("hidden", "sort", sort));
        output.Content.AppendHtml(Tag("button", "btn btn-line", IconTagHelper.Tag(http, Icons.Search)).With("type", "submit").Text("查询"));
    }
}

/// <summary>One question of a <c>&lt;lb-filter&gt;</c>: a text, a date, or a list of codes with 全部 at its head.</summary>
[HtmlTargetElement("lb-ask", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AskTagHelper(ICodeBook codes) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    [HtmlAttributeName("for-name")]
    public string? ForName { get; set; }

    /// <summary>Stays in sight on a phone.</summary>
    public bool First { get; set; }

    public string? Label { get; set; }

    public string? Placeholder { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var explorer = For?.ModelExplorer ?? ViewContext.ViewData.ModelExplorer.GetExplorerForProperty(ForName!)
            ?? throw new InvalidOperationException("<lb-ask> needs asp-for or for-name.");
        var facts = new FieldFacts(explorer.Metadata);
        // The query names the question alone: the filter is bound without a prefix, and addresses stay short.
        var name = explorer.Metadata.PropertyName ?? throw new InvalidOperationException("<lb-ask> asks for a property.");
        var id = $"ask-{name}";
        var values = FieldFacts.InputTexts(explorer.Model);

        if (Options is null && facts.Choices is { } source) Options = await source.ReadAsync(ViewContext.HttpContext);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!First) output.Attributes.SetAttribute("class", "lb-adv");
        output.Content.SetHtmlContent(Tag("label", "form-label").With("for", id).Text(Label ?? facts.Label));
        output.Content.AppendHtml(Control(facts, name, id, values));
    }

    private TagBuilder Control(FieldFacts facts, string name, string id, IReadOnlyList<string> values)
    {
        var choices = Options?.Select(o => (o.Value, o.Text))
            ?? (facts.CodeSet is { } set ? codes.Items(set).OrderBy(c => c.Sort).Select(c => (Value: c.Code, Text: c.Name))
            : facts.Kind is FieldKind.YesNo or FieldKind.Tick ? [("true", "是"), ("false", "否")]
            : null);
        if (choices is null)
        {
            var input = Input("text", name, values.Count == 0 ? null : values[0]).With("class", "form-control").With("id", id)
                .With("autocomplete", "off").With("placeholder", Placeholder ?? facts.Placeholder);
            return facts.Kind == FieldKind.Date ? input.With("inputmode", "numeric").With("data-lb-date", "date") : input;
        }

        return Tag("select", "form-select", Tag("option").With("value", "").Text("全部"))
            .With("id", id).With("name", name)
            .Add(choices.Select(c => Tag("option").With("value", c.Value).With("selected", values.Contains(c.Value)).Text(c.Text)));
    }
}
