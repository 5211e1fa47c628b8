using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>One answered question of a list's filter, as a pill that can be taken off.</summary>
/// <param name="Text">What was asked for, in words.</param>
/// <param name="Url">The same list without it.</param>
public sealed record AppliedFilter(string Text, string Url)
{
    private static readonly string[] NotAsked = [nameof(ListFilter.Sort), nameof(ListFilter.Page), nameof(ListFilter.Removed)];

    /// <summary>What the current address asks of a filter of the given type.</summary>
    public static async Task<IReadOnlyList<AppliedFilter>> OfAsync(HttpContext context, ModelMetadata filter, ICodeBook codes)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(codes);
        var query = CurrentQuery.Of(context.Request);
        var pills = new List<AppliedFilter>();
        foreach (var property in filter.Properties.Where(p => !NotAsked.Contains(p.PropertyName)))
        {
            var name = property.PropertyName ?? "";
            var asked = query.Values.Where(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (asked.Count == 0) continue;
            var facts = new FieldFacts(property);
            var choices = facts.Choices is null ? null : await facts.Choices.ReadAsync(context);
            pills.AddRange(asked.Select(v => new AppliedFilter(
                choices is null ? Words(facts, name, v.Value, codes) : choices.FirstOrDefault(c => c.Value == v.Value)?.Text ?? facts.Label,
                query.Without(name, v.Value).Without("page").ToString())));
        }

        return pills;
    }

    private static string Words(FieldFacts facts, string name, string value, ICodeBook codes) => facts switch
    {
        { CodeSet: { } set } => codes.NameOf(set, value) ?? facts.Label,
        { Kind: FieldKind.YesNo or FieldKind.Tick } => value == "true" ? facts.Label : $"不是{facts.Label}",
        _ when name == nameof(ListFilter.Q) => $"“{value}”",
        _ => $"{facts.Label}：{value}",
    };
}
