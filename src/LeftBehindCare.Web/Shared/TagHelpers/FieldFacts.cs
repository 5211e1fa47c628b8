using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>What a form property's attributes say about how it is filled in. Read once per field, in one place.</summary>
public sealed class FieldFacts
{
    public FieldFacts(ModelMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var attributes = (metadata as DefaultModelMetadata)?.Attributes.PropertyAttributes ?? [];
        Label = metadata.DisplayName ?? metadata.PropertyName ?? "";
        Hint = metadata.Description;
        Placeholder = metadata.Placeholder;
        Template = metadata.TemplateHint;
        // A bool that cannot be null is always answered; the framework's implied [Required] on it means nothing here.
        IsRequired = attributes.OfType<RequiredAttribute>().Any();
        IsWanted = attributes.OfType<WantedAttribute>().Any();
        IsMasked = attributes.OfType<MaskedAttribute>().Any();
        Choices = attributes.OfType<ChoicesAttribute>().FirstOrDefault();
        CodeSet = attributes.OfType<CodeSetAttribute>().FirstOrDefault()?.SetName;
        MaxLength = attributes.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
            ?? attributes.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;
        IsMany = metadata.ModelType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(metadata.ModelType);
        Kind = KindOf(metadata, attributes);
    }

    public string Label { get; }

    public string? Hint { get; }

    public string? Placeholder { get; }

    /// <summary>Name of an editor template that draws the control itself, from <c>[UIHint]</c>.</summary>
    public string? Template { get; }

    public bool IsRequired { get; }

    /// <summary>◆: may be saved empty, counts as incomplete.</summary>
    public bool IsWanted { get; }

    public bool IsMasked { get; }

    public string? CodeSet { get; }

    /// <summary>Other records to choose from.</summary>
    public ChoicesAttribute? Choices { get; }

    /// <summary>In code points.</summary>
    public int? MaxLength { get; }

    /// <summary>Several answers.</summary>
    public bool IsMany { get; }

    public FieldKind Kind { get; }

    /// <summary>A value as it stands in an input: 2026-11-23, 37.5, true.</summary>
    public static string? InputText(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        Enum member => member.ToString("D"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The answers that stand in the field now: one, or several.</summary>
    public static IReadOnlyList<string> InputTexts(object? value) => value switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [text],
        IEnumerable many => [.. many.Cast<object?>().Select(InputText).OfType<string>().Where(t => t.Length > 0)],
        _ => InputText(value) is { Length: > 0 } text ? [text] : [],
    };

    /// <summary>The section a property belongs to.</summary>
    public static string? GroupOf(ModelMetadata property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return ((property as DefaultModelMetadata)?.Attributes.PropertyAttributes ?? [])
            .OfType<DisplayAttribute>().FirstOrDefault()?.GetGroupName();
    }

    /// <summary>
    /// What the form says of a stored masked number: its companion property, such as <c>IdNoState</c> for <c>IdNo</c>.
    /// Null when none is stored.
    /// </summary>
    public static string? StateOf(string? property, ModelExplorer form) => Companion(property, "State", form);

    /// <summary>Where the full number may be asked for: <c>IdNoRevealUrl</c>; null for those who may not.</summary>
    public static string? RevealUrlOf(string? property, ModelExplorer form) => Companion(property, "RevealUrl", form);

    /// <summary>A ◆ that is still open.</summary>
    public static bool IsGap(ModelMetadata property, ModelExplorer form)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(form);
        return property.PropertyName is { } name
            && new FieldFacts(property).IsWanted
            && Applies(name, form.Model)
            && InputTexts(form.GetExplorerForProperty(name)?.Model).Count == 0
            && StateOf(name, form) is null;
    }

    /// <summary>Whether a ◆ is asked for in this form.</summary>
    public static bool Applies(string? property, object? form) => form is not IWantsSome some || property is null || some.Wants(property);

    private static string? Companion(string? property, string suffix, ModelExplorer form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var name = property + suffix;
        return form.Metadata.Properties[name] is null ? null : form.GetExplorerForProperty(name).Model as string;
    }

    private static FieldKind KindOf(ModelMetadata metadata, IReadOnlyList<object> attributes)
    {
        var type = metadata.UnderlyingOrModelType;
        var data = attributes.OfType<DataTypeAttribute>().FirstOrDefault()?.DataType;
        if (type == typeof(bool)) return metadata.IsNullableValueType ? FieldKind.YesNo : FieldKind.Tick;
        if (type == typeof(DateOnly) || data == DataType.Date) return FieldKind.Date;
        if (type == typeof(TimeOnly) || data == DataType.Time) return FieldKind.Time;
        if (type == typeof(int) || type == typeof(long) || type == typeof(short)) return FieldKind.Whole;
        if (type == typeof(decimal) || type == typeof(double)) return FieldKind.Number;
        return data switch
        {
            DataType.MultilineText => FieldKind.Lines,
            DataType.PhoneNumber => FieldKind.Phone,
            DataType.Password => FieldKind.Password,
            _ => attributes.OfType<PhoneAttribute>().Any() ? FieldKind.Phone : FieldKind.Text,
        };
    }
}

/// <summary>How one answer is typed, where it is not chosen from a list.</summary>
public enum FieldKind
{
    Text,
    Lines,
    Date,
    Time,
    Whole,
    Number,
    Phone,
    Password,
    YesNo,
    Tick,
}
