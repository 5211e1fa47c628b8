using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>
/// After a conflict a person chooses field by field between what is stored and what they typed. The page posts both versions
/// and the choice; this hands the binder the chosen one under the field's own name, so that any form's action takes the
/// answer like an ordinary save — also without script, and also for fields with several values.
/// </summary>
public sealed class ChosenVersions : IValueProviderFactory
{
    public const string Choice = "keep.";
    public const string Stored = "stored.";
    public const string Mine = "mine.";

    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.ActionContext.HttpContext.Request;
        // The framework's own factory has read the form before, and told of one it could not read.
        if (!request.HasFormContentType || !context.ValueProviders.OfType<FormValueProvider>().Any()) return;
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var chosen = form.Keys.Where(k => k.StartsWith(Choice, StringComparison.Ordinal))
            .ToDictionary(
                k => k[Choice.Length..],
                k => form[(form[k] == "mine" ? Mine : Stored) + k[Choice.Length..]],
                StringComparer.OrdinalIgnoreCase);
        if (chosen.Count > 0) context.ValueProviders.Insert(0, new Provider(chosen));
    }

    private sealed class Provider(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> chosen)
        : BindingSourceValueProvider(BindingSource.Form)
    {
        // Also for the parts of a form: Father, where only Father.Name was chosen.
        public override bool ContainsPrefix(string prefix) =>
            chosen.ContainsKey(prefix) || chosen.Keys.Any(k => k.StartsWith(prefix + ".", StringComparison.OrdinalIgnoreCase));

        public override ValueProviderResult GetValue(string key) =>
            chosen.TryGetValue(key, out var values) && values.Count > 0 ? new ValueProviderResult(values) : ValueProviderResult.None;
    }
}
