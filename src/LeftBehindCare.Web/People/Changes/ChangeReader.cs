using System.Globalization;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Changes;

/// <summary>Reads what happened around a child from the change log, told for the person who asks.</summary>
public sealed class ChangeReader(AppDb db, OfficeClock clock)
{
    private const int LogLines = 300;

    /// <summary>近来的事: changes of the records this viewer may see, and turning points of 留守 up to today; the newest first.</summary>
    public async Task<IReadOnlyList<Happening>> RecentAsync(ChildFacts facts, FieldMask mask, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.Basics != Sight.Full) return [];
        var about = await AboutAsync(facts.Child.Id, cancellationToken);
        // Twice as many as shown: one form saves several records, which are told as one.
        var entries = await Entries(facts.Child.Id, about).OrderByDescending(e => e.At).Take(most * 4).ToListAsync(cancellationToken);
        var names = await NamesAsync(entries.Select(e => e.UserId), cancellationToken);
        var classes = await ClassTitlesAsync(entries, cancellationToken);
        var told = entries.Select(e => Tell(e, facts, mask, names, classes)).OfType<Happening>();
        if (mask.Family != Sight.None) told = told.Concat(await TurnsAsync(facts, cancellationToken));
        return [.. told.OrderByDescending(h => h.At).DistinctBy(h => (h.Title, h.Text, Minute: h.At.ToUnixTimeSeconds() / 60)).Take(most)];
    }

    /// <summary>谁看过、改过: both logs, the newest first. Values of what the viewer may not see are left out.</summary>
    public async Task<IReadOnlyList<LogLine>> LogsAsync(ChildFacts facts, FieldMask mask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(mask);
        var id = facts.Child.Id;
        var about = await AboutAsync(id, cancellationToken);
        var changes = await Entries(id, about).OrderByDescending(e => e.At).Take(LogLines).ToListAsync(cancellationToken);
        var looks = await db.AccessLog.AsNoTracking().Where(a => a.EntityId == id).OrderByDescending(a => a.At).Take(LogLines).ToListAsync(cancellationToken);
        var names = await NamesAsync(changes.Select(e => e.UserId).Concat(looks.Select(l => l.UserId)), cancellationToken);
        var classes = await ClassTitlesAsync(changes, cancellationToken);
        return
        [
            .. changes.Where(e => ChangeWords.Thing(e.Entity) is not null).Select(e => new LogLine(
                    e.At, names.GetValueOrDefault(e.UserId, "系统"), ChangeWords.Verb(e.Kind) + ChangeWords.Thing(e.Entity),
                    [.. Details(e, mask, classes)], e.Reason, false))
                .Concat(looks.Select(l => new LogLine(
                    l.At, names.GetValueOrDefault(l.UserId, "系统"), $"{CodeSets.All.NameOf("AccessAction", ((int)l.Action).ToString(CultureInfo.InvariantCulture))}：{l.Fields}",
                    [], l.Reason, true)))
                .OrderByDescending(l => l.At).Take(LogLines),
        ];
    }

    private IQueryable<ChangeLogEntry> Entries(Guid childId, Guid[] about) =>
        db.ChangeLog.AsNoTracking().Where(e => e.ChildId == childId || about.Contains(e.EntityId));

    /// <summary>Records that tell of the child without naming it: itself, its relatives, their times away, everybody's numbers.</summary>
    private async Task<Guid[]> AboutAsync(Guid childId, CancellationToken cancellationToken)
    {
        var people = await db.ParentLinks.Where(l => l.ChildId == childId).Select(l => l.ParentId)
            .Concat(db.GuardianLinks.Where(l => l.ChildId == childId).Select(l => l.GuardianId)).ToListAsync(cancellationToken);
        people.Add(childId);
        var theirs = await db.AwaySpans.IgnoreQueryFilters(Removed).Where(a => people.Contains(a.ParentId)).Select(a => a.Id)
            .Concat(db.PhoneEntries.IgnoreQueryFilters(Removed).Where(p => people.Contains(p.OwnerId)).Select(p => p.Id)).ToListAsync(cancellationToken);
        return [.. people.Concat(theirs).Distinct()];
    }

    private static readonly string[] Removed = [QueryFilters.Removed];

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> users, CancellationToken cancellationToken)
    {
        var ids = users.Distinct().ToArray();
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
    }

    private async Task<Dictionary<string, string>> ClassTitlesAsync(IReadOnlyCollection<ChangeLogEntry> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Where(e => e.Entity == nameof(EnrollSpan)).Select(e => ChangeWords.Read(e).GetValueOrDefault(nameof(EnrollSpan.ClassId)))
            .SelectMany(v => new[] { v.Old, v.New }).Where(v => Guid.TryParse(v, out _)).Select(v => Guid.Parse(v!)).Distinct().ToArray();
        return ids.Length == 0
            ? []
            : (await db.Classes.IgnoreQueryFilters(Removed).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Title }).ToListAsync(cancellationToken))
                .ToDictionary(c => c.Id.ToString(), c => c.Title);
    }

    private static Happening? Tell(
        ChangeLogEntry entry, ChildFacts facts, FieldMask mask, Dictionary<Guid, string> names, Dictionary<string, string> classes)
    {
        var changes = ChangeWords.Read(entry);
        var who = names.GetValueOrDefault(entry.UserId);
        Happening Say(string title, string? text, string icon) => new(entry.At, title, text ?? entry.Reason, who, icon);
        string? Value(string property) => changes.TryGetValue(property, out var change) && change.New is { } stored
            ? ChangeWords.Value(entry.Entity, property, stored) : null;
        var family = mask.Family == Sight.Full;
        switch (entry.Entity)
        {
            case nameof(Child) when entry.Kind == ChangeKind.Added:
                return Say("登记到学生名册", null, "person-vcard");
            case nameof(Child):
                var titles = changes.Keys.Where(p => MayHear(p, mask)).Select(p => ChangeWords.Title(nameof(Child), p)).OfType<string>().Distinct().ToList();
                return titles.Count == 0 ? null : Say("改了资料", string.Join('、', titles), "pencil");
            case nameof(EnrollSpan) when entry.Kind == ChangeKind.Added:
                return Say(Value(nameof(EnrollSpan.EntryKind)) ?? "编班",
                    $"{Value(nameof(EnrollSpan.From))} 起在{classes.GetValueOrDefault(changes[nameof(EnrollSpan.ClassId)].New ?? "", "班里")}", "people");
            case nameof(EnrollSpan) when Value(nameof(EnrollSpan.ExitKind)) is { } exit:
                return Say(exit, Value(nameof(EnrollSpan.To)) is { } last ? $"到 {last} 为止" : null, "people");
            case nameof(EnrollSpan):
                return Say($"{ChangeWords.Verb(entry.Kind)}在读记录", null, "people");
            case nameof(AwaySpan) when family:
                var parent = facts.Parents.FirstOrDefault(p => p.AwaySpans.Any(a => a.Id == entry.EntityId));
                var relation = parent is null ? "家长" : CodeSets.All.NameOf("Relation", parent.Link.Role) ?? "家长";
                return entry.Kind == ChangeKind.Added
                    ? Say($"{relation}外出", string.Join('，', new[] { $"{Value(nameof(AwaySpan.From))} 起", Value(nameof(AwaySpan.WorkPlace)) }.OfType<string>()), "arrow-left-right")
                    : Value(nameof(AwaySpan.To)) is { } back ? Say($"{relation}回来了", $"{back} 返回", "arrow-left-right")
                    : Say($"{ChangeWords.Verb(entry.Kind)}{relation}的外出记录", null, "arrow-left-right");
            case nameof(ParentLink) when family:
                return Say($"{ChangeWords.Verb(entry.Kind)}父母信息", Value(nameof(ParentLink.Presence)), "people");
            case nameof(Parent) or nameof(Guardian) when family && entry.Kind != ChangeKind.Added:
                return Say($"改了{ChangeWords.Thing(entry.Entity)}",
                    string.Join('、', changes.Keys.Select(p => ChangeWords.Title(entry.Entity, p)).OfType<string>().Distinct()), "pencil");
            case nameof(GuardianLink) when family:
                return Say($"{ChangeWords.Verb(entry.Kind)}监护人", Value(nameof(GuardianLink.Relation)), "house-heart");
            case nameof(PhoneEntry) when mask.Contacts == Sight.Full:
                return Say($"{ChangeWords.Verb(entry.Kind)}电话", null, "telephone");
            case nameof(LeftBehindProfile) when family:
                return Say($"{ChangeWords.Verb(entry.Kind)}基本情况登记表", null, "person-vcard");
            default:
                return null;
        }
    }

    private static bool MayHear(string property, FieldMask mask) => property switch
    {
        nameof(Child.IdNo) or nameof(Child.StudentNo) or nameof(Child.IdState) or nameof(Child.NoIdReason) or nameof(Child.IdType) => mask.IdNumbers != Sight.None,
        nameof(Child.Health) or nameof(Child.Disability) or nameof(Child.DisLevel) or nameof(Child.DisCertNo) or nameof(Child.Illness)
            or nameof(Child.Medication) => mask.Health == Sight.Full,
        nameof(Child.Allergy) or nameof(Child.Constitution) => mask.Allergies,
        nameof(Child.VillageId) or nameof(Child.AddrDetail) or nameof(Child.HukouAddr) or nameof(Child.HukouRegion) => mask.Contacts == Sight.Full,
        nameof(Child.RiskLevel) => mask.Family == Sight.Full,
        _ => true,
    };

    private static IEnumerable<string> Details(ChangeLogEntry entry, FieldMask mask, Dictionary<string, string> classes)
    {
        var family = entry.Entity is nameof(Parent) or nameof(ParentLink) or nameof(AwaySpan) or nameof(Guardian) or nameof(GuardianLink);
        var silent = (family && mask.Family != Sight.Full) || (entry.Entity == nameof(PhoneEntry) && mask.Contacts != Sight.Full);
        foreach (var (property, (before, after)) in ChangeWords.Read(entry))
        {
            if (ChangeWords.Title(entry.Entity, property) is not { } title) continue;
            if (silent || (entry.Entity == nameof(Child) && !MayHear(property, mask))) yield return title;
            else if (before is null && after is null) yield return $"{title}（加密保存，不记内容）";
            else if (property is nameof(Child.VillageId)) yield return title;
            else if (property is nameof(EnrollSpan.ClassId)) yield return $"{title}：{classes.GetValueOrDefault(after ?? "", "（空）")}";
            else if (property is nameof(PhoneEntry.Number)) yield return $"{title}：{Short(before)} → {Short(after)}";
            else if (entry.Kind == ChangeKind.Added) yield return $"{title}：{ChangeWords.Value(entry.Entity, property, after)}";
            else yield return $"{title}：{ChangeWords.Value(entry.Entity, property, before)} → {ChangeWords.Value(entry.Entity, property, after)}";
        }

        static string Short(string? number) => FieldMask.ShortPhone(number) ?? "（空）";
    }

    private async Task<IEnumerable<Happening>> TurnsAsync(ChildFacts facts, CancellationToken cancellationToken)
    {
        var id = facts.Child.Id;
        var today = clock.Today;
        var episodes = await db.LbEpisodes.AsNoTracking().Where(e => e.ChildId == id && e.From <= today).OrderBy(e => e.From)
            .Select(e => new { e.From, e.OutType }).ToListAsync(cancellationToken);
        return episodes.Zip(episodes.Skip(1)).Where(p => p.First.OutType != p.Second.OutType).Select(p => new Happening(
            new DateTimeOffset(p.Second.From.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)),
            "留守情形变了",
            $"由“{CodeSets.All.NameOf("OutType", p.First.OutType)}”改为“{CodeSets.All.NameOf("OutType", p.Second.OutType)}”",
            null, "arrow-left-right", OnDay: true));
    }
}
