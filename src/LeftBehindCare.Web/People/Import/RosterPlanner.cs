using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People.Import;

/// <summary>
/// Compares the rows of a roster with the school's books: ID number, then 学籍号, then name with birth date and class; a name
/// alone never joins two children. The same rows and books always give the same plan, which is what a commit relies on.
/// </summary>
internal sealed class RosterPlanner(RosterState state, SchoolCipher cipher)
{
    private readonly Dictionary<(PhoneOwner, string), FamilyPerson> people = StoredPeople(state);
    private readonly Dictionary<(DateOnly, Guid), PlannedRow> bornInFamily = [];
    private readonly Dictionary<Guid, (string Number, int Row)> phoneChanges = [];
    private readonly Dictionary<string, ProposedClass> proposed = [];
    private readonly Dictionary<(string?, string?), ClassFound> classes = [];

    public IReadOnlyList<ProposedClass> Proposed => [.. proposed.Values.OrderBy(c => c.Grade, StringComparer.Ordinal).ThenBy(c => c.ClassNo)];

    public IReadOnlyList<PlannedRow> Plan(IReadOnlyList<RosterRow> rows)
    {
        var matches = rows.Select(Match).ToList();
        var idNumbers = Twice(rows, r => r.IdNo);
        var studentNos = Twice(rows, r => r.StudentNo);
        var unnumbered = Twice(rows, r => r.IdNo is null && r.StudentNo is null && r.Name is not null ? $"{PersonName.SearchKey(r.Name)}|{r.Birth}" : null);
        var targets = matches.Where(m => m.Child is not null && !m.NameOnly).GroupBy(m => m.Child!.Id).Where(g => g.Skip(1).Any())
            .ToDictionary(g => g.Key, g => g.Select(m => m.Row.Number).ToList());
        return [.. matches.Select(match =>
        {
            var (row, messages) = (match.Row, new List<ImportMessage>(match.Row.Messages));
            messages.AddRange(match.Messages);
            SayTwice(row.IdNo, idNumbers, row, "身份证号", ImportSeverity.Wrong, messages);
            SayTwice(row.StudentNo, studentNos, row, "学籍号", ImportSeverity.Wrong, messages);
            if (row.IdNo is null && row.StudentNo is null && row.Name is not null)
                SayTwice($"{PersonName.SearchKey(row.Name)}|{row.Birth}", unnumbered, row, "姓名、生日", ImportSeverity.Doubtful, messages);
            if (match.Child is { } child && !match.NameOnly && targets.TryGetValue(child.Id, out var same) && messages.TrueForAll(m => m.Severity != ImportSeverity.Wrong))
                messages.Add(Message(row, ImportSeverity.Wrong, $"和第 {same.First(n => n != row.Number)} 行认到了同一个孩子", "请核对两行的号码，只留一行"));
            return PlanRow(match, messages);
        })];
    }

    private static Dictionary<string, List<int>> Twice(IReadOnlyList<RosterRow> rows, Func<RosterRow, string?> key) =>
        rows.Select(r => (Key: key(r), r.Number)).Where(r => r.Key is not null).GroupBy(r => r.Key!, StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any()).ToDictionary(g => g.Key, g => g.Select(r => r.Number).ToList(), StringComparer.Ordinal);

    private static void SayTwice(
        string? key, Dictionary<string, List<int>> twice, RosterRow row, string what, ImportSeverity severity, List<ImportMessage> messages)
    {
        if (key is null || !twice.TryGetValue(key, out var numbers)) return;
        messages.Add(Message(row, severity, $"{what}和第 {string.Join('、', numbers.Where(n => n != row.Number).Take(3))} 行一样", severity == ImportSeverity.Wrong ? "请对照原件改正，或删去重复的一行" : "是两个孩子的，请选新增；重复的，请在原表删去一行"));
    }

    private PlannedRow PlanRow(RowMatch match, List<ImportMessage> messages)
    {
        var row = match.Row;
        var found = match.Class;
        var child = match.Child;
        var wrong = messages.Exists(m => m.Severity == ImportSeverity.Wrong);
        var changes = new List<FieldChange>();
        var digest = new StringBuilder();
        EnrollSpan? enrolment = null;
        if (child is not null)
        {
            Compare(row, child, changes, digest);
            enrolment = state.CurrentEnrolment(child.Id);
            CompareClass(row, enrolment, found, changes, messages);
            if (match.NameOnly && found is { Id: null, New: null } && found.Problem is null)
                messages.Add(Message(row, ImportSeverity.Wrong, "没有写班级，要是另一个孩子就不知道放在哪个班", "请在原表填上年级和班级"));
            digest.Append('|').Append(child.RowVersion).Append('|').Append(enrolment?.RowVersion);
        }
        else if (found is { Id: null, New: null } && !wrong)
        {
            messages.Add(Message(row, ImportSeverity.Wrong, found.Problem ?? "没有写班级，不知道放在哪个班", "请在原表填上年级和班级，如“四年级”“1班”"));
        }

        wrong = messages.Exists(m => m.Severity == ImportSeverity.Wrong);
        var family = wrong ? FamilyPlan.Nothing
            : child is null ? new FamilyPlan([], Family(row, null, [], messages))
            : new FamilyPlan(Family(row, child, changes, messages), match.NameOnly ? Family(row, null, [], []) : []);
        Describe(family, digest);
        if (child is null && !wrong) SayTwins(row, family.AsNew, messages);
        var outcome = wrong || messages.Exists(m => m.Severity == ImportSeverity.Wrong) ? RowOutcome.Wrong
            : messages.Exists(m => m.Severity == ImportSeverity.Doubtful) ? RowOutcome.Doubtful
            : child is null ? RowOutcome.New
            : changes.Count > 0 ? RowOutcome.Changed
            : RowOutcome.Same;
        // A doubt that is already on the books and would change nothing needs no word from anybody.
        if (outcome == RowOutcome.Doubtful && child is not null && changes.Count == 0 && !match.NameOnly && match.Messages.Count == 0) outcome = RowOutcome.Same;
        foreach (var change in changes) digest.Append('|').Append(change.Title).Append('=').Append(change.Old).Append('>').Append(change.New);
        digest.Append('|').Append(outcome).Append('|').Append(child?.Id).Append('|').Append(found.Id).Append('|').Append(found.New?.Key).Append('|').Append(match.NameOnly);

        var planned = new PlannedRow
        {
            Row = row,
            Outcome = outcome,
            Target = child?.Id,
            MayBeAnother = match.NameOnly,
            ClassTitle = found.Title ?? (enrolment is null ? null : state.Classes.GetValueOrDefault(enrolment.ClassId)?.Title),
            ClassId = found.Id,
            NewClass = outcome is RowOutcome.Wrong or RowOutcome.Same ? null : found.New?.Key,
            Changes = changes,
            Messages = messages,
            Digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(digest.ToString()))),
            Family = family,
        };
        if (planned.NewClass is not null) proposed.TryAdd(planned.NewClass, found.New!);
        if (child is null && !wrong && row.Birth is { } born)
        {
            foreach (var join in family.AsNew.OfType<FamilyStep.Join>()) bornInFamily.TryAdd((born, join.Person.Id), planned);
        }

        return planned;
    }

    private RowMatch Match(RosterRow row)
    {
        var found = ClassOf(row.GradeWritten, row.ClassWritten);
        var id = row.IdNo is null ? null : Convert.ToBase64String(cipher.Index(row.IdNo)!);
        var studentNo = row.StudentNo is null ? null : Convert.ToBase64String(cipher.Index(row.StudentNo)!);
        var byId = id is null ? null : state.ByIdNumber.GetValueOrDefault(id);
        var byStudentNo = studentNo is null ? null : state.ByStudentNo.GetValueOrDefault(studentNo);
        if (byId is not null && byStudentNo is not null && byId.Id != byStudentNo.Id)
        {
            return new RowMatch(row, byId, found, false,
                [Message(row, ImportSeverity.Wrong, $"身份证号是{byId.Name}的，学籍号是{byStudentNo.Name}的", "请对照户口簿和学籍系统改正")]);
        }

        // A 学籍号 decides only where no ID number contradicts it.
        var sure = byId ?? (byStudentNo is { IdNoHash: not null } && id is not null ? null : byStudentNo);
        if (sure is not null)
        {
            return new RowMatch(row, sure, found, false, row.Name is null || PersonName.SearchKey(sure.Name) == PersonName.SearchKey(row.Name) ? []
                : [Message(row, ImportSeverity.Doubtful, $"这个{(byId is not null ? "身份证号" : "学籍号")}登记在{sure.Name}名下，表里的姓名是{row.Name}", "确实改了名的选“更新”，号码写错的请改原表")]);
        }

        if (byStudentNo is not null)
        {
            return new RowMatch(row, byStudentNo, found, false,
                [Message(row, ImportSeverity.Wrong, $"学籍号和在册的{byStudentNo.Name}一样，身份证号却不一样", "请对照户口簿和学籍系统改正")]);
        }

        if (row.Name is null || row.Birth is not { } birth) return new RowMatch(row, null, found, false, []);
        var marks = new ChildMarks { Name = row.Name, BirthDate = birth, IdNumber = id, StudentNo = studentNo, ClassId = found.Id };
        var alike = state.ByName[PersonName.SearchKey(row.Name)].Select(c => (Child: c, Likeness: ChildLikeness.Compare(marks, MarksOf(c)))).ToList();
        var same = alike.Where(a => a.Likeness == Likeness.SameNameBirthAndClass).Select(a => a.Child).ToList();
        if (same.Count == 1) return new RowMatch(row, same[0], found, false, []);

        // Two different ID numbers are two children, whatever they are called.
        var open = alike.Select(a => a.Child).Where(c => id is null || c.IdNoHash is null).ToList();
        if (open.Count == 0) return new RowMatch(row, null, found, false, []);
        var nearest = open.OrderByDescending(c => c.BirthDate == birth).ThenBy(c => c.Id).First();
        var where = state.CurrentEnrolment(nearest.Id) is { } span ? state.Classes.GetValueOrDefault(span.ClassId)?.Title : "离校生里";
        var what = open.Count > 1 ? $"在册有 {open.Count} 位{row.Name}，看不出是不是其中一位"
            : nearest.BirthDate == birth ? $"{where}也有一位{row.Name}，生日相同，班不同，号码没法比对"
            : $"{where}也有一位{row.Name}，只有姓名相同，没有合并";
        return new RowMatch(row, open.Count == 1 ? nearest : null, found, open.Count == 1,
            [Message(row, ImportSeverity.Doubtful, what, "请选定是不是同一个孩子；补上证件号或学籍号就能自动认出")]);
    }

    private ChildMarks MarksOf(Child child) => new()
    {
        Name = child.Name,
        BirthDate = child.BirthDate,
        IdNumber = child.IdNoHash is null ? null : Convert.ToBase64String(child.IdNoHash),
        StudentNo = child.StudentNoHash is null ? null : Convert.ToBase64String(child.StudentNoHash),
        ClassId = state.CurrentEnrolment(child.Id)?.ClassId,
    };

    private void Compare(RosterRow row, Child child, List<FieldChange> changes, StringBuilder digest)
    {
        foreach (var field in RosterField.All)
        {
            var (given, stored) = (field.Given(row), field.Stored(child));
            if (given is not null && given != stored) changes.Add(new FieldChange(field.Title, field.Shown(stored), field.Shown(given)!));
        }

        CompareNumber("身份证件号", row.IdNo, child.IdNoHash, changes, digest);
        CompareNumber("学籍号", row.StudentNo, child.StudentNoHash, changes, digest);
        var (village, detail) = RosterAddress.Read(row.Address, state.Villages);
        if (village is not null && village != child.VillageId)
            changes.Add(new FieldChange("现住村", VillageName(child.VillageId), VillageName(village)!));
        if (detail is not null && detail != child.AddrDetail) changes.Add(new FieldChange("现住址", child.AddrDetail, detail));
    }

    private string? VillageName(Guid? id) => id is null ? null : state.Villages.FirstOrDefault(v => v.Id == id)?.Name ?? "另一个村";

    /// <summary>No digit of a number is shown (domain.md §8.1), only that it is another.</summary>
    private void CompareNumber(string title, string? given, byte[]? stored, List<FieldChange> changes, StringBuilder digest)
    {
        if (given is null) return;
        var hash = cipher.Index(given)!; // given is not empty
        if (stored is not null && hash.AsSpan().SequenceEqual(stored)) return;
        changes.Add(new FieldChange(title, stored is null ? null : "已登记的号码", stored is null ? "已填" : "另一个号码"));
        digest.Append('|').Append(Convert.ToBase64String(hash));
    }

    private void CompareClass(RosterRow row, EnrollSpan? enrolment, ClassFound found, List<FieldChange> changes, List<ImportMessage> messages)
    {
        if (found is { Id: null, New: null })
        {
            if (found.Problem is not null) messages.Add(Message(row, ImportSeverity.Wrong, found.Problem, "请改正年级和班级，如“四年级”“1班”"));
            return;
        }

        if (enrolment is not null && enrolment.ClassId == found.Id) return;
        if (enrolment is null)
            messages.Add(Message(row, ImportSeverity.Doubtful, "这个孩子已经离校，导入会让他重新在读", "确实回来了的选“更新”"));
        else if (enrolment.From >= state.Today)
            messages.Add(Message(row, ImportSeverity.Wrong, "这个孩子今天刚换过班，一天只能换一次", "请明天再导入，或到孩子页改班"));
        changes.Add(new FieldChange("班级", enrolment is null ? null : state.Classes.GetValueOrDefault(enrolment.ClassId)?.Title, found.Title!)); // has one, being found or new
    }

    private ClassFound ClassOf(string? gradeWritten, string? classWritten)
    {
        if (classes.TryGetValue((gradeWritten, classWritten), out var known)) return known;
        return classes[(gradeWritten, classWritten)] = FindClass(gradeWritten, classWritten);
    }

    private ClassFound FindClass(string? gradeWritten, string? classWritten)
    {
        if (gradeWritten is null && classWritten is null) return new ClassFound(null, null, null, null);
        var now = state.Classes.Values.Where(c => c.AcademicYear == state.SchoolYear).ToList();
        var titled = now.Where(c => c.Title == $"{gradeWritten}{classWritten}" || c.Title == classWritten).ToList();
        if (titled.Count == 1) return Found(titled[0]);
        var (grade, number) = ClassReading.Read(gradeWritten, classWritten, state.Today);
        if (grade is null) return new ClassFound(null, null, null, $"“{gradeWritten}{classWritten}”看不出是几年级");
        var fits = now.Where(c => c.Grade == grade && (number is null || c.ClassNo == number)).ToList();
        // A campus named in the class tells the two first classes apart.
        if (fits.Count > 1 && fits.Where(c => Names(classWritten, c) || Names(gradeWritten, c)).ToList() is [var named]) return Found(named);
        return fits switch
        {
            [var one] => Found(one),
            [] when number is not null || now.TrueForAll(c => c.Grade != grade) => Propose(new ProposedClass(grade, number ?? 1)),
            _ when number is null => new ClassFound(null, null, null, $"{CodeSets.All.NameOf("Grade", grade)}有 {fits.Count} 个班，没有写是哪个班"),
            _ => new ClassFound(null, null, null, $"{fits.Count} 个校区都有{fits[0].Title}，看不出是哪一个"),
        };

        static ClassFound Found(SchoolClass one) => new(one.Id, null, one.Title, null);
        static ClassFound Propose(ProposedClass one) => new(null, one, one.Title, null);
        static bool Names(string? written, SchoolClass one) =>
            one.Campus is { } campus && written is not null && written.Contains(campus.Name, StringComparison.Ordinal);
    }

    private List<FamilyStep> Family(RosterRow row, Child? child, List<FieldChange> changes, List<ImportMessage> messages)
    {
        var steps = new List<FamilyStep>();
        foreach (var member in row.Family)
        {
            var relation = CodeSets.All.NameOf("Relation", member.Relation)!; // a code of the set
            var isParent = RosterReader.IsParent(member.Relation);
            if (child is not null && isParent && state.Parents[child.Id].FirstOrDefault(l => Positions.IsFather(l.Role) == Positions.IsFather(member.Relation)) is { } link)
            {
                var name = state.ParentNames.GetValueOrDefault(link.ParentId) ?? "";
                if (PersonName.SearchKey(name) == PersonName.SearchKey(member.Name)) Phones(row, member, relation, PhoneOwner.Parent, link.ParentId, steps, changes, messages);
                else messages.Add(Message(row, ImportSeverity.Hint, $"登记的{relation}是{name}，表里是{member.Name}，没有改动", "确实换了人的，请到孩子页改"));
                continue;
            }

            if (child is not null && !isParent
                && state.Guardians[child.Id].FirstOrDefault(l => PersonName.SearchKey(state.GuardianNames.GetValueOrDefault(l.GuardianId)) == PersonName.SearchKey(member.Name)) is { } care)
            {
                Phones(row, member, relation, PhoneOwner.Guardian, care.GuardianId, steps, changes, messages);
                continue;
            }

            var person = PersonOf(member, isParent ? PhoneOwner.Parent : PhoneOwner.Guardian);
            steps.Add(new FamilyStep.Join(person, member.Relation));
            changes.Add(new FieldChange(relation, null, member.Name));
            if (person.IsStored) Phones(row, member, relation, person.Kind, person.Id, steps, [], messages);
        }

        return steps;
    }

    /// <summary>A person of the same name with the same number, of the school or of this file, is the same; otherwise a new one.</summary>
    private FamilyPerson PersonOf(FamilyMember member, PhoneOwner kind)
    {
        var name = PersonName.SearchKey(member.Name);
        foreach (var phone in member.Phones)
        {
            if (people.TryGetValue((kind, $"{name}|{phone}"), out var known)) return known;
        }

        var person = new FamilyPerson(kind, Guid.CreateVersion7(), false, member.Name, member.Phones);
        foreach (var phone in member.Phones) people[(kind, $"{name}|{phone}")] = person;
        return person;
    }

    private void Phones(
        RosterRow row, FamilyMember member, string relation, PhoneOwner ownerType, Guid owner, List<FamilyStep> steps, List<FieldChange> changes, List<ImportMessage> messages)
    {
        if (member.Phones.Count == 0) return;
        var stored = state.Phones[(ownerType, owner)].ToList();
        var missing = member.Phones.Where(p => stored.TrueForAll(s => s.Number != p)).ToList();
        if (missing.Count == 0)
        {
            if (stored.Count > 0) phoneChanges.TryAdd(stored[0].Id, (stored[0].Number, row.Number));
            return;
        }

        // A whole new set of numbers replaces the first one; a number more is added.
        var replace = stored.Count > 0 && missing.Count == member.Phones.Count;
        for (var i = 0; i < missing.Count; i++)
        {
            var number = missing[i];
            if (replace && i == 0)
            {
                if (phoneChanges.TryGetValue(stored[0].Id, out var before) && before.Number != number)
                {
                    messages.Add(Message(row, ImportSeverity.Hint, $"{relation}的电话和第 {before.Row} 行写的不一样，按第 {before.Row} 行", "请核对是哪一个"));
                    return;
                }

                phoneChanges.TryAdd(stored[0].Id, (number, row.Number));
                steps.Add(new FamilyStep.ChangePhone(stored[0].Id, number));
                changes.Add(new FieldChange($"{relation}电话", PhoneNumber.Mask(stored[0].Number), PhoneNumber.Mask(number)));
                continue;
            }

            // A brother's row may add the same number; it is written once.
            steps.Add(new FamilyStep.AddPhone(ownerType, owner, number, stored.Count + i + 1));
            changes.Add(new FieldChange($"{relation}电话", null, PhoneNumber.Mask(number)));
        }
    }

    private void SayTwins(RosterRow row, IReadOnlyList<FamilyStep> family, List<ImportMessage> messages)
    {
        if (row.Birth is not { } born) return;
        foreach (var person in family.OfType<FamilyStep.Join>().Select(j => j.Person))
        {
            if (bornInFamily.GetValueOrDefault((born, person.Id)) is not { } other || other.Row.Name == row.Name) continue;
            messages.Add(Message(row, ImportSeverity.Hint, $"和第 {other.Row.Number} 行{other.Row.Name}同一天生日、同一位家长，像是双胞胎，按两个孩子导入", ""));
            return;
        }
    }

    private static void Describe(FamilyPlan family, StringBuilder digest)
    {
        foreach (var step in family.Matched.Concat(family.AsNew))
        {
            digest.Append(step switch
            {
                FamilyStep.Join join => $"|join {join.Relation} {(join.Person.IsStored ? join.Person.Id : join.Person.Name)}",
                FamilyStep.AddPhone add => $"|add {add.OwnerId} {add.Number}",
                FamilyStep.ChangePhone change => $"|change {change.EntryId} {change.Number}",
                _ => throw new InvalidOperationException($"The step {step.GetType().Name} is not known."),
            });
        }
    }

    private static Dictionary<(PhoneOwner, string), FamilyPerson> StoredPeople(RosterState state)
    {
        var people = new Dictionary<(PhoneOwner, string), FamilyPerson>();
        Add(PhoneOwner.Parent, state.ParentNames);
        Add(PhoneOwner.Guardian, state.GuardianNames);
        return people;

        void Add(PhoneOwner kind, IReadOnlyDictionary<Guid, string> names)
        {
            foreach (var (id, name) in names.OrderBy(n => n.Key))
            {
                var phones = state.Phones[(kind, id)].Select(p => p.Number).ToList();
                if (phones.Count == 0) continue;
                var person = new FamilyPerson(kind, id, true, name, phones);
                var key = PersonName.SearchKey(name);
                foreach (var phone in phones) people.TryAdd((kind, $"{key}|{phone}"), person);
            }
        }
    }

    private static ImportMessage Message(RosterRow row, ImportSeverity severity, string what, string mend) => new(severity, row.Number, null, null, what, mend);

    private sealed record RowMatch(RosterRow Row, Child? Child, ClassFound Class, bool NameOnly, IReadOnlyList<ImportMessage> Messages);

    private sealed record ClassFound(Guid? Id, ProposedClass? New, string? Title, string? Problem);
}
