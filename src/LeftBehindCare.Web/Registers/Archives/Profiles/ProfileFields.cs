using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;
using LeftBehindCare.Web.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>One answer of the form with its full name, such as Father.Phones.First.</summary>
public sealed record ProfileField(string Name, ModelMetadata Metadata, object? Value)
{
    /// <summary>Words on the form, with whose they are: 父亲 姓名, 本人 电话.</summary>
    public string Title => ProfileFields.WhoseOf(Name) is { } who && !Metadata.GetDisplayName().StartsWith(who, StringComparison.Ordinal)
        ? who + Metadata.GetDisplayName() : Metadata.GetDisplayName();
}

/// <summary>The A1 form as a flat list of answers, for comparing two versions of it and for checking its codes.</summary>
public static class ProfileFields
{
    /// <summary>Name and title of each answer, for a reviewer to say something of one.</summary>
    public static IReadOnlyList<(string Name, string Title)> Titles(IModelMetadataProvider metadata) => [.. Of(new ProfileForm(), metadata).Select(f => (f.Name, f.Title))];

    /// <summary>All answers in the order of the form.</summary>
    public static IReadOnlyList<ProfileField> Of(ProfileForm form, IModelMetadataProvider metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return [.. Walk(form, metadata.GetMetadataForType(typeof(ProfileForm)), "")];
    }

    /// <summary>
    /// The answers in which two versions differ, and those in which they agree. A number is never shown: of a new one only
    /// that it was typed again.
    /// </summary>
    public static (IReadOnlyList<ConflictField> Differing, IReadOnlyDictionary<string, string[]> Agreed) Compare(
        ProfileForm stored, ProfileForm mine, IModelMetadataProvider metadata, IReadOnlyDictionary<Guid, string> villages)
    {
        var differing = new List<ConflictField>();
        var agreed = new Dictionary<string, string[]>();
        foreach (var (a, b) in Of(stored, metadata).Zip(Of(mine, metadata)))
        {
            var (before, after) = (FormFields.Posted(a.Value), FormFields.Posted(b.Value));
            if (before.SequenceEqual(after)) agreed[a.Name] = before;
            else differing.Add(new ConflictField(a.Name, a.Title, before, Shown(a, villages), after, Shown(b, villages)));
        }

        return (differing, agreed);
    }

    /// <summary>Whether two versions mean different things; how a number or a name is spaced makes no difference.</summary>
    public static bool Differ(ProfileForm stored, ProfileForm mine, IModelMetadataProvider metadata) =>
        Of(stored, metadata).Zip(Of(mine, metadata)).Any(pair => !Meaning(pair.First).SequenceEqual(Meaning(pair.Second)));

    /// <summary>Refuses codes that are in no list: a forged or stale page.</summary>
    public static void CheckCodes(ProfileForm form, IModelMetadataProvider metadata, ModelStateDictionary problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var field in Of(form, metadata))
        {
            if (FormFields.CodeSetOf(field.Metadata) is not { } set) continue;
            if (FormFields.Posted(field.Value).Any(code => CodeSets.All[set][code] is null))
                problems.AddModelError(field.Name, $"{field.Title}请从列出的里面选。");
        }
    }

    /// <summary>Section of the form that shows an answer.</summary>
    public static string SectionOf(string name, IModelMetadataProvider metadata)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(metadata);
        if (name.Contains("Phones", StringComparison.Ordinal)) return ProfileSections.Contact;
        if (name.StartsWith("Father", StringComparison.Ordinal) || name.StartsWith("Mother", StringComparison.Ordinal)) return ProfileSections.Parents;
        if (name.StartsWith("Guardian", StringComparison.Ordinal)) return ProfileSections.Care;
        return metadata.GetMetadataForType(typeof(ProfileForm)).Properties[name] is { } property
            ? FieldFacts.GroupOf(property) ?? ProfileSections.Other
            : ProfileSections.Other;
    }

    internal static string? WhoseOf(string name) => name.Split('.')[0] switch
    {
        nameof(ProfileForm.Father) => "父亲",
        nameof(ProfileForm.Mother) => "母亲",
        nameof(ProfileForm.Guardian) => "监护人",
        nameof(ProfileForm.OwnPhones) => "本人",
        _ => null,
    };

    private static IEnumerable<string> Meaning(ProfileField field) => FormFields.Posted(field.Value)
        .Select(text => field.Name.Contains("Phones", StringComparison.Ordinal) && PhoneNumber.Check(text).Value is { } number
            ? number
            : WrittenText.Compact(text))
        .Where(text => text.Length > 0);

    private static string Shown(ProfileField field, IReadOnlyDictionary<Guid, string> villages)
    {
        if (new FieldFacts(field.Metadata).IsMasked) return field.Value is null ? "不改" : "重填了号码";
        return field.Value is Guid village
            ? villages.GetValueOrDefault(village, "")
            : FormFields.Shown(field.Value, FormFields.CodeSetOf(field.Metadata), CodeSets.All);
    }

    private static IEnumerable<ProfileField> Walk(object part, ModelMetadata metadata, string prefix)
    {
        foreach (var property in metadata.Properties.OrderBy(p => p.Order))
        {
            var value = property.PropertyGetter!(part); // every property of the form can be read
            if (value is ProfileParentForm or ProfileGuardianForm or ProfilePhonesForm)
            {
                foreach (var inner in Walk(value, property, $"{prefix}{property.PropertyName}.")) yield return inner;
            }
            else
            {
                yield return new ProfileField(prefix + property.PropertyName, property, value);
            }
        }
    }
}
