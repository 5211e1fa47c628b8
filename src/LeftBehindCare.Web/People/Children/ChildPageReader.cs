using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Changes;
using LeftBehindCare.Web.People.Episodes;
using LeftBehindCare.Web.People.Parts;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Children;

/// <summary>Puts a child's page together for the person who asks; a fixed number of queries.</summary>
public sealed class ChildPageReader(
    AppDb db, ChildFactsReader factsReader, LbStatusReader statuses, ChangeReader changes, ViewerContext viewers, OfficeClock clock)
{
    private const int RecentCount = 12;

    private Viewer Viewer => viewers.Viewer;

    /// <summary>Whether the child is there for this person at all, by any right of <paramref name="access"/> in the area.</summary>
    public Task<bool> ReachesAsync(Guid id, DataArea area, Access access, CancellationToken cancellationToken) =>
        db.Children.Within(Viewer.Scope(area, access), db, clock.Today).AnyAsync(c => c.Id == id, cancellationToken);

    /// <summary>概览, or null where the child is not in reach.</summary>
    public async Task<ChildPage?> ReadAsync(Guid id, DateOnly? on, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, DataArea.Basics, Access.View | Access.Masked, cancellationToken) is not { } found) return null;
        var (head, facts) = found;
        var archives = Viewer.SightOf(DataArea.Archives, facts.Enroll?.ClassId, facts.Class?.CampusId) != Sight.None;
        return new ChildPage
        {
            Head = head,
            Family = head.SeesFamily ? await FamilyAsync(facts, head.Mask, cancellationToken) : null,
            Status = head.SeesFamily ? await statuses.ReadAsync(id, on ?? head.Today, cancellationToken) : null,
            Profile = archives ? await ProfileAsync(id, cancellationToken) : null,
            Recent = await changes.RecentAsync(facts, head.Mask, RecentCount, cancellationToken),
        };
    }

    /// <summary>家庭与监护, or null where the family is not in reach.</summary>
    public async Task<FamilyPage?> ReadFamilyAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, DataArea.Family, Access.View | Access.Masked, cancellationToken) is not { } found) return null;
        var (head, facts) = found;
        var day = head.Today;
        var whole = head.Mask.Family == Sight.Full;
        var parents = await db.ParentLinks.AsNoTracking().Include(l => l.Parent).Where(l => l.ChildId == id).ToListAsync(cancellationToken);
        var guardians = await db.GuardianLinks.AsNoTracking().Include(l => l.Guardian).Where(l => l.ChildId == id).ToListAsync(cancellationToken);
        var parentIds = parents.Select(p => p.ParentId).Distinct().ToArray();
        var aways = (await db.AwaySpans.AsNoTracking().Where(a => parentIds.Contains(a.ParentId)).ToListAsync(cancellationToken)).ToLookup(a => a.ParentId);
        Guid[] owners = [id, .. parentIds, .. guardians.Select(g => g.GuardianId)];
        var phones = head.Mask.Contacts == Sight.None ? Array.Empty<PhoneEntry>().ToLookup(p => p.OwnerId)
            : (await db.PhoneEntries.AsNoTracking().Where(p => owners.Contains(p.OwnerId)).OrderBy(p => p.SortNo).ToListAsync(cancellationToken)).ToLookup(p => p.OwnerId);
        IReadOnlyList<PhoneRow> Phones(Guid owner) => [.. phones[owner].Select(p => new PhoneRow(p.Id, Number(p, head.Mask)))];
        bool Now(DateOnly from, DateOnly? to) => from <= day && (to is null || to > day);
        return new FamilyPage
        {
            Head = head,
            Siblings = (await FamilyAsync(facts, head.Mask, cancellationToken)).Siblings,
            ChildPhones = Phones(id),
            Parents =
            [
                .. parents.OrderByDescending(p => Now(p.From, p.To)).ThenBy(p => Positions.IsFather(p.Role) ? 0 : 1).ThenByDescending(p => p.From)
                    .Select(p => new ParentRow(p.Id, p.ParentId, p.Parent!.Name, Name("Relation", p.Role) ?? "家长",
                        whole ? Name("Presence", p.Presence) : null, whole ? p.HasCapacity : null, p.From, p.To, Now(p.From, p.To),
                        whole ? [.. aways[p.ParentId].OrderByDescending(a => a.From).Select(a => new AwayRow(a.Id, a.From, a.To, a.WorkPlace, Name("WorkLevel", a.WorkLevel)))] : [],
                        Phones(p.ParentId))),
            ],
            Guardians =
            [
                .. guardians.OrderByDescending(g => Now(g.From, g.To)).ThenByDescending(g => g.IsPrimary).ThenByDescending(g => g.From)
                    .Select(g => new GuardianRow(g.Id, g.GuardianId, g.Guardian!.Name, Name("Relation", g.Relation) ?? "监护人", Name("GuardianKind", g.Kind) ?? "",
                        g.IsPrimary, whole ? Watch(g.Guardian, day) : null, g.From, g.To, Now(g.From, g.To), Phones(g.GuardianId))),
            ],
        };
    }

    /// <summary>在读经历, or null where the child is not in reach.</summary>
    public async Task<EnrolmentsPage?> ReadEnrolmentsAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await HeadAsync(id, DataArea.Basics, Access.View, cancellationToken) is not { } found) return null;
        var day = found.Head.Today;
        var spans = await db.EnrollSpans.AsNoTracking().Include(e => e.Class).Where(e => e.ChildId == id).OrderByDescending(e => e.From).ToListAsync(cancellationToken);
        return new EnrolmentsPage
        {
            Head = found.Head,
            Rows =
            [
                .. spans.Select(e => new EnrolmentRow(e.Id, e.Class?.Title ?? "", e.From, e.To?.AddDays(-1), Name("AlterKind", e.EntryKind) ?? "",
                    Name("AlterKind", e.ExitKind), e.Peer, e.From <= day && (e.To is null || e.To > day))),
            ],
            Move = new MoveForm { On = day, Kind = AlterKind.ChangedClass },
            Leave = new LeaveForm { LastDay = day, Kind = AlterKind.TransferredOut },
        };
    }

    /// <summary>谁看过、改过, or null where the child is not in reach.</summary>
    public async Task<LogsPage?> ReadLogsAsync(Guid id, CancellationToken cancellationToken) =>
        await HeadAsync(id, DataArea.Basics, Access.View, cancellationToken) is { } found
            ? new LogsPage(found.Head, await changes.LogsAsync(found.Facts, found.Head.Mask, cancellationToken))
            : null;

    private async Task<(ChildHead Head, ChildFacts Facts)?> HeadAsync(Guid id, DataArea area, Access access, CancellationToken cancellationToken)
    {
        if (!await ReachesAsync(id, area, access, cancellationToken)) return null;
        if (await factsReader.ReadAsync([id], clock.Today, cancellationToken) is not [var facts]) return null;
        var mask = FieldMask.For(Viewer, facts);
        var (classId, campusId) = (facts.Enroll?.ClassId, facts.Class?.CampusId);
        return (new ChildHead
        {
            Card = await CardAsync(facts, mask, cancellationToken),
            Mask = mask,
            SeesFamily = mask.Family != Sight.None,
            CanEdit = Viewer.Scope(DataArea.Basics, Access.Edit).Covers(classId, campusId),
            CanEditFamily = Viewer.Scope(DataArea.Family, Access.Edit).Covers(classId, campusId),
            CanEditContacts = Viewer.Scope(DataArea.Contacts, Access.Edit).Covers(classId, campusId),
            SeesLogs = Viewer.Can(DataArea.Accounts, Access.View | Access.Audit),
            Today = clock.Today,
        }, facts);
    }

    private async Task<ChildCard> CardAsync(ChildFacts facts, FieldMask mask, CancellationToken cancellationToken)
    {
        var child = facts.Child;
        var card = new ChildCard
        {
            Id = child.Id,
            Name = child.Name,
            Class = facts.Class?.Title,
            Allergy = mask.Allergy(child),
            IsEnrolled = facts.Enroll is not null,
            Phones = Numbers(facts.Phones, mask),
        };
        if (mask.Basics != Sight.Full) return card;
        return card with
        {
            FormerName = child.FormerName,
            Pinyin = child.Pinyin,
            Sex = Name("Sex", child.Sex),
            BirthDate = child.BirthDate,
            Age = Rules.Age.On(child.BirthDate, facts.Day),
            Ethnic = Name("Ethnic", child.Ethnic),
            Campus = facts.Class?.Campus?.Name,
            Standing = facts.Enroll is { } enrol ? $"{enrol.From:yyyy-MM-dd} 起" : await GoneAsync(child.Id, cancellationToken),
            BoardMode = Name("BoardMode", child.BoardMode),
            CareMode = child.CareMode == CareMode.None ? null : Name("CareMode", child.CareMode),
            Transport = Name("Transport", child.Transport),
            IdType = Name("IdType", child.IdType),
            IdNumber = mask.IdNumber(child),
            HasIdNumber = mask.IdNumbers != Sight.None && child.IdNo is not null,
            NoIdReason = mask.IdNumbers == Sight.None ? null : Name("NoIdReason", child.NoIdReason),
            StudentNumber = mask.StudentNumber(child),
            HasStudentNumber = mask.IdNumbers != Sight.None && child.StudentNo is not null,
            MayReveal = mask.IdNumbers == Sight.Full,
            Hukou = mask.Contacts == Sight.Full ? string.Join(' ', new[] { Name("HukouKind", child.HukouKind), child.HukouAddr }.Where(t => t is not null)) : null,
            Address = mask.Address(facts),
            Health = mask.Health == Sight.Full ? Name("Health", child.Health) : null,
            Disability = mask.Health == Sight.Full && child.Disability is not (null or Disability.None) ? Name("Disability", child.Disability) : null,
            Medication = mask.Health == Sight.Full ? child.Medication : null,
            RiskLevel = mask.Family == Sight.Full && child.RiskLevel != RiskLevel.None ? Name("RiskLevel", child.RiskLevel) : null,
        };
    }

    private async Task<string?> GoneAsync(Guid childId, CancellationToken cancellationToken)
    {
        var spans = await db.EnrollSpans.Where(e => e.ChildId == childId).OrderByDescending(e => e.From)
            .Select(e => new { e.From, e.To, e.ExitKind, Title = e.Class!.Title }).Take(1).ToListAsync(cancellationToken);
        if (spans is not [var last]) return "还没有编班";
        return last.To is { } to
            ? $"{to.AddDays(-1):yyyy-MM-dd} {Name("AlterKind", last.ExitKind) ?? "离班"}，原在{last.Title}"
            : $"{last.From:yyyy-MM-dd} 起到{last.Title}";
    }

    private async Task<FamilyCard> FamilyAsync(ChildFacts facts, FieldMask mask, CancellationToken cancellationToken)
    {
        var parentIds = facts.Parents.Select(p => p.Person.Id).ToArray();
        var guardianIds = facts.Guardians.Select(g => g.Person.Id).ToArray();
        var day = facts.Day;
        var siblings = await db.Children
            .Where(c => c.Id != facts.Child.Id
                && (db.ParentLinks.Any(l => l.ChildId == c.Id && parentIds.Contains(l.ParentId) && l.From <= day && (l.To == null || l.To > day))
                    || db.GuardianLinks.Any(l => l.ChildId == c.Id && guardianIds.Contains(l.GuardianId) && l.From <= day && (l.To == null || l.To > day))))
            .Select(c => new SiblingCard(c.Id, c.Name, db.EnrollSpans
                .Where(e => e.ChildId == c.Id && e.From <= day && (e.To == null || e.To > day)).Select(e => e.Class!.Title).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new FamilyCard
        {
            Guardians = [.. facts.Guardians.Select(g => Guardian(g, mask, day))],
            Parents = [.. facts.Parents.Select(p => Parent(p, mask, day))],
            Siblings = siblings,
        };
    }

    private static RelativeCard Guardian(GuardianFacts guardian, FieldMask mask, DateOnly day)
    {
        var person = guardian.Person;
        return new RelativeCard
        {
            LinkId = guardian.Link.Id,
            PersonId = person.Id,
            Name = person.Name,
            Relation = Name("Relation", guardian.Link.Relation) ?? "监护人",
            IsPrimary = guardian.Link.IsPrimary,
            Age = mask.Family == Sight.Full && person.BirthDate is { } birth ? Rules.Age.On(birth, day) : null,
            Circumstances = mask.Family == Sight.Full ? Watch(person, day) : null,
            Phones = Numbers(guardian.Phones, mask),
        };
    }

    private static RelativeCard Parent(ParentFacts parent, FieldMask mask, DateOnly day) => new()
    {
        LinkId = parent.Link.Id,
        PersonId = parent.Person.Id,
        Name = parent.Person.Name,
        Relation = Name("Relation", parent.Link.Role) ?? "家长",
        Age = mask.Family == Sight.Full && parent.Person.BirthDate is { } birth ? Rules.Age.On(birth, day) : null,
        IsAway = parent.Away is not null && mask.Family == Sight.Full,
        Circumstances = mask.Family != Sight.Full ? null
            : parent.Away is { } away && parent.Link.Presence is not (Presence.Dead or Presence.Lost or Presence.Detained)
                ? $"{away.From:yyyy-MM-dd} 起{(away.WorkPlace is { } place ? $"在{place}" : "外出")}务工{(away.To is { } back ? $"，定于 {back:yyyy-MM-dd} 回来" : "")}"
                : Name("Presence", parent.Link.Presence) ?? "情况没有填",
        Phones = Numbers(parent.Phones, mask),
    };

    /// <summary>What to know before calling or visiting a guardian.</summary>
    private static string? Watch(Guardian person, DateOnly day)
    {
        string?[] watch =
        [
            person.IsDeaf ? "听力或言语有障碍" : null,
            person.IsLiterate == false ? "不识字" : null,
            person.SpeaksMandarin == false ? "不会普通话" : null,
            Carers.NeedsReview(person.BirthDate, person.Health, day) ? "照护能力要复核" : null,
        ];
        var words = string.Join('，', watch.OfType<string>());
        return words.Length == 0 ? null : words;
    }

    private static IReadOnlyList<CallNumber> Numbers(IReadOnlyList<PhoneEntry> phones, FieldMask mask) =>
        mask.Contacts == Sight.None ? [] : [.. phones.Select(p => Number(p, mask))];

    private static CallNumber Number(PhoneEntry phone, FieldMask mask) => new(
        FieldMask.ShortPhone(phone.Number)!, // A stored number is never empty.
        mask.Contacts == Sight.Full ? phone.Number : null,
        phone.Kind == PhoneKind.Mobile ? null : Name("PhoneKind", phone.Kind),
        phone.InvalidAt is { } dead ? $"{dead:yyyy-MM-dd} 起不用了" : phone.BestTime);

    private async Task<ProfileCard> ProfileAsync(Guid childId, CancellationToken cancellationToken)
    {
        var profile = await db.Profiles.Where(p => p.ChildId == childId)
            .Select(p => new { p.Status, p.Missing, p.WantedCount, p.ConfirmedAt }).FirstOrDefaultAsync(cancellationToken);
        return profile is null ? new ProfileCard(null, [], 0, null) : new ProfileCard(profile.Status, profile.Missing, profile.WantedCount, profile.ConfirmedAt);
    }

    private static string? Name(string set, string? code) => code is null ? null : CodeSets.All.NameOf(set, code);
}
