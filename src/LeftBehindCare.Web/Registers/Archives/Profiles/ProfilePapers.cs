using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>Turns what is known of children into what their A1 sheets print for one viewer.</summary>
public sealed class ProfilePapers(SchoolFactsReader schools, ProfileFactsReader reader, SchoolCiphers ciphers)
{
    private const string Dash = "—";
    private const int MostContacts = 3;

    /// <summary>Sheets of the children in the order asked for; unknown and removed ones are left out.</summary>
    /// <param name="childIds">The children; that they are in the viewer's reach is the caller's business.</param>
    /// <param name="viewer">For whom it is printed; decides what is masked.</param>
    /// <param name="withIdNumbers">Prints whole numbers instead of 已登记; only after the principal's approval.</param>
    /// <param name="day">The day the sheets hold for.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<ProfilePaper>> ReadAsync(
        IReadOnlyCollection<Guid> childIds, Viewer viewer, bool withIdNumbers, DateOnly day, CancellationToken cancellationToken) =>
        await OfAsync(await reader.ReadAsync(childIds, day, cancellationToken), viewer, withIdNumbers, cancellationToken);

    /// <summary>Sheets of facts that are already read, such as those of an old version.</summary>
    public async Task<IReadOnlyList<ProfilePaper>> OfAsync(
        IReadOnlyList<ProfileFacts> facts, Viewer viewer, bool withIdNumbers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Count == 0) return [];
        var school = await schools.CurrentAsync(cancellationToken)
            ?? throw new InvalidOperationException("A form is printed for a school.");
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        return [.. facts.Select(f => Of(f, school, new Seen(FieldMask.For(viewer, f.Child), cipher, withIdNumbers)))];
    }

    private static ProfilePaper Of(ProfileFacts facts, SchoolFacts school, Seen seen)
    {
        var child = facts.Child.Child;
        var profile = facts.Profile;
        var mask = seen.Mask;
        var family = mask.Family == Sight.Full;
        var health = mask.Health == Sight.Full;
        return new ProfilePaper
        {
            ChildId = child.Id,
            SchoolName = school.Name,
            Term = school.TermOn(facts.Child.Day)?.Title ?? SchoolTerm.Of(facts.Child.Day).Name,
            FilledOn = (profile?.ConfirmedAt ?? profile?.SubmittedAt) is { } moment ? DateOnly.FromDateTime(OfficeClock.Local(moment).DateTime) : null,
            VersionNo = profile?.VersionNo ?? 0,
            IsSynthetic = school.IsSynthetic,
            Withheld = Withheld(mask),

            Name = child.Name,
            Sex = NameOf("Sex", child.Sex),
            Ethnic = NameOf("Ethnic", child.Ethnic),
            BirthDate = Day(child.BirthDate),
            StudentNo = seen.Number(SealedColumns.ChildStudentNo, child.Id, child.StudentNo, null),
            IdNo = seen.IdNo(child),
            ClassTitle = facts.Child.Class?.Title,
            HukouRegistered = child.HukouRegistered,
            HukouKind = child.HukouKind,
            HukouAddress = mask.Contacts == Sight.Full ? child.HukouAddr : null,
            BoardMode = child.BoardMode,
            Address = mask.Address(facts.Child),

            IsHealthy = health && child.Health is Health.Good or "20" && !IsDisabled(child),
            Disability = health && IsDisabled(child) ? $"{NameOf("Disability", child.Disability == Disability.None ? null : child.Disability)}{NameOf("DisLevel", child.DisLevel)}" : null,
            Illness = health && (child.Health is "30" or "40" || child.Illness is not null)
                ? seen.Text(SealedColumns.ChildIllness, child.Id, child.Illness) ?? (child.Health is "40" ? "生理缺陷" : "") : null,

            Father = family ? Parent(facts.Child.Father, seen) : null,
            Mother = family ? Parent(facts.Child.Mother, seen) : null,
            PatGf = family ? Elder(profile?.PatGf, profile?.PatGfBirth) : null,
            PatGm = family ? Elder(profile?.PatGm, profile?.PatGmBirth) : null,
            MatGf = family ? Elder(profile?.MatGf, profile?.MatGfBirth) : null,
            MatGm = family ? Elder(profile?.MatGm, profile?.MatGmBirth) : null,
            OutType = family ? facts.Child.Episode?.OutType : null,
            FatherUnable = family && facts.Child.Father?.Link.HasCapacity == false,
            MotherUnable = family && facts.Child.Mother?.Link.HasCapacity == false,

            HasEntrust = family ? profile?.HasEntrust : null,
            Guardian = Guardian(facts.Child.PrimaryGuardian, family, seen),
            CareGrade = family ? profile?.CareGrade : null,
            IncomeSources = family ? profile?.IncomeSources ?? [] : [],
            Reliefs = family ? profile?.Reliefs ?? [] : [],
            Contacts = [.. Contacts(facts.Child, mask).Take(MostContacts)],
            Transport = child.Transport,
            Remark = family ? profile?.Remark : null,
        };
    }

    private static ParentOnPaper? Parent(ParentFacts? parent, Seen seen)
    {
        if (parent is null) return null;
        var name = Named(parent);
        if (parent.Link.Presence == Presence.Dead) return new(name, Dash, Dash, Dash, Dash, Dash);
        // Nobody can be rung who is lost or unknown (domain.md §5); whoever is not away has no place of work to fill in.
        var unreachable = parent.Link.Presence is Presence.Lost or Presence.Unknown or Presence.Detained;
        var away = parent.Away;
        var notAway = parent.Link.Presence is null ? null : Dash;
        return new(
            name,
            Day(parent.Person.BirthDate),
            seen.Number(SealedColumns.ParentIdNo, parent.Person.Id, parent.Person.IdNo, null),
            away is null ? notAway : Day(away.From),
            away is null ? notAway : string.Join('　', new[] { away.WorkPlace, away.Employer }.Where(t => !string.IsNullOrWhiteSpace(t))),
            seen.FirstPhone(parent.Phones) ?? (unreachable ? Dash : null));
    }

    /// <summary>田广生, 田广生（继父）, 田广生（亡故）: what the paper has no box for but its reader has to know.</summary>
    private static string? Named(ParentFacts parent)
    {
        var notes = new List<string>();
        if (parent.Link.Role is not (Relation.Father or Relation.Mother)) notes.Add(NameOf("Relation", parent.Link.Role) ?? "");
        if (PresenceWords.Behind(parent.Link.Presence) is { } presence) notes.Add(presence);
        return notes.Count == 0 ? parent.Person.Name : $"{parent.Person.Name}（{string.Join('、', notes)}）";
    }

    private static GuardianOnPaper? Guardian(GuardianFacts? guardian, bool family, Seen seen)
    {
        if (guardian is null || seen.Mask.Family == Sight.None) return null;
        // Who and how related is for whoever sees the family at all; the rest only for those who see it whole.
        return new(
            guardian.Person.Name,
            NameOf("Relation", guardian.Link.Relation),
            family ? Day(guardian.Person.BirthDate) : null,
            seen.Number(SealedColumns.GuardianIdNo, guardian.Person.Id, guardian.Person.IdNo, null),
            seen.FirstPhone(guardian.Phones),
            seen.Mask.Contacts == Sight.Full ? guardian.Person.Address : null);
    }

    /// <summary>Whom to call: the one who looks after the child, then the parents, then the child's own number.</summary>
    private static IEnumerable<string> Contacts(ChildFacts facts, FieldMask mask)
    {
        if (mask.Contacts == Sight.None) yield break;
        var people = facts.Guardians.Select(g => (g.Person.Name, g.Phones))
            .Concat(facts.Parents.Where(p => p.Link.Presence != Presence.Dead)
                .Select(p => (Name: p.Person.Name ?? (p.IsFather ? "父亲" : "母亲"), p.Phones)))
            .Append((Name: "本人", facts.Phones)).ToList();
        // First everybody's first number: three numbers of one phone-owner help nobody.
        var most = people.Max(p => p.Phones.Count);
        for (var turn = 0; turn < most; turn++)
        {
            foreach (var (name, phones) in people.Where(p => p.Phones.Count > turn))
                yield return $"{name} {mask.Phone(phones[turn].Number)}{(phones[turn].BestTime is { Length: > 0 } time ? $"（{time}）" : "")}";
        }
    }

    private static List<string> Withheld(FieldMask mask)
    {
        var parts = new List<string>();
        if (mask.IdNumbers == Sight.None) parts.Add("证件号、学籍号");
        if (mask.Contacts != Sight.Full) parts.Add("住址、电话");
        if (mask.Family != Sight.Full) parts.Add("父母与监护");
        if (mask.Health != Sight.Full) parts.Add("健康");
        return parts;
    }

    private static bool IsDisabled(Child child) => child.Health == Health.Disabled || child.Disability is { } kind && kind != Disability.None;

    private static string? Elder(string? name, DateOnly? birth) => (name, birth) switch
    {
        (null or "", _) => null,
        (_, null) => name,
        _ => $"{name}　{birth:yyyy年M月}",
    };

    private static string? Day(DateOnly? day) => day is { } d ? $"{d.Year}年{d.Month}月{d.Day}日" : null;

    private static string? NameOf(string set, string? code) => code is null ? null : CodeSets.All.NameOf(set, code);

    /// <summary>Numbers as this print shows them.</summary>
    private sealed record Seen(FieldMask Mask, SchoolCipher Cipher, bool WithIdNumbers)
    {
        public string? Number(string column, Guid row, byte[]? value, string? absent) =>
            Mask.IdNumbers == Sight.None ? null
            : value is null ? absent
            : WithIdNumbers ? Cipher.Open(column, row, value)
            : FieldMask.Registered;

        public string? IdNo(Child child)
        {
            var reason = NameOf("NoIdReason", child.NoIdReason);
            var number = Number(SealedColumns.ChildIdNo, child.Id, child.IdNo, reason is null ? null : $"无（{reason}）");
            if (number is null || child.IdNo is null) return number;
            if (child.IdState == IdState.Doubtful) number += "（存疑）";
            return child.IdType == IdType.IdCard ? number : $"{NameOf("IdType", child.IdType)}　{number}";
        }

        public string? FirstPhone(IReadOnlyList<PhoneEntry> phones) => phones.Count == 0 ? null : Mask.Phone(phones[0].Number);

        public string? Text(string column, Guid row, byte[]? value) => value is null ? null : Cipher.Open(column, row, value);
    }
}
