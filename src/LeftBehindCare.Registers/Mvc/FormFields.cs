using System.Collections;
using System.Globalization;
using System.Reflection;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Registers.Mvc;

/// <summary>A form seen as posted fields: for conflicts, drafts and the list's columns.</summary>
public static class FormFields
{
    /// <summary>The value of each simple field as it would be posted.</summary>
    public static Dictionary<string, string[]> Of(object form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p is { CanRead: true, CanWrite: true })
            .ToDictionary(p => p.Name, p => Posted(p.GetValue(form)));
    }

    /// <summary>One value as posted: dates as yyyy-MM-dd, several values for a list, none for null.</summary>
    public static string[] Posted(object? value) => value switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [text],
        bool yes => [yes ? "true" : "false"],
        DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        IEnumerable many => [.. many.Cast<object?>().SelectMany(Posted)],
        IFormattable other => [other.ToString(null, CultureInfo.InvariantCulture)],
        _ => [value.ToString() ?? ""],
    };

    /// <summary>One value as people read it.</summary>
    public static string Shown(object? value, string? codeSet, ICodeBook codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return value switch
        {
            null => "",
            bool yes => yes ? "是" : "否",
            RecordStatus status => codes.NameOf(nameof(RecordStatus), ((int)status).ToString(CultureInfo.InvariantCulture)) ?? "",
            string code when codeSet is not null => codes.NameOf(codeSet, code) ?? code,
            string text => text,
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            IEnumerable many => string.Join('、', many.Cast<object?>().Select(v => Shown(v, codeSet, codes))),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }

    /// <summary>The fields in which two versions of a form differ, and those in which they agree.</summary>
    public static (IReadOnlyList<ConflictField> Differing, IReadOnlyDictionary<string, string[]> Agreed) Compare(
        object stored, object mine, ModelMetadata metadata, ICodeBook codes)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var differing = new List<ConflictField>();
        var agreed = new Dictionary<string, string[]>();
        foreach (var field in metadata.Properties.Where(p => !p.IsReadOnly).OrderBy(p => p.Order))
        {
            var name = field.PropertyName!;
            var set = CodeSetOf(field);
            var (a, b) = (field.PropertyGetter!(stored), field.PropertyGetter(mine));
            if (Posted(a).SequenceEqual(Posted(b))) agreed[name] = Posted(a);
            else differing.Add(new ConflictField(name, field.GetDisplayName(), Posted(a), Shown(a, set, codes), Posted(b), Shown(b, set, codes)));
        }

        return (differing, agreed);
    }

    /// <summary>The code set a property's values come from, or null.</summary>
    public static string? CodeSetOf(ModelMetadata property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return (property as Microsoft.AspNetCore.Mvc.ModelBinding.Metadata.DefaultModelMetadata)?
            .Attributes.PropertyAttributes?.OfType<CodeSetAttribute>().FirstOrDefault()?.SetName;
    }
}
