using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>One refusal as the summary box says it.</summary>
/// <param name="FieldId">Id of the control it belongs to, or null when it concerns the whole form.</param>
/// <param name="Name">Full name of the field.</param>
/// <param name="Sentence">With the field's label before it, unless the message already names it.</param>
public sealed record Refusal(string? FieldId, string Name, string Sentence);

/// <summary>Everything that was refused, read from the model state.</summary>
public static class Refusals
{
    /// <summary>In the order in which the form shows its fields, the whole form's own refusals first.</summary>
    /// <param name="state">What was refused.</param>
    /// <param name="form">Metadata of the posted form, for labels and order.</param>
    public static IReadOnlyList<Refusal> Of(ModelStateDictionary state, ModelMetadata form)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. state
            .Where(e => e.Value is { Errors.Count: > 0 })
            .Select(e => (Metadata: Find(form, e.Key), e.Key, Message: e.Value!.Errors[0].ErrorMessage))
            .OrderBy(e => e.Key.Length == 0 ? -1 : 0)
            .ThenBy(e => e.Metadata?.Order ?? int.MaxValue)
            .Select(e => new Refusal(
                e.Key.Length == 0 || e.Metadata is null ? null : TagBuilder.CreateSanitizedId(e.Key, "_"),
                e.Key,
                Sentence(e.Metadata?.DisplayName, e.Message)))];
    }

    private static string Sentence(string? label, string message) =>
        string.IsNullOrEmpty(label) || message.Contains(label, StringComparison.Ordinal) ? message : $"{label}：{message}";

    private static ModelMetadata? Find(ModelMetadata? metadata, string key)
    {
        foreach (var part in key.Split('.'))
        {
            var name = part.Split('[')[0];
            metadata = metadata?.Properties.FirstOrDefault(p => string.Equals(p.PropertyName, name, StringComparison.OrdinalIgnoreCase));
            if (metadata is not null && part.Contains('[', StringComparison.Ordinal)) metadata = metadata.ElementMetadata ?? metadata;
        }

        return metadata;
    }
}
