using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>One answered question of a list's filter, as a pill that can be taken off.</summary>
/// <param name="Text">What was asked for, in words.</param>
/// <param name="Url">The same list without it.</param>
public sealed record AppliedFilter(string Text, string Url)
{
    /// <summary>What the current address asks of a filter of the given type.</summary>
    /// <param name="request">The list page's request.</param>
    /// <param name="filter">Metadata of the filter's type.</param>
    /// <param name="codes">Names of codes.</param>
    /// <param name="names">Names of values that are no codes, such as classes; by property, then value.</param>
    public static IReadOnlyList<AppliedFilter> Of(
        HttpRequest request, ModelMetadata filter, ICodeBook codes,
        Func<string, string, string?>? names = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(codes);
        var query = CurrentQuery.Of(request);
        return [.. filter.Properties.SelectMany(property =>
        {
            var facts = new FieldFacts(property);
            var name = property.PropertyName ?? "";
            return query.Values
                .Where(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase))
                .Select(v => new AppliedFilter(
                    Words(facts, names?.Invoke(name, v.Value) ?? Named(facts, v.Value, codes)),
                    query.Without(name, v.Value).Without("page").ToString()));
        })];
    }

    private static string? Named(FieldFacts facts, string value, ICodeBook codes) => facts switch
    {
        { CodeSet: { } set } => codes.NameOf(set, value),
        { Kind: FieldKind.YesNo or FieldKind.Tick } => value == "true" ? facts.Label : $"不是{facts.Label}",
        _ => $"{facts.Label}：{value}",
    };

    private static string Words(FieldFacts facts, string? words) => words ?? facts.Label;
}
