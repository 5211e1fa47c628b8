using System.Globalization;
using LeftBehindCare.Registers.Definition;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static LeftBehindCare.Web.Shared.TagHelpers.Tags;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;lb-field asp-for="BirthDate" /&gt;</c>: label with * or ◆ or 选填, the right control for the property, hint, error.
/// In a view over any form: <c>&lt;lb-field for-name="@property.PropertyName" /&gt;</c>.
/// <para>
/// The label comes from <c>[Display(Name)]</c>, the hint from its Description, the placeholder from its Prompt; choices from
/// <c>[CodeSet]</c> or <c>options</c>; <c>[UIHint("X")]</c> lets <c>EditorTemplates/X.cshtml</c> draw the control.
/// </para>
/// </summary>
[HtmlTargetElement("lb-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(ICodeBook codes, IHtmlHelper html) : TagHelper
{
    /// <summary>So many choices are shown at once; more become a list to open.</summary>
    private const int ChipLimit = 4;

    /// <summary>On a full-width line there is room for more.</summary>
    private const int WideChipLimit = 6;

    /// <summary>From here on one looks for a choice by typing, where there is script.</summary>
    private const int LongList = 30;

    /// <summary>Addresses and the like want half a line.</summary>
    private const int LongText = 80;

    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>The property by name, with dots for parts, where the view does not know the form's type.</summary>
    [HtmlAttributeName("for-name")]
    public string? ForName { get; set; }

    /// <summary>Width in sixths of the line: 2, 3, 4 or 6.</summary>
    public int Size { get; set; }

    /// <summary>Two beside each other also on a phone.</summary>
    public bool Half { get; set; }

    /// <summary>Choices that are not a code set, such as classes or villages.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>chips or select, when the number of choices should not decide.</summary>
    public string? As { get; set; }

    public string? Label { get; set; }

    public string? Hint { get; set; }

    public string? Placeholder { get; set; }

    /// <summary>Shown, but not for this person or this moment to change; nothing is posted.</summary>
    public bool Readonly { get; set; }

    /// <summary>Whether it is ◆ here, where that depends on the record; null: as its <c>[Wanted]</c> says.</summary>
    public bool? Wanted { get; set; }

    /// <summary>What is said of a stored masked number instead of showing it: 已核实, 存疑. Null: none is stored.</summary>
    public string? State { get; set; }

    /// <summary>Where the full number may be asked for, with a reason; only for those who may.</summary>
    public string? RevealUrl { get; set; }

    /// <summary>The browser's autofill token; off by default, because the forms are about other people.</summary>
    public string Autocomplete { get; set; } = "off";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!; // set by the framework before Process

    private HttpContext Http => ViewContext.HttpContext;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (expression, explorer) = Subject();
        var facts = new FieldFacts(explorer.Metadata);
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(expression);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry);
        var field = new Field(facts, name, id, Typed(entry) ?? FieldFacts.InputTexts(explorer.Model),
            entry?.Errors.FirstOrDefault()?.ErrorMessage, Readonly ? null : Hint ?? facts.Hint)
        {
            IsWanted = Wanted ?? (facts.IsWanted && FieldFacts.Applies(explorer.Metadata.PropertyName, explorer.Container?.Model)),
            IsTyped = entry?.RawValue is not null,
            Said = !Readonly && ViewContext.ViewData["FieldComments"] is ILookup<string, string> said ? [.. said[name]] : [],
        };

        if (facts.IsMasked && explorer.Container is { } form)
        {
            State ??= FieldFacts.StateOf(explorer.Metadata.PropertyName, form);
            RevealUrl ??= FieldFacts.RevealUrlOf(explorer.Metadata.PropertyName, form);
        }

        if (Options is null && facts.Choices is { } source) Options = await source.ReadAsync(Http);
        var choices = Choices(facts, field.Values);
        var isGroup = facts.Template is null && !Readonly
            && (facts.Kind == FieldKind.YesNo || choices is not null && (facts.IsMany || AsChips(choices.Count)));

        output.TagName = isGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", CssClass(field, isGroup));
        if (field.IsWanted) output.Attributes.SetAttribute("data-lb-wanted", field.IsEmpty && State is null ? "empty" : "filled");
        if (isGroup) output.Attributes.SetAttribute("id", id);
        if (isGroup && field.DescribedBy is { } described) output.Attributes.SetAttribute("aria-describedby", described);

        var body = output.Content;
        if (facts.Kind == FieldKind.Tick && choices is null && facts.Template is null) body.AppendHtml(Tick(field));
        else
        {
            body.AppendHtml(LabelOf(field, isGroup));
            body.AppendHtml(Control(field, choices, isGroup, explorer, expression));
        }

        if (field.Error is not null) body.AppendHtml(ErrorOf(field.Id, field.Error));
        if (field.SaidId is not null) body.AppendHtml(Tag("div", "lb-late", field.Said.Select(IHtmlContent (words) => Tag("div").Text($"退回意见：{words}"))).With("id", field.SaidId));
        if (field.Hint is not null) body.AppendHtml(Tag("div", "form-text").With("id", field.HintId).Text(field.Hint));
    }

    /// <summary>The sentence under a field, tied to it by its id.</summary>
    private TagBuilder ErrorOf(string id, string error) =>
        Tag("div", "lb-err", IconTagHelper.Tag(Http, Icons.FieldError), Tag("span").Text(error)).With("id", $"{id}-e");

    private (string Expression, ModelExplorer Explorer) Subject()
    {
        if (For is not null) return (For.Name, For.ModelExplorer);
        if (ForName is null) throw new InvalidOperationException("<lb-field> needs asp-for or for-name.");
        var explorer = ViewContext.ViewData.ModelExplorer;
        foreach (var part in ForName.Split('.'))
            explorer = explorer.GetExplorerForProperty(part)
                ?? throw new InvalidOperationException($"<lb-field for-name=\"{ForName}\">: {explorer.ModelType.Name} has no property {part}.");
        return (ForName, explorer);
    }

    /// <summary>What the person typed comes back to them, also when it could not be read.</summary>
    private static IReadOnlyList<string>? Typed(ModelStateEntry? entry) => entry?.RawValue switch
    {
        null => null,
        string[] many => [.. many.Where(v => !string.IsNullOrEmpty(v))],
        var one => FieldFacts.InputTexts(one),
    };

    private List<Choice>? Choices(FieldFacts facts, IReadOnlyList<string> values)
    {
        if (Options is not null) return [.. Options.Select(o => new Choice(o.Value, o.Text, values.Contains(o.Value), o.Group?.Name))];
        if (facts.CodeSet is null) return null;
        // A retired code stays readable in the record that has it, but nobody can choose it anew.
        return [.. codes.Items(facts.CodeSet)
            .Where(c => c.IsActive || values.Contains(c.Code))
            .OrderBy(c => c.Sort)
            .Select(c => new Choice(c.Code, c.Name, values.Contains(c.Code), null))];
    }

    private bool AsChips(int count) => As switch
    {
        "chips" => true,
        "select" => false,
        _ => count <= (Size == 6 ? WideChipLimit : ChipLimit),
    };

    private string CssClass(Field field, bool isGroup)
    {
        var wide = Size > 0 ? Size : Width(field.Facts);
        var css = $"lb-field lb-f{wide}";
        if (Half) css += " lb-h";
        if (isGroup && field.ShowsWanted) css += " is-wanted";
        if (isGroup && field.Error is not null) css += " is-invalid";
        return css;
    }

    private int Width(FieldFacts facts) => facts switch
    {
        { Kind: FieldKind.Lines } or { IsMany: true } => 6,
        // Room for the state and its buttons beside each other.
        { IsMasked: true } when State is not null => 3,
        { MaxLength: >= LongText, CodeSet: null } => 3,
        _ => 2,
    };

    private TagBuilder LabelOf(Field field, bool isGroup)
    {
        var label = isGroup
            ? Tag("legend")
            : Tag("label", "form-label").With("for", field.Id);
        label.Text(Label ?? field.Facts.Label);
        if (Readonly) return label;
        if (field.Facts.IsRequired)
            label.Text(" ").Add(Tag("span", "lb-req").Text("*").Add(Unseen("必填")).With("title", "必填"));
        else if (field.IsWanted)
            label.Text(" ").Add(Tag("span", "lb-want").Text("◆").Add(Unseen("建档要填")).With("title", "要填全才算建档"));
        else
            label.Text(" ").Add(Tag("span", "lb-opt").Text("选填"));
        return label;
    }

    private IHtmlContent Control(Field field, List<Choice>? choices, bool isGroup, ModelExplorer explorer, string expression)
    {
        if (field.Facts.Template is { } template)
        {
            ((IViewContextAware)html).Contextualize(ViewContext);
            return html.Editor(expression, template, new { LbId = field.Id, LbDescribedBy = field.DescribedBy, LbError = field.Error is not null });
        }

        if (Readonly) return ReadOnlyText(field, choices, explorer, field.Facts.IsMasked ? State ?? "未登记" : null);
        if (field.Facts.IsMasked) return Masked(field);
        if (field.Facts.Kind == FieldKind.YesNo && choices is null)
        {
            choices =
            [
                new("true", "是", field.Values.Contains("true", StringComparer.OrdinalIgnoreCase), null),
                new("false", "否", field.Values.Contains("false", StringComparer.OrdinalIgnoreCase), null),
            ];
        }

        if (isGroup) return Chips(field, choices ?? []);
        if (choices is not null) return Select(field, choices);
        return field.Facts.Kind == FieldKind.Lines ? TextArea(field) : Input(field);
    }

    private static TagBuilder ReadOnlyText(Field field, List<Choice>? choices, ModelExplorer explorer, string? instead)
    {
        var text = instead is not null ? instead
            : choices is null
            ? explorer.Model is bool flag ? (flag ? "是" : "否") : string.Join('、', field.Values)
            : string.Join('、', choices.Where(c => c.IsChosen).Select(c => c.Text));
        if (field.Facts.Kind == FieldKind.Lines && choices is null && instead is null)
        {
            // As high as the text: nothing to scroll for, nothing cut off.
            var rows = Math.Clamp(text.Split('\n').Sum(line => 1 + line.Length / 60), 1, 20);
            return Tag("textarea", "form-control").With("id", field.Id).With("rows", rows.ToString(CultureInfo.InvariantCulture)).With("readonly", true).Text("\n" + text);
        }

        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        return input.With("class", "form-control").With("id", field.Id).With("value", text).With("readonly", true)
            .With("aria-describedby", field.DescribedBy);
    }

    private TagBuilder Input(Field field)
    {
        var facts = field.Facts;
        var type = facts.Kind switch
        {
            FieldKind.Phone => "tel",
            FieldKind.Password => "password",
            _ => "text",
        };
        // A password is never written back into a page.
        var input = Tags.Input(type, field.Name, facts.Kind == FieldKind.Password ? null : field.Value);
        Common(input, field, "form-control");
        input.With("autocomplete", Autocomplete).With("placeholder", Placeholder ?? facts.Placeholder);
        return facts.Kind switch
        {
            FieldKind.Date => input.With("inputmode", "numeric").With("data-lb-date", "date")
                .With("placeholder", Placeholder ?? facts.Placeholder ?? "如2024-03-01"),
            FieldKind.Time => input.With("inputmode", "numeric").With("placeholder", Placeholder ?? facts.Placeholder ?? "如18:30"),
            FieldKind.Whole => input.With("inputmode", "numeric"),
            FieldKind.Number => input.With("inputmode", "decimal"),
            _ => input,
        };
    }

    private TagBuilder TextArea(Field field)
    {
        var area = Tag("textarea").With("name", field.Name).With("rows", "3");
        Common(area, field, "form-control");
        area.With("placeholder", Placeholder ?? field.Facts.Placeholder);
        // The browser drops one line break after the tag; without this a text that starts with one would lose it.
        area.Text("\n" + field.Value);
        if (field.Facts.MaxLength is not { } limit) return area;
        // No maxlength attribute: browsers count a rare character as two, and cut a pasted text without a word.
        area.With("data-lb-count", $"{limit}");
        return Tag("div", "lb-long", area,
            Tag("div", "lb-counter").With("id", $"{field.Id}-c").With("aria-hidden", "true")
                .Text($"{CodePoints(field.Value)} / {limit}字"));
    }

    private static int CodePoints(string? text) => text is null ? 0 : text.EnumerateRunes().Count(r => r.Value is not '\r');

    private TagBuilder Select(Field field, List<Choice> choices)
    {
        var select = Tag("select").With("name", field.Name);
        Common(select, field, "form-select");
        if (choices.Count > LongList)
        {
            select.With("data-lb-find", "true");
            PageScripts.Of(Http).Need("find");
        }

        // Without an empty line a required field would be answered by nobody; a field that is filled may be emptied again.
        if (choices.All(c => c.Value.Length > 0)) select.Add(Option(new("", "请选", false, null)));
        foreach (var group in choices.GroupBy(c => c.Group))
        {
            var options = group.Select(IHtmlContent (c) => Option(c));
            if (group.Key is null) select.Add(options);
            else select.Add(Tag("optgroup", null, options).With("label", group.Key));
        }

        return select;
    }

    private static TagBuilder Option(Choice choice) =>
        Tag("option").With("value", choice.Value).With("selected", choice.IsChosen).Text(choice.Text);

    private static TagBuilder Chips(Field field, List<Choice> choices)
    {
        var box = Tag("div", "lb-opts");
        var type = field.Facts.IsMany ? "checkbox" : "radio";
        var number = 0;
        foreach (var choice in choices)
        {
            var input = Tags.Input(type, field.Name, choice.Value).With("id", $"{field.Id}-{number++}").With("checked", choice.IsChosen);
            if (field.Error is not null) input.With("aria-invalid", "true");
            box.Add(Tag("label", choice.IsChosen ? "is-on" : null, input).Text(choice.Text));
        }

        return box;
    }

    /// <summary>
    /// A stored number is not in the page; an empty box leaves it as it is. What was just typed does come back, since only
    /// its writer sees it.
    /// </summary>
    private TagBuilder Masked(Field field)
    {
        var input = Tags.Input("text", field.Name, field.IsTyped ? field.Value : null);
        Common(input, field, "form-control");
        input.With("autocomplete", "off").With("spellcheck", "false").With("placeholder", Placeholder ?? field.Facts.Placeholder);
        if (State is null) return input;

        var again = Tag("details", "lb-again", Tag("summary", "btn btn-line").Text("重填"), input).With("open", field.Error is not null || (field.IsTyped && !field.IsEmpty));
        return Tag("div", "lb-inline lb-inline--wrap",
            Tag("span", "lb-mask lb-mask--box").Text(State),
            RevealUrl is null ? null : MaskedTagHelper.RevealLink(Http, RevealUrl, Label ?? field.Facts.Label),
            again);
    }

    private TagBuilder Tick(Field field)
    {
        var box = Tags.Input("checkbox", field.Name, "true").With("id", field.Id).With("class", "form-check-input")
            .With("checked", field.Values.Contains("true", StringComparer.OrdinalIgnoreCase))
            .With("disabled", Readonly).With("aria-describedby", field.DescribedBy);
        // An empty box posts nothing; the hidden one says that it was on the page.
        return Tag("div", "form-check", box, Tag("label", "form-check-label").With("for", field.Id).Text(Label ?? field.Facts.Label),
            Readonly ? null : Tags.Input("hidden", field.Name, "false"));
    }

    private static void Common(TagBuilder control, Field field, string css)
    {
        if (field.Error is not null) css += " is-invalid";
        else if (field.ShowsWanted) css += " is-wanted";
        control.With("class", css).With("id", field.Id).With("aria-describedby", field.DescribedBy);
        if (field.Error is not null) control.With("aria-invalid", "true");
        if (field.Facts.IsRequired) control.With("aria-required", "true");
    }

    private sealed record Choice(string Value, string Text, bool IsChosen, string? Group);

    private sealed record Field(FieldFacts Facts, string Name, string Id, IReadOnlyList<string> Values, string? Error, string? Hint)
    {
        public required bool IsWanted { get; init; }

        /// <summary>It comes from the person, in this request or in their draft, not from the record.</summary>
        public required bool IsTyped { get; init; }

        /// <summary>What the reviewer said of it when the record was given back.</summary>
        public required IReadOnlyList<string> Said { get; init; }

        public string? Value => Values.Count == 0 ? null : Values[0];

        public bool IsEmpty => Values.Count == 0;

        public bool ShowsWanted => IsWanted && IsEmpty;

        public string? HintId => Hint is null ? null : $"{Id}-h";

        public string? SaidId => Said.Count == 0 ? null : $"{Id}-r";

        public string? DescribedBy => string.Join(' ', new[] { Error is null ? null : $"{Id}-e", SaidId, HintId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
    }
}
