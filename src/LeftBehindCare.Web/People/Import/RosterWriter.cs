using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Classes;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Import;

/// <summary>
/// Writes planned rows into the open transaction: new records in bulk, changes through the context (whose concurrency tokens
/// and change log hold for them), then everything that is derived from people, once for all of them.
/// </summary>
internal sealed class RosterWriter(AppDb db, OfficeClock clock, SchoolCipher cipher, RosterState state, IEnumerable<IPeopleFollowUp> followUps)
{
    private readonly Dictionary<string, Guid> opened = [];
    private readonly Dictionary<Guid, FamilyPerson> people = [];
    private readonly List<Child> children = [];
    private readonly List<EnrollSpan> spans = [];
    private readonly List<ParentLink> parentLinks = [];
    private readonly List<GuardianLink> guardianLinks = [];
    private readonly Dictionary<(Guid Owner, string Number), PhoneEntry> phones = [];
    private readonly Dictionary<Guid, string> changedPhones = [];

    /// <summary>Writes what the choices let in; the plan was made from <see cref="RosterState"/> in this very transaction.</summary>
    public async Task<(int New, int Changed)> WriteAsync(
        IReadOnlyList<PlannedRow> rows, IReadOnlyList<ProposedClass> proposed, RosterChoices choices, CancellationToken cancellationToken)
    {
        var chosen = rows.Where(r => r.IsWritten(choices)).ToList();
        await OpenClassesAsync(proposed, chosen, cancellationToken);
        var changed = chosen.Where(r => r.TargetUnder(choices) is not null).ToList();
        foreach (var row in chosen.Where(r => r.TargetUnder(choices) is null)) Add(row);
        await ChangeAsync(changed, cancellationToken);
        await AddAllAsync(cancellationToken);

        var touched = new HashSet<Guid>(children.Select(c => c.Id));
        touched.UnionWith(changed.Select(r => r.Target!.Value)); // changed rows have one
        await AddChildrenOfChangedPhonesAsync(touched, cancellationToken);
        db.ChangeTracker.Clear();
        foreach (var followUp in followUps.OrderBy(f => f.Order)) await followUp.RunAsync(db, touched, cancellationToken);
        return (children.Count, changed.Count);
    }

    private async Task OpenClassesAsync(IReadOnlyList<ProposedClass> proposed, List<PlannedRow> chosen, CancellationToken cancellationToken)
    {
        var wanted = chosen.Select(r => r.NewClass).OfType<string>().ToHashSet();
        if (wanted.Count == 0) return;
        var campus = state.MainCampus ?? throw new InvalidOperationException("A school without a campus cannot open classes.");
        foreach (var one in proposed.Where(c => wanted.Contains(c.Key)))
        {
            var opening = new SchoolClass { AcademicYear = state.SchoolYear, Grade = one.Grade, ClassNo = one.ClassNo, CampusId = campus.Id, Title = ClassTitle.Of(campus, one.Grade, one.ClassNo, alone: false) };
            db.Classes.Add(opening);
            opened.Add(one.Key, opening.Id);
        }

        await db.SaveDerivedAsync(cancellationToken);
    }

    private void Add(PlannedRow planned)
    {
        var row = planned.Row;
        var boarding = row.BoardMode ?? BoardMode.Day;
        var child = new Child
        {
            Name = row.Name!, // a row without name, sex or birth date is wrong and is not written
            RawName = row.RawName,
            Sex = row.Sex!,
            BirthDate = row.Birth!.Value,
            IdType = row.IdType ?? IdType.None,
            IdState = row.IdDoubtful ? IdState.Doubtful : IdState.Unverified,
            NoIdReason = row.IdNo is null ? NoIdReason.Other : null,
            BoardMode = boarding,
            CareMode = SchoolRoll.CareModeFor(boarding),
            RiskLevel = RiskLevel.None,
        };
        RosterField.Rename(child, row);
        Fill(child, row);
        children.Add(child);
        spans.Add(new EnrollSpan { ChildId = child.Id, ClassId = ClassOf(planned), From = state.YearStart, EntryKind = AlterKind.Imported });
        Family(child.Id, child.BirthDate, planned.Family.AsNew, state.YearStart, hasPrimary: false);
    }

    private async Task ChangeAsync(List<PlannedRow> changed, CancellationToken cancellationToken)
    {
        foreach (var part in changed.Chunk(1_000))
        {
            var ids = part.Select(r => r.Target!.Value).ToArray(); // chosen for having one
            var stored = await db.Children.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
            var enrolled = await db.EnrollSpans.Where(e => ids.Contains(e.ChildId) && (e.To == null || e.To > state.Today)).ToDictionaryAsync(e => e.ChildId, cancellationToken);
            foreach (var planned in part)
            {
                var child = stored[planned.Target!.Value];
                if (child.RowVersion != state.Children[child.Id].RowVersion) throw new DbUpdateConcurrencyException("A child was changed while the import was planned.");
                Fill(child, planned.Row);
                var span = enrolled.GetValueOrDefault(child.Id);
                if (span?.RowVersion != state.CurrentEnrolment(child.Id)?.RowVersion) throw new DbUpdateConcurrencyException("A child changed class while the import was planned.");
                Move(child, span, planned);
                Family(child.Id, child.BirthDate, planned.Family.Matched, state.Today, state.Guardians[child.Id].Any(l => l.IsPrimary));
            }

            await db.SaveDerivedAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        foreach (var part in changedPhones.Chunk(1_000))
        {
            var ids = part.Select(p => p.Key).ToArray();
            foreach (var entry in await db.PhoneEntries.Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken))
            {
                entry.Number = changedPhones[entry.Id];
                entry.Tail = Tail(entry.Number);
                entry.Kind = KindOf(entry.Number);
            }

            await db.SaveDerivedAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Writes the row's filled cells; an empty cell leaves what is stored.</summary>
    private void Fill(Child child, RosterRow row)
    {
        foreach (var field in RosterField.All)
        {
            if (field.Given(row) is { } given && given != field.Stored(child)) field.Write(child, row, given);
        }

        if (row.IdNo is not null && !Holds(child.IdNoHash, row.IdNo))
        {
            child.IdNo = cipher.Seal(SealedColumns.ChildIdNo, child.Id, row.IdNo);
            child.IdNoHash = cipher.Index(row.IdNo);
            child.IdState = row.IdDoubtful ? IdState.Doubtful : IdState.Unverified;
            child.NoIdReason = null;
        }

        if (row.StudentNo is not null && !Holds(child.StudentNoHash, row.StudentNo))
        {
            child.StudentNo = cipher.Seal(SealedColumns.ChildStudentNo, child.Id, row.StudentNo);
            child.StudentNoHash = cipher.Index(row.StudentNo);
        }

        var (village, detail) = RosterAddress.Read(row.Address, state.Villages);
        if (village is not null) child.VillageId = village;
        if (detail is not null) child.AddrDetail = detail;
    }

    private bool Holds(byte[]? stored, string number) => stored is not null && stored.AsSpan().SequenceEqual(cipher.Index(number));

    private void Move(Child child, EnrollSpan? current, PlannedRow planned)
    {
        if (planned.Changes.All(c => c.Title != "班级")) return;
        var to = ClassOf(planned);
        var entry = AlterKind.Resumed;
        if (current is not null)
        {
            var before = state.Classes[current.ClassId];
            entry = before.AcademicYear == state.SchoolYear ? AlterKind.ChangedClass
                : state.Classes.TryGetValue(to, out var after) && after.Grade == before.Grade ? AlterKind.Repeated
                : AlterKind.Promoted;
            current.To = state.Today;
            current.ExitKind = entry;
        }

        spans.Add(new EnrollSpan { ChildId = child.Id, ClassId = to, From = state.Today, EntryKind = entry });
    }

    private Guid ClassOf(PlannedRow planned) => planned.NewClass is { } key ? opened[key] : planned.ClassId!.Value; // one of both in a row that is written

    private void Family(Guid childId, DateOnly birth, IReadOnlyList<FamilyStep> steps, DateOnly since, bool hasPrimary)
    {
        foreach (var step in steps)
        {
            switch (step)
            {
                case FamilyStep.Join { Person.Kind: PhoneOwner.Parent } join:
                    Meet(join.Person);
                    // A birth parent has been one since the birth; from a later day earlier absences would not be seen.
                    parentLinks.Add(new ParentLink { ChildId = childId, ParentId = join.Person.Id, Role = join.Relation, From = join.Relation is Relation.Father or Relation.Mother ? birth : since });
                    break;
                case FamilyStep.Join join:
                    Meet(join.Person);
                    guardianLinks.Add(new GuardianLink
                    {
                        ChildId = childId,
                        GuardianId = join.Person.Id,
                        Relation = join.Relation,
                        Kind = join.Relation is ['3' or '4', ..] ? GuardianKind.Statutory : GuardianKind.Entrusted,
                        IsPrimary = !hasPrimary,
                        From = since,
                    });
                    hasPrimary = true;
                    break;
                case FamilyStep.AddPhone add:
                    Ring(add.OwnerType, add.OwnerId, add.Number, add.SortNo);
                    break;
                case FamilyStep.ChangePhone change:
                    changedPhones[change.EntryId] = change.Number;
                    break;
                default:
                    throw new InvalidOperationException($"The step {step.GetType().Name} is not known.");
            }
        }
    }

    private void Meet(FamilyPerson person)
    {
        if (person.IsStored || !people.TryAdd(person.Id, person)) return;
        for (var i = 0; i < person.Phones.Count; i++) Ring(person.Kind, person.Id, person.Phones[i], i + 1);
    }

    private void Ring(PhoneOwner kind, Guid owner, string number, int sortNo) => phones.TryAdd((owner, number), new PhoneEntry
    {
        OwnerType = kind,
        OwnerId = owner,
        Number = number,
        Tail = Tail(number),
        Kind = KindOf(number),
        SortNo = sortNo,
    });

    private async Task AddAllAsync(CancellationToken cancellationToken)
    {
        var bulk = new BulkRows(db, clock);
        await bulk.AddAsync(people.Values.Where(p => p.Kind == PhoneOwner.Parent).Select(p => new Parent { Id = p.Id, Name = p.Name }).ToList(), cancellationToken);
        await bulk.AddAsync(people.Values.Where(p => p.Kind == PhoneOwner.Guardian).Select(p => new Guardian { Id = p.Id, Name = p.Name }).ToList(), cancellationToken);
        await bulk.AddAsync(children, cancellationToken);
        await bulk.AddAsync(spans, cancellationToken);
        await bulk.AddAsync(parentLinks, cancellationToken);
        await bulk.AddAsync(guardianLinks, cancellationToken);
        await bulk.AddAsync(phones.Values.ToList(), cancellationToken);
    }

    /// <summary>Brothers and sisters share a parent's number, and with it whether their form lacks one.</summary>
    private async Task AddChildrenOfChangedPhonesAsync(HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        var entries = changedPhones.Keys.ToHashSet();
        var owners = state.Phones.SelectMany(p => p).Where(p => entries.Contains(p.Id)).Select(p => p.OwnerId)
            .Concat(phones.Keys.Select(p => p.Owner)).Distinct().ToArray();
        touched.UnionWith(await db.ParentLinks.Where(l => owners.Contains(l.ParentId)).Select(l => l.ChildId).ToListAsync(cancellationToken));
        touched.UnionWith(await db.GuardianLinks.Where(l => owners.Contains(l.GuardianId)).Select(l => l.ChildId).ToListAsync(cancellationToken));
    }

    private static string? Tail(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return digits.Length < 4 ? null : digits[^4..];
    }

    private static string KindOf(string number) =>
        PhoneNumber.Check(number).Form == PhoneForm.Landline ? PhoneKind.Landline : PhoneKind.Mobile;
}
