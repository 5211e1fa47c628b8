using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// Writes a checked form into the rows it is about: child, parents, times away, guardian, numbers and the profile itself.
/// Saves nothing; the caller saves all of it at once.
/// </summary>
public sealed class ProfileWriting(AppDb db, SchoolCiphers ciphers, OfficeClock clock)
{
    private SchoolCipher? _cipher;

    private SchoolCipher Cipher => _cipher ?? throw new InvalidOperationException("Set at the start of WriteAsync.");

    /// <returns>The profile, tracked.</returns>
    public async Task<LeftBehindProfile> WriteAsync(ProfileForm form, ProfileFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(facts);
        _cipher = await ciphers.CurrentAsync(cancellationToken);
        // Attached as they were read for this request: a row that somebody changes meanwhile makes the save fail.
        db.AttachRange(facts.Child.Phones);
        db.AttachRange(facts.Child.Parents.SelectMany(p => p.Phones));
        db.AttachRange(facts.Child.PrimaryGuardian?.Phones ?? []);
        db.Attach(facts.Child.Child);
        foreach (var parent in facts.Child.Parents)
        {
            db.Attach(parent.Link);
            if (parent.Away is { } away) db.Attach(away);
        }

        if (facts.Child.PrimaryGuardian is { } guardian) db.Attach(guardian.Link);

        Child(form, facts.Child.Child);
        await ParentAsync(form.Father, facts.Child.Father, facts.Child.Child, true, cancellationToken);
        await ParentAsync(form.Mother, facts.Child.Mother, facts.Child.Child, false, cancellationToken);
        await GuardianAsync(form.Guardian, facts.Child.PrimaryGuardian, facts.Child.Child.Id, cancellationToken);
        Phones(form.OwnPhones, facts.Child.Phones, PhoneOwner.Child, facts.Child.Child.Id);
        return Profile(form, facts);
    }

    private void Child(ProfileForm form, Child child)
    {
        var name = PersonName.Check(form.Name).Value!; // checked: a child has a name
        if (name != child.Name)
        {
            child.RawName = form.Name;
            child.Name = name;
            child.Pinyin = NamePinyin.Of(name).Text;
            child.PinyinInitials = NamePinyin.Initials(child.Pinyin);
        }

        child.FormerName = PersonName.Check(form.FormerName).Value;
        child.BirthDate = form.BirthDate!.Value; // checked, as the following three
        child.Sex = form.Sex!;
        child.BoardMode = form.BoardMode!;
        child.CareMode = form.CareMode!;
        child.Ethnic = form.Ethnic;
        child.Blood = form.Blood;

        child.IdType = form.IdType!; // checked
        child.IdState = form.IdState!; // checked
        if (IdNumber.Check(form.IdNo, child.IdType).Value is { } number)
        {
            child.IdNo = Cipher.Seal(SealedColumns.ChildIdNo, child.Id, number);
            child.IdNoHash = Cipher.Index(number);
        }

        child.NoIdReason = child.IdNo is null ? form.NoIdReason : null;
        if (StudentNo.Check(form.StudentNo).Value is { } student)
        {
            child.StudentNo = Cipher.Seal(SealedColumns.ChildStudentNo, child.Id, student);
            child.StudentNoHash = Cipher.Index(student);
        }

        child.Gatqw = form.Gatqw;
        child.EnrollSchoolName = Text(form.EnrollSchoolName);
        child.EnrollCode10 = SchoolCode.Check(form.EnrollCode10).Value;
        child.HukouRegistered = form.HukouRegistered;
        child.HukouKind = form.HukouKind;
        child.HukouRegion = Provinces.CheckRegion(form.HukouRegion).Value;
        child.HukouAddr = Text(form.HukouAddr);
        child.VillageId = form.VillageId;
        child.AddrDetail = Text(form.AddrDetail);

        child.Health = form.Health;
        child.Disability = form.Disability;
        child.DisLevel = form.DisLevel;
        if (DisabilityCertificate.Check(form.DisCertNo).Value is { } certificate)
            child.DisCertNo = Cipher.Seal(SealedColumns.ChildDisCertNo, child.Id, certificate);
        child.Allergy = Text(form.Allergy);
        child.Illness = Resealed(SealedColumns.ChildIllness, child.Id, child.Illness, Text(form.Illness));
        child.Medication = Text(form.Medication);
        child.Constitution = Text(form.Constitution);
        child.Transport = form.Transport;
        child.InclusiveKind = form.InclusiveKind;
    }

    private async Task ParentAsync(ProfileParentForm form, ParentFacts? stored, Child child, bool father, CancellationToken cancellationToken)
    {
        var (person, link) = (stored?.Person, stored?.Link);
        var number = IdNumber.Check(form.IdNo).Value;
        if (person is null || link is null)
        {
            if (IsEmpty(form)) return;
            // Brothers and sisters share their parents' rows: the same number is the same person.
            var hash = Cipher.Index(number);
            person = hash is null ? null : await db.Parents.FirstOrDefaultAsync(p => p.IdNoHash == hash, cancellationToken);
            if (person is null) db.Add(person = new Parent());
            var role = form.Role ?? (father ? Relation.Father : Relation.Mother);
            db.Add(link = new ParentLink { ChildId = child.Id, ParentId = person.Id, Role = role, From = await SinceAsync(child, role, father, cancellationToken) });
        }

        person.Name = PersonName.Check(form.Name).Value;
        person.BirthDate = form.BirthDate;
        person.Education = form.Education;
        if (number is not null)
        {
            person.IdNo = Cipher.Seal(SealedColumns.ParentIdNo, person.Id, number);
            person.IdNoHash = Cipher.Index(number);
        }

        link.Presence = form.Presence;
        link.HasCapacity = form.HasCapacity;
        link.IsCustodial = form.IsCustodial;
        Away(form, stored?.Away, person.Id);
        Phones(form.Phones, stored?.Phones ?? [], PhoneOwner.Parent, person.Id);
    }

    /// <summary>A father or mother by birth is one since birth, others since today; never before somebody else ceased to be.</summary>
    private async Task<DateOnly> SinceAsync(Child child, string role, bool father, CancellationToken cancellationToken)
    {
        var roles = ProfileChecks.RolesOf(father).ToArray();
        var before = await db.ParentLinks.Where(l => l.ChildId == child.Id && roles.Contains(l.Role)).MaxAsync(l => l.To, cancellationToken);
        var since = role is Relation.Father or Relation.Mother ? child.BirthDate : clock.Today;
        return before > since ? before.Value : since;
    }

    private void Away(ProfileParentForm form, AwaySpan? away, Guid parentId)
    {
        if (form.AwayFrom is not { } from) return;
        if (away is null) db.Add(away = new AwaySpan { ParentId = parentId });
        away.From = from;
        away.To = form.Returned;
        var place = Text(form.WorkPlace);
        // The region's code was chosen for the old words.
        if (place != away.WorkPlace) away.WorkRegion = null;
        away.WorkPlace = place;
        away.WorkLevel = form.WorkLevel;
        away.Employer = Text(form.Employer);
        away.Industry = form.Industry;
    }

    private async Task GuardianAsync(ProfileGuardianForm form, GuardianFacts? stored, Guid childId, CancellationToken cancellationToken)
    {
        if (PersonName.Check(form.Name).Value is not { } name) return;
        var number = IdNumber.Check(form.IdNo).Value;
        var (person, link, phones) = (stored?.Person, stored?.Link, stored?.Phones ?? []);
        if (link is not null && form.IsNewPerson)
        {
            End(link);
            (person, link, phones) = (null, null, []);
        }

        if (person is null || link is null)
        {
            var hash = Cipher.Index(number);
            person = hash is null ? null : await db.Guardians.FirstOrDefaultAsync(g => g.IdNoHash == hash, cancellationToken);
            if (person is null) db.Add(person = new Guardian { Name = name });
            db.Add(link = new GuardianLink
            {
                ChildId = childId,
                GuardianId = person.Id,
                Relation = form.Relation!, // checked
                Kind = form.Kind!, // checked
                IsPrimary = true,
                From = clock.Today,
            });
        }

        person.Name = name;
        person.BirthDate = form.BirthDate;
        person.Health = form.Health;
        person.Address = Text(form.Address);
        person.IsDeaf = form.IsDeaf;
        person.IsLiterate = form.IsLiterate;
        person.SpeaksMandarin = form.SpeaksMandarin;
        if (number is not null)
        {
            person.IdNo = Cipher.Seal(SealedColumns.GuardianIdNo, person.Id, number);
            person.IdNoHash = Cipher.Index(number);
        }

        link.Relation = form.Relation!; // checked
        link.Kind = form.Kind!; // checked
        link.NoticeNo = Text(form.NoticeNo);
        Phones(form.Phones, phones, PhoneOwner.Guardian, person.Id);
    }

    /// <summary>Until yesterday; who was only entered today never was the guardian.</summary>
    private void End(GuardianLink link)
    {
        if (link.From < clock.Today)
        {
            link.To = clock.Today;
            return;
        }

        link.IsDeleted = true;
        link.DeleteReason = "当天登记，当天换人";
    }

    private void Phones(ProfilePhonesForm form, IReadOnlyList<PhoneEntry> stored, PhoneOwner owner, Guid ownerId)
    {
        var slots = form.Slots;
        for (var i = 0; i < slots.Count; i++)
        {
            var read = PhoneNumber.Check(slots[i].Number);
            var time = Text(slots[i].Time);
            var entry = i < stored.Count ? stored[i] : null;
            if (entry is not null && entry.Number == read.Value)
            {
                entry.BestTime = time;
                continue;
            }

            // What was once a number of theirs stays on record: the calls of those days were made to it.
            if (entry is not null) entry.InvalidAt = clock.Today;
            if (read.Value is not { } number) continue;
            db.Add(new PhoneEntry
            {
                OwnerType = owner,
                OwnerId = ownerId,
                Number = number,
                Tail = number.Length < 4 ? number : number[^4..],
                Kind = read.Form == PhoneForm.Landline ? PhoneKind.Landline : PhoneKind.Mobile,
                SortNo = i + 1,
                BestTime = time,
            });
        }
    }

    private LeftBehindProfile Profile(ProfileForm form, ProfileFacts facts)
    {
        var profile = facts.Profile;
        if (profile is null) db.Add(profile = new LeftBehindProfile { ChildId = facts.Child.Child.Id, Status = RecordStatus.Draft });
        else db.Attach(profile);
        profile.CareArrangement = form.CareArrangement;
        profile.HasEntrust = form.HasEntrust;
        profile.CareGrade = form.CareGrade;
        profile.HomeFreq = form.HomeFreq;
        profile.LastMeet = form.LastMeet;
        profile.FamilyKind = form.FamilyKind;
        profile.FamilySize = form.FamilySize;
        profile.IncomeSources = [.. form.IncomeSources];
        profile.IncomeBand = form.IncomeBand;
        profile.Reliefs = [.. form.Reliefs];
        (profile.PatGf, profile.PatGfBirth) = (PersonName.Check(form.PatGf).Value, form.PatGfBirth);
        (profile.PatGm, profile.PatGmBirth) = (PersonName.Check(form.PatGm).Value, form.PatGmBirth);
        (profile.MatGf, profile.MatGfBirth) = (PersonName.Check(form.MatGf).Value, form.MatGfBirth);
        (profile.MatGm, profile.MatGmBirth) = (PersonName.Check(form.MatGm).Value, form.MatGmBirth);
        profile.ContactDay = Text(form.ContactDay);
        profile.ContactPref = form.ContactPref;
        profile.SelfCare = form.SelfCare;
        profile.StudyTier = form.StudyTier;
        profile.Character = Text(form.Character);
        profile.NeedHelp = Text(form.NeedHelp);
        profile.Remark = Text(form.Remark);
        return profile;
    }

    /// <summary>The stored bytes where the text is the same: sealing it again would look like a change.</summary>
    private byte[]? Resealed(string column, Guid row, byte[]? stored, string? text) =>
        Cipher.Open(column, row, stored) == text ? stored : Cipher.Seal(column, row, text);

    private static bool IsEmpty(ProfileParentForm form) =>
        string.IsNullOrWhiteSpace(form.Name) && form.BirthDate is null && form.IdNo is null && form.Presence is null && form.HasCapacity is null
        && form.Education is null && form.AwayFrom is null && form.Phones.Slots.All(s => string.IsNullOrWhiteSpace(s.Number));

    /// <summary>As written, but for the ends: punctuation and line breaks are the writer's own.</summary>
    private static string? Text(string? text) =>
        text?.Replace("\r\n", "\n", StringComparison.Ordinal).Normalize().Trim() is { Length: > 0 } tidy ? tidy : null;
}
