using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>Fills the form from what is stored, field by field, in the order of the paper.</summary>
public static class ProfileReading
{
    /// <param name="facts">What is stored.</param>
    /// <param name="cipher">Opens the history of illness, the one sealed text that its readers do see.</param>
    public static ProfileForm Read(ProfileFacts facts, SchoolCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(cipher);
        var child = facts.Child.Child;
        var form = new ProfileForm
        {
            Name = child.Name,
            FormerName = child.FormerName,
            BirthDate = child.BirthDate,
            Sex = child.Sex,
            Ethnic = child.Ethnic,
            Blood = child.Blood,
            BoardMode = child.BoardMode,
            CareMode = child.CareMode,

            IdType = child.IdType,
            IdState = child.IdState,
            NoIdReason = child.NoIdReason,
            Gatqw = child.Gatqw,
            EnrollSchoolName = child.EnrollSchoolName,
            EnrollCode10 = child.EnrollCode10,
            HukouRegistered = child.HukouRegistered,
            HukouKind = child.HukouKind,
            HukouRegion = child.HukouRegion,
            HukouAddr = child.HukouAddr,
            VillageId = child.VillageId,
            AddrDetail = child.AddrDetail,

            Father = Parent(facts.Child.Father),
            Mother = Parent(facts.Child.Mother),
            Guardian = Guardian(facts.Child.PrimaryGuardian),

            Health = child.Health,
            Disability = child.Disability,
            DisLevel = child.DisLevel,
            Allergy = child.Allergy,
            Illness = cipher.Open(SealedColumns.ChildIllness, child.Id, child.Illness),
            Medication = child.Medication,
            Constitution = child.Constitution,
            OwnPhones = Phones(facts.Child.Phones),
            Transport = child.Transport,
            InclusiveKind = child.InclusiveKind,
        };
        if (facts.Profile is { } profile) Own(form, profile);
        return form;
    }

    /// <summary>
    /// Version of everything the form edits, from its content: a row that was written again with the same content is no
    /// conflict, a number that was typed anew is one.
    /// </summary>
    public static uint Token(ProfileFacts facts, SchoolCipher cipher, IModelMetadataProvider metadata)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var child = facts.Child.Child;
        var content = new
        {
            Fields = ProfileFields.Of(Read(facts, cipher), metadata).Select(f => FormFields.Posted(f.Value)),
            Numbers = new[]
            {
                child.IdNo, child.StudentNo, child.DisCertNo, facts.Child.Father?.Person.IdNo, facts.Child.Mother?.Person.IdNo,
                facts.Child.PrimaryGuardian?.Person.IdNo,
            },
            People = new[] { facts.Child.Father?.Person.Id, facts.Child.Mother?.Person.Id, facts.Child.PrimaryGuardian?.Person.Id },
            facts.Profile?.Status,
            facts.Profile?.VersionNo,
        };
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(content))));
    }

    /// <summary>
    /// Brings a posted form to what it means: who stands in a parent's place is not the form's to change, and a number typed
    /// again as it is stored is no new number.
    /// </summary>
    public static void Align(ProfileForm form, ProfileFacts facts, SchoolCipher cipher)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(facts);
        var child = facts.Child.Child;
        form.IdNo = New(form.IdNo, SealedColumns.ChildIdNo, child.Id, child.IdNo);
        form.StudentNo = New(form.StudentNo, SealedColumns.ChildStudentNo, child.Id, child.StudentNo);
        form.DisCertNo = New(form.DisCertNo, SealedColumns.ChildDisCertNo, child.Id, child.DisCertNo);
        foreach (var (part, stored) in new[] { (form.Father, facts.Child.Father), (form.Mother, facts.Child.Mother) })
        {
            if (stored is null) continue;
            part.Role = stored.Link.Role;
            part.IdNo = New(part.IdNo, SealedColumns.ParentIdNo, stored.Person.Id, stored.Person.IdNo);
        }

        if (facts.Child.PrimaryGuardian is { } guardian && !form.Guardian.IsNewPerson)
            form.Guardian.IdNo = New(form.Guardian.IdNo, SealedColumns.GuardianIdNo, guardian.Person.Id, guardian.Person.IdNo);

        string? New(string? typed, string column, Guid row, byte[]? stored) =>
            string.IsNullOrWhiteSpace(typed) || IdNumber.Normalise(typed) == cipher.Open(column, row, stored) ? null : typed;
    }

    /// <summary>What is said of each number instead of showing it; only stored ones.</summary>
    public static IReadOnlyDictionary<string, string> States(ProfileFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var child = facts.Child.Child;
        var states = new Dictionary<string, string>();
        Say(nameof(ProfileForm.IdNo), child.IdNo, FieldMask.IdNumberState(child));
        Say(nameof(ProfileForm.StudentNo), child.StudentNo, FieldMask.Registered);
        Say(nameof(ProfileForm.DisCertNo), child.DisCertNo, FieldMask.Registered);
        Say("Father.IdNo", facts.Child.Father?.Person.IdNo, FieldMask.Registered);
        Say("Mother.IdNo", facts.Child.Mother?.Person.IdNo, FieldMask.Registered);
        Say("Guardian.IdNo", facts.Child.PrimaryGuardian?.Person.IdNo, FieldMask.Registered);
        return states;

        void Say(string field, byte[]? number, string state)
        {
            if (number is not null) states[field] = state;
        }
    }

    private static void Own(ProfileForm form, LeftBehindProfile profile)
    {
        form.CareArrangement = profile.CareArrangement;
        form.HasEntrust = profile.HasEntrust;
        form.CareGrade = profile.CareGrade;
        form.HomeFreq = profile.HomeFreq;
        form.LastMeet = profile.LastMeet;
        form.FamilyKind = profile.FamilyKind;
        form.FamilySize = profile.FamilySize;
        form.IncomeSources = [.. profile.IncomeSources];
        form.IncomeBand = profile.IncomeBand;
        form.Reliefs = [.. profile.Reliefs];
        (form.PatGf, form.PatGfBirth) = (profile.PatGf, profile.PatGfBirth);
        (form.PatGm, form.PatGmBirth) = (profile.PatGm, profile.PatGmBirth);
        (form.MatGf, form.MatGfBirth) = (profile.MatGf, profile.MatGfBirth);
        (form.MatGm, form.MatGmBirth) = (profile.MatGm, profile.MatGmBirth);
        form.ContactDay = profile.ContactDay;
        form.ContactPref = profile.ContactPref;
        form.SelfCare = profile.SelfCare;
        form.StudyTier = profile.StudyTier;
        form.Character = profile.Character;
        form.NeedHelp = profile.NeedHelp;
        form.Remark = profile.Remark;
    }

    private static ProfileParentForm Parent(ParentFacts? parent) => parent is null ? new() : new()
    {
        Name = parent.Person.Name,
        Role = parent.Link.Role,
        BirthDate = parent.Person.BirthDate,
        Education = parent.Person.Education,
        Presence = parent.Link.Presence,
        HasCapacity = parent.Link.HasCapacity,
        IsCustodial = parent.Link.IsCustodial,
        AwayFrom = parent.Away?.From,
        Returned = parent.Away?.To,
        WorkPlace = parent.Away?.WorkPlace,
        WorkLevel = parent.Away?.WorkLevel,
        Employer = parent.Away?.Employer,
        Industry = parent.Away?.Industry,
        Phones = Phones(parent.Phones),
    };

    private static ProfileGuardianForm Guardian(GuardianFacts? guardian) => guardian is null ? new() : new()
    {
        Name = guardian.Person.Name,
        Relation = guardian.Link.Relation,
        Kind = guardian.Link.Kind,
        BirthDate = guardian.Person.BirthDate,
        Health = guardian.Person.Health,
        NoticeNo = guardian.Link.NoticeNo,
        Address = guardian.Person.Address,
        IsDeaf = guardian.Person.IsDeaf,
        IsLiterate = guardian.Person.IsLiterate,
        SpeaksMandarin = guardian.Person.SpeaksMandarin,
        Phones = Phones(guardian.Phones),
    };

    private static ProfilePhonesForm Phones(IReadOnlyList<PhoneEntry> phones)
    {
        var form = new ProfilePhonesForm();
        if (phones.Count > 0) (form.First, form.FirstTime) = (phones[0].Number, phones[0].BestTime);
        if (phones.Count > 1) (form.Second, form.SecondTime) = (phones[1].Number, phones[1].BestTime);
        if (phones.Count > 2) (form.Third, form.ThirdTime) = (phones[2].Number, phones[2].BestTime);
        return form;
    }
}
