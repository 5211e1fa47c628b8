using LeftBehindCare.Registers.Definition;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace LeftBehindCare.Registers.Mvc;

/// <summary>The ◆ of a form that are asked for and still empty.</summary>
public static class FormGaps
{
    /// <summary>Name and title of each, in the order of the form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="metadata">Metadata of its type.</param>
    public static IEnumerable<(string Name, string Title)> Of(object form, ModelMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var fields = FormFields.Of(form);
        return metadata.Properties
            .Where(p => p is DefaultModelMetadata { Attributes.PropertyAttributes: { } attributes } && attributes.OfType<WantedAttribute>().Any()
                && (form is not IWantsSome some || some.Wants(p.PropertyName!))
                && fields.TryGetValue(p.PropertyName!, out var values) && values.Length == 0)
            .OrderBy(p => p.Order)
            .Select(p => (p.PropertyName!, p.GetDisplayName()));
    }
}
