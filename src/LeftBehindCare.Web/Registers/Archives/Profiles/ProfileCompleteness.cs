using System.Collections.Frozen;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A wanted field (◆) of A1 that applies to a child.</summary>
/// <param name="Section">Section of the form it stands in, see <see cref="ProfileSections"/>.</param>
/// <param name="Field">Name of the form's field, for the link to it.</param>
/// <param name="Title">Name on the paper, such as 父亲务工地.</param>
/// <param name="IsFilled">Whether it is filled.</param>
public sealed record WantedField(string Section, string Field, string Title, bool IsFilled);

/// <summary>Sections of A1, in the order of the paper.</summary>
public static class ProfileSections
{
    public const string Child = "本人";
    public const string Papers = "证件与户籍";
    public const string Parents = "父母外出";
    public const string Care = "谁在照护";
    public const string Family = "家庭情况";
    public const string Health = "健康";
    public const string Contact = "联系方式";
    public const string Other = "上下学与其他";

    public static readonly IReadOnlyList<string> All = [Child, Papers, Parents, Care, Family, Health, Contact, Other];
}

/// <summary>
/// Which ◆ fields of A1 apply to a child and which of them are filled (domain.md §2.3 ◆, §2.4 A1, §8.7): the child's own rows,
/// both parents (not for one who died, is lost or unknown) with the time away in force, the primary guardian, one valid phone
/// of the guardian and of each parent away, and the profile's own. Pure.
/// </summary>
public static class ProfileCompleteness
{
    private static readonly FrozenDictionary<string, string> FieldNames = Everything().DistinctBy(w => w.Title).ToFrozenDictionary(w => w.Title, w => w.Field);

    /// <summary>The form's field of a title kept in <see cref="LeftBehindProfile.Missing"/>; null for a title of an older form.</summary>
    public static string? FieldOf(string title) => FieldNames.GetValueOrDefault(title);

    public static IReadOnlyList<WantedField> Of(ChildFacts facts, LeftBehindProfile? profile)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. Child(facts.Child), .. Parent(facts.Father, true), .. Parent(facts.Mother, false), .. Guardian(facts), .. Profile(profile)];
    }

    private static IEnumerable<WantedField> Child(Child child)
    {
        yield return new(ProfileSections.Child, nameof(People.Child.Ethnic), "民族", Has(child.Ethnic));
        // A missing number is answered by the reason for it; a doubtful one is not complete.
        yield return new(ProfileSections.Papers, nameof(People.Child.IdNo), "身份证号",
            child.IdNo is null ? Has(child.NoIdReason) : child.IdState != IdState.Doubtful);
        yield return new(ProfileSections.Papers, nameof(People.Child.StudentNo), "学籍号", child.StudentNo is not null);
        yield return new(ProfileSections.Papers, nameof(People.Child.HukouRegistered), "户口登记", child.HukouRegistered is not null);
        yield return new(ProfileSections.Papers, nameof(People.Child.HukouKind), "户口性质", Has(child.HukouKind));
        yield return new(ProfileSections.Papers, nameof(People.Child.HukouRegion), "户籍地", Has(child.HukouRegion));
        yield return new(ProfileSections.Papers, nameof(People.Child.HukouAddr), "户籍地址", Has(child.HukouAddr));
        yield return new(ProfileSections.Papers, nameof(People.Child.VillageId), "现住村", child.VillageId is not null);
        yield return new(ProfileSections.Papers, nameof(People.Child.AddrDetail), "组、门牌", Has(child.AddrDetail));
        yield return new(ProfileSections.Health, nameof(People.Child.Health), "健康状况", Has(child.Health));
        yield return new(ProfileSections.Health, nameof(People.Child.Disability), "残疾类别", Has(child.Disability));
        yield return new(ProfileSections.Other, nameof(People.Child.Transport), "上下学方式", Has(child.Transport));
    }

    private static IEnumerable<WantedField> Parent(ParentFacts? parent, bool father)
    {
        var who = father ? "父亲" : "母亲";
        var prefix = father ? "Father." : "Mother.";
        if (parent is null)
        {
            yield return new(ProfileSections.Parents, prefix + "Name", $"{who}情况", false);
            yield break;
        }

        if (parent.Link.Presence is Presence.Dead or Presence.Lost or Presence.Unknown) yield break;
        yield return new(ProfileSections.Parents, prefix + nameof(People.Parent.Name), $"{who}姓名", Has(parent.Person.Name));
        // Being away answers where the parent is; the code is asked of a parent who is not away.
        yield return new(ProfileSections.Parents, prefix + nameof(ParentLink.Presence), $"{who}现状", Has(parent.Link.Presence) || parent.Away is not null);
        yield return new(ProfileSections.Parents, prefix + nameof(ParentLink.HasCapacity), $"{who}监护能力", parent.Link.HasCapacity is not null);
        if (parent.Away is not { } away) yield break;
        yield return new(ProfileSections.Parents, prefix + nameof(AwaySpan.WorkPlace), $"{who}务工地", Has(away.WorkRegion) || Has(away.WorkPlace));
        yield return new(ProfileSections.Parents, prefix + nameof(AwaySpan.WorkLevel), $"{who}务工地级别", Has(away.WorkLevel));
        yield return new(ProfileSections.Contact, prefix + "Phones.First", $"{who}电话", parent.Phones.Count > 0);
    }

    private static IEnumerable<WantedField> Guardian(ChildFacts facts)
    {
        if (facts.PrimaryGuardian is not { } guardian)
        {
            if (!ParentAtHomeCares(facts)) yield return new(ProfileSections.Care, "Guardian.Name", "主监护人", false);
            yield break;
        }

        yield return new(ProfileSections.Care, "Guardian.IdNo", "监护人身份证号", guardian.Person.IdNo is not null);
        yield return new(ProfileSections.Care, "Guardian.BirthDate", "监护人出生日期", guardian.Person.BirthDate is not null);
        yield return new(ProfileSections.Care, "Guardian.Health", "监护人健康状况", Has(guardian.Person.Health));
        if (guardian.Link.Kind == GuardianKind.Entrusted)
            yield return new(ProfileSections.Care, "Guardian.NoticeNo", "委托照护告知书", Has(guardian.Link.NoticeNo));
        yield return new(ProfileSections.Contact, "Guardian.Phones.First", "监护人电话", guardian.Phones.Count > 0);
    }

    private static IEnumerable<WantedField> Profile(LeftBehindProfile? profile)
    {
        yield return new(ProfileSections.Care, nameof(LeftBehindProfile.CareGrade), "监护类型", Has(profile?.CareGrade));
        yield return new(ProfileSections.Care, nameof(LeftBehindProfile.CareArrangement), "照护方式", Has(profile?.CareArrangement));
        yield return new(ProfileSections.Care, nameof(LeftBehindProfile.HasEntrust), "有无委托", profile?.HasEntrust is not null);
        yield return new(ProfileSections.Family, nameof(LeftBehindProfile.FamilyKind), "家庭类型", Has(profile?.FamilyKind));
        yield return new(ProfileSections.Family, nameof(LeftBehindProfile.IncomeSources), "经济来源", profile?.IncomeSources.Count > 0);
        yield return new(ProfileSections.Family, nameof(LeftBehindProfile.Reliefs), "救助情况", profile?.Reliefs.Count > 0);
    }

    /// <summary>One parent lives with the child and can care: the paper's 委托 part stays empty.</summary>
    private static bool ParentAtHomeCares(ChildFacts facts) =>
        facts.Parents.Any(p => p.Away is null && p.Link.Presence == Presence.Home && p.Link.HasCapacity != false);

    /// <summary>Every field that is ever asked: of a family with both parents away and an entrusted guardian, and of one without anybody.</summary>
    private static IEnumerable<WantedField> Everything()
    {
        var day = DateOnly.MinValue;
        var child = new Child { Name = "", Sex = "", BirthDate = day, IdType = "", IdState = "", BoardMode = "", CareMode = "" };
        var alone = new ChildFacts { Day = day, Child = child, Parents = [], Guardians = [], Phones = [] };
        ParentFacts Away(string role) => new()
        {
            Link = new ParentLink { Role = role },
            Person = new Parent(),
            AwaySpans = [],
            Away = new AwaySpan(),
            Phones = [],
        };
        var guardian = new GuardianFacts
        {
            Link = new GuardianLink { Relation = "", Kind = GuardianKind.Entrusted, IsPrimary = true },
            Person = new Guardian { Name = "" },
            Phones = [],
        };
        return [.. Of(alone with { Parents = [Away(Relation.Father), Away(Relation.Mother)], Guardians = [guardian] }, null), .. Of(alone, null)];
    }

    private static bool Has(string? text) => !string.IsNullOrWhiteSpace(text);
}
