using LeftBehindCare.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>One section of a form: the properties of one <c>[Display(GroupName)]</c>.</summary>
/// <param name="Title">The group's name; null for a form without groups.</param>
/// <param name="Index">Place in the form, from 1.</param>
/// <param name="Properties">What is filled in, in its order.</param>
public sealed record FormSection(string? Title, int Index, IReadOnlyList<ModelMetadata> Properties)
{
    public string Id => $"s{Index}";

    /// <summary>一, 二, 三.</summary>
    public string Number => ChineseText.Numeral(Index);

    /// <summary>Whether any ◆ is asked for here, in this form as it is filled in.</summary>
    public bool HasWanted(object? form) => Properties.Any(p => new FieldFacts(p).IsWanted && FieldFacts.Applies(p.PropertyName, form));

    /// <summary>The sections of a form in the order in which their first fields come.</summary>
    public static IReadOnlyList<FormSection> Of(ModelMetadata form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return [.. form.Properties
            .Where(IsFilledIn)
            .OrderBy(p => p.Order)
            .GroupBy(p => FieldFacts.GroupOf(p))
            .Select((group, index) => new FormSection(group.Key, index + 1, [.. group]))];
    }

    /// <summary>◆ that are empty and fields that were refused, for the section's index entry.</summary>
    public (int Gaps, int Wrong) Count(ViewDataDictionary form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return (Properties.Count(p => FieldFacts.IsGap(p, form.ModelExplorer)),
            Properties.Count(p => form.ModelState.TryGetValue(p.PropertyName ?? "", out var entry) && entry.Errors.Count > 0));
    }

    private static bool IsFilledIn(ModelMetadata property) =>
        property.ShowForEdit && !property.IsReadOnly
        && (property.TemplateHint is not null || !property.IsComplexType
            || property is { IsEnumerableType: true, ElementMetadata.IsComplexType: false });
}
