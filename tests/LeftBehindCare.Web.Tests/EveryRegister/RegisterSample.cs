using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Tests.EveryRegister;

/// <summary>
/// What a person would write who follows the page: the example that a field's own message or hint gives, the first of the
/// offered choices, else something plain of the field's kind. So a sample also proves that the page's advice is right.
/// </summary>
internal static partial class RegisterSample
{
    /// <summary>Values for every field of the form, by name.</summary>
    public static Dictionary<string, object?> Of(Type formType, IHtmlFormElement form) =>
        Fields(formType).Where(p => p.GetCustomAttribute<MaskedAttribute>() is null && !IsForSomeOnly(p))
            .Select(p => (p.Name, Value: ValueOf(p, On(form, p.Name), Before(formType, p)))).Where(f => f.Value is not null)
            .ToDictionary(f => f.Name, f => (object?)f.Value);

    /// <summary>The properties a person fills in.</summary>
    public static IEnumerable<PropertyInfo> Fields(Type formType) =>
        formType.GetProperties().Where(p => p.GetCustomAttribute<DisplayAttribute>() is not null && p.SetMethod is { IsPublic: true });

    /// <summary>What a form on a page holds in one field.</summary>
    public static string[] Held(IHtmlFormElement form, string name) =>
    [
        .. On(form, name).SelectMany<IElement, string>(e => e switch
        {
            IHtmlInputElement { Type: "hidden" } => [],
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
            IHtmlInputElement box => [box.Value],
            IHtmlTextAreaElement area => [area.Value.ReplaceLineEndings("\n")],
            IHtmlSelectElement list => list.Options.Where(o => o.HasAttribute("selected")).Select(o => o.Value),
            _ => [],
        }).Where(v => v.Length > 0),
    ];

    /// <summary>A field whose value may be any other one, and two such values.</summary>
    public static (string Name, string First, string Second) Changeable(Type formType)
    {
        var words = Fields(formType).LastOrDefault(p => p.PropertyType == typeof(string) && p.GetCustomAttribute<MaskedAttribute>() is null
            && p.GetCustomAttributes().All(a => a is not (RegularExpressionAttribute or CodeSetAttribute or DataTypeAttribute)));
        if (words is not null) return (words.Name, "甲处", "乙处");
        if (Fields(formType).FirstOrDefault(p => Plain(p) == typeof(int) && p.GetCustomAttribute<RangeAttribute>() is { Minimum: <= 3, Maximum: >= 4 }) is { } number) return (number.Name, "3", "4");
        if (Fields(formType).FirstOrDefault(p => Plain(p) == typeof(decimal) && p.GetCustomAttribute<RangeAttribute>() is { Minimum: <= 90, Maximum: >= 91 }) is { } measure) return (measure.Name, "90", "91");
        return (Fields(formType).First(p => Plain(p) == typeof(DateOnly)).Name, "2026-09-08", "2026-09-09");
    }

    /// <summary>A part of the form whose heading says that it is filled in only in a certain case.</summary>
    private static bool IsForSomeOnly(PropertyInfo property) => property.GetCustomAttribute<DisplayAttribute>()?.GroupName?.Contains("才填", StringComparison.Ordinal) is true;

    private static List<IElement> On(IHtmlFormElement form, string name) =>
        [.. form.Elements.Where(e => e.GetAttribute("name") == name)];

    /// <summary>How many fields before this one are chosen from the same list: two people of a form are two people.</summary>
    private static int Before(Type formType, PropertyInfo property) => property.GetCustomAttribute<ChoicesAttribute>() is not { } own ? 0
        : Fields(formType).TakeWhile(p => p != property).Count(p => p.GetCustomAttribute<ChoicesAttribute>()?.Source == own.Source);

    private static string? ValueOf(PropertyInfo property, List<IElement> elements, int before)
    {
        string[] offered =
        [
            .. elements.OfType<IHtmlSelectElement>().SelectMany(list => list.Options.Select(o => o.Value)),
            .. elements.OfType<IHtmlInputElement>().Where(i => i.Type is "radio" or "checkbox").Select(i => i.Value),
        ];
        if (offered.Where(v => v.Length > 0).ToList() is { Count: > 0 } values) return values[Math.Min(before, values.Count - 1)];
        if (elements.Count == 0) return null;
        if (elements.OfType<IHtmlInputElement>().FirstOrDefault(i => i.Value.Length > 0) is { } filled) return filled.Value;
        if (ExampleOf(property) is { } example) return example;
        var type = Plain(property);
        if (type == typeof(DateOnly)) return "2026-09-07";
        if (type == typeof(int)) return property.GetCustomAttribute<RangeAttribute>() is { } range
            ? Convert.ToString(((int)range.Minimum + (int)range.Maximum) / 2, CultureInfo.InvariantCulture) : "5";
        if (property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern is { } pattern)
            return Digits().Match(pattern) is { Success: true } digits
                ? "439900123456"[..int.Parse(digits.Groups[1].Value, CultureInfo.InvariantCulture)]
                : throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name}: give an example in its message (“如 …”), so that people and this test know what to write.");
        return property.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.PhoneNumber ? "15400001234" : "样本";
    }

    private static string? ExampleOf(PropertyInfo property)
    {
        var display = property.GetCustomAttribute<DisplayAttribute>();
        return property.GetCustomAttributes<ValidationAttribute>().Select(a => a.ErrorMessage).Append(display?.Prompt).Append(display?.Description)
            .OfType<string>().Select(t => Example().Match(t)).FirstOrDefault(m => m.Success)?.Groups[1].Value;
    }

    private static Type Plain(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    [GeneratedRegex(@"如 ([^、，。；)）]+)")]
    private static partial Regex Example();

    [GeneratedRegex(@"^\^\\d\{(?:\d+,)?(\d+)\}\$$")]
    private static partial Regex Digits();
}
