using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// What a typed A1 may not be saved with: the rules of People/Rules, and the few that need the stored rows. Missing ◆ are no
/// concern here. Each refusal is a sentence under its field.
/// </summary>
public sealed class ProfileChecks(AppDb db, SchoolCiphers ciphers, OfficeClock clock, IModelMetadataProvider metadata)
{
    public async Task CheckAsync(ProfileForm form, ProfileFacts facts, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(facts);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var say = new Refuser(problems);
        ProfileFields.CheckCodes(form, metadata, problems);
        await ChildAsync(form, facts.Child.Child, cipher, say, cancellationToken);
        await ParentAsync("Father", "父亲", form.Father, facts.Child.Father, cipher, say, cancellationToken);
        await ParentAsync("Mother", "母亲", form.Mother, facts.Child.Mother, cipher, say, cancellationToken);
        await GuardianAsync(form.Guardian, facts.Child.PrimaryGuardian, cipher, say, cancellationToken);
        Phones("OwnPhones", form.OwnPhones, say);
        Family(form, say);
    }

    private async Task ChildAsync(ProfileForm form, Child child, SchoolCipher cipher, Refuser say, CancellationToken cancellationToken)
    {
        say.Name(nameof(form.Name), form.Name);
        say.Name(nameof(form.FormerName), form.FormerName);
        if (form.Sex is not (null or Sex.Male or Sex.Female)) say.That(nameof(form.Sex), "性别请选男或女。");
        if (form.BirthDate is { } birth && SchoolAge.Check(birth, clock.Today) is { Severity: Severity.Error } unlikely)
            say.That(nameof(form.BirthDate), unlikely.Message);

        var idType = form.IdType ?? IdType.IdCard;
        var kept = cipher.Open(SealedColumns.ChildIdNo, child.Id, child.IdNo);
        var number = string.IsNullOrWhiteSpace(form.IdNo) ? kept : form.IdNo;
        var read = IdNumber.Check(number, idType, form.BirthDate, form.Sex);
        // A number that cannot be right may be kept only where everybody sees that it is doubtful.
        if (read.Problem is { Severity: Severity.Error } wrong) say.That(nameof(form.IdNo), wrong.Message);
        else if (read.Problem is { Severity: Severity.Doubt } doubt && form.IdState != IdState.Doubtful) say.That(nameof(form.IdNo), doubt.Message);
        else if (form.IdNo is not null && read.Value is not null) await TakenAsync(nameof(form.IdNo), cipher.Index(read.Value), child.Id, say, cancellationToken);
        if (read.Value is null && form.IdState == IdState.Verified) say.That(nameof(form.IdState), "还没有号码，不能选已核实。");

        var student = StudentNo.Check(string.IsNullOrWhiteSpace(form.StudentNo) ? null : form.StudentNo, read.Value);
        if (student.Problem is { Severity: Severity.Error } bad) say.That(nameof(form.StudentNo), bad.Message);
        else if (student.Value is not null && await db.Children.AnyAsync(
                     c => c.Id != child.Id && c.StudentNoHash == cipher.Index(student.Value), cancellationToken))
            say.That(nameof(form.StudentNo), "本校已有孩子登记了这个学籍号。请对照学籍系统，改写错的那一处。");

        say.Reading(nameof(form.EnrollCode10), SchoolCode.Check(form.EnrollCode10));
        say.Reading(nameof(form.HukouRegion), Provinces.CheckRegion(form.HukouRegion));
        if (form.VillageId is { } village && !await db.Villages.AnyAsync(v => v.Id == village, cancellationToken))
            say.That(nameof(form.VillageId), "现住村请从列出的里面选。");

        var certificate = DisabilityCertificate.Check(
            string.IsNullOrWhiteSpace(form.DisCertNo) ? cipher.Open(SealedColumns.ChildDisCertNo, child.Id, child.DisCertNo) : form.DisCertNo,
            form.Disability, form.DisLevel, read.Value);
        if (certificate.Problem is { Severity: Severity.Error or Severity.Doubt } unlike) say.That(nameof(form.DisCertNo), unlike.Message);
        if (form.Health == Health.Disabled && form.Disability == Disability.None)
            say.That(nameof(form.Disability), "健康状况选了残疾，残疾类别不能是无。请改其中一处。");
    }

    private async Task TakenAsync(string field, byte[]? hash, Guid own, Refuser say, CancellationToken cancellationToken)
    {
        if (await db.Children.AnyAsync(c => c.Id != own && c.IdNoHash == hash, cancellationToken))
            say.That(field, "本校已有孩子登记了这个号码。双胞胎号码相邻但不相同，请对照户口簿再看一遍。");
    }

    private async Task ParentAsync(
        string part, string who, ProfileParentForm form, ParentFacts? stored, SchoolCipher cipher, Refuser say, CancellationToken cancellationToken)
    {
        say.Name($"{part}.Name", form.Name);
        var father = part == "Father";
        if (stored is null && form.Role is not null && !RolesOf(father).Contains(form.Role)) say.That($"{part}.Role", "身份请从列出的里面选。");
        if (form.BirthDate > clock.Today) say.That($"{part}.BirthDate", $"{who}的出生日期还没到。请对照户口簿改正。");
        var read = IdNumber.Check(form.IdNo, birth: form.BirthDate, sex: father ? Sex.Male : Sex.Female);
        if (read.Problem is { Severity: Severity.Error or Severity.Doubt } wrong) say.That($"{part}.IdNo", wrong.Message);
        else if (stored is not null && read.Value is not null
                 && await db.Parents.AnyAsync(p => p.Id != stored.Person.Id && p.IdNoHash == cipher.Index(read.Value), cancellationToken))
            say.That($"{part}.IdNo", $"这个号码已登记在另一位家长名下。请核对是不是同一个人；确是同一人的，到孩子页的“家庭与监护”改选那一位。");
        Away(part, who, form, stored, say);
        Phones($"{part}.Phones", form.Phones, say);
    }

    private void Away(string part, string who, ProfileParentForm form, ParentFacts? stored, Refuser say)
    {
        var from = $"{part}.AwayFrom";
        var filled = !string.IsNullOrWhiteSpace(form.WorkPlace) || form.WorkLevel is not null || !string.IsNullOrWhiteSpace(form.Employer)
            || form.Industry is not null || form.Returned is not null;
        if (form.AwayFrom is not { } day)
        {
            if (stored?.Away is not null) say.That(from, $"{who}的这次外出已经登记。回来了请填返回日期，不要清空外出起。");
            else if (filled) say.That(from, $"填了{who}的务工情况，也请填外出起。只记得月份的，写那个月的1日。");
            return;
        }

        if (day > clock.Today) say.That(from, "外出的日子还没到。走了以后再登记。");
        if (form.Presence == Presence.Dead) say.That($"{part}.Presence", $"现状选了亡故，{who}的外出就不填。请改其中一处。");
        if (form.Returned is { } back && back <= day) say.That($"{part}.Returned", $"返回日期要在外出起（{day:yyyy-MM-dd}）之后。");
        if (stored?.AwaySpans.FirstOrDefault(a => a.Id != stored.Away?.Id && Overlaps(a, day, form.Returned)) is { } other)
            say.That(from, $"和{who}另一次外出（{other.From:yyyy-MM-dd} 到 {other.To:yyyy-MM-dd}）重了。请改日期。");
    }

    private async Task GuardianAsync(ProfileGuardianForm form, GuardianFacts? stored, SchoolCipher cipher, Refuser say, CancellationToken cancellationToken)
    {
        Phones("Guardian.Phones", form.Phones, say);
        if (string.IsNullOrWhiteSpace(form.Name))
        {
            if (stored is not null) say.That("Guardian.Name", "监护人已经登记，姓名不能清空。换了人的，写新的姓名并勾“换了人”。");
            else if (IsBegun(form)) say.That("Guardian.Name", "填了监护人的情况，也请填姓名。");
            return;
        }

        say.Name("Guardian.Name", form.Name);
        if (form.Relation is null) say.That("Guardian.Relation", "请选监护人和孩子的关系。");
        if (form.Kind is null) say.That("Guardian.Kind", "请选监护类别。父母托付的选委托照护。");
        var read = IdNumber.Check(form.IdNo, birth: form.BirthDate);
        if (read.Problem is { Severity: Severity.Error or Severity.Doubt } wrong) say.That("Guardian.IdNo", wrong.Message);
        else if (stored is not null && !form.IsNewPerson && read.Value is not null
                 && await db.Guardians.AnyAsync(g => g.Id != stored.Person.Id && g.IdNoHash == cipher.Index(read.Value), cancellationToken))
            say.That("Guardian.IdNo", "这个号码已登记在另一位监护人名下。换了人的，请勾“换了人”。");
        if (form.BirthDate > clock.Today) say.That("Guardian.BirthDate", "监护人的出生日期还没到。请对照身份证改正。");
        else if (form.Kind == GuardianKind.Entrusted
                 && Carers.CheckEntrusted(form.BirthDate, form.Health, [], clock.Today) is { Severity: Severity.Error } minor)
            say.That("Guardian.BirthDate", minor.Message);
    }

    private void Family(ProfileForm form, Refuser say)
    {
        if (form.LastMeet > clock.Today) say.That(nameof(form.LastMeet), "上次见面的日子还没到。");
        if (form.Reliefs.Contains(Relief.None) && form.Reliefs.Count > 1)
            say.That(nameof(form.Reliefs), "选了“无”，就不能再选别的救助。");
        foreach (var (field, name) in new[]
                 {
                     (nameof(form.PatGf), form.PatGf), (nameof(form.PatGm), form.PatGm), (nameof(form.MatGf), form.MatGf), (nameof(form.MatGm), form.MatGm),
                 })
            say.Name(field, name);
        foreach (var (field, text) in new[]
                 {
                     (nameof(form.Character), form.Character), (nameof(form.NeedHelp), form.NeedHelp), (nameof(form.Remark), form.Remark),
                 })
        {
            if (LabelWords.In(text) is { } label)
                say.That(field, $"请不要写“{label}”这样的标签，写看到的事和需要的帮助。");
        }
    }

    private static void Phones(string part, ProfilePhonesForm phones, Refuser say)
    {
        foreach (var (field, number, time) in phones.Slots)
        {
            say.Reading($"{part}.{field}", PhoneNumber.Check(number));
            if (string.IsNullOrWhiteSpace(number) && !string.IsNullOrWhiteSpace(time))
                say.That($"{part}.{field}", "写了什么时候好打，也请写电话。号码不通的，两格都清空。");
        }

        var written = phones.Slots.Select(s => PhoneNumber.Check(s.Number).Value).OfType<string>().ToList();
        if (written.Count != written.Distinct().Count()) say.That($"{part}.Second", "同一个号码写了两遍。留一个就行。");
    }

    internal static IReadOnlyList<string> RolesOf(bool father) => father
        ? [Relation.Father, Relation.Stepfather, Relation.AdoptiveFather]
        : [Relation.Mother, Relation.Stepmother, Relation.AdoptiveMother];

    internal static bool IsBegun(ProfileGuardianForm form) =>
        form.BirthDate is not null || form.IdNo is not null || form.Relation is not null || form.Kind is not null || form.Health is not null
        || !string.IsNullOrWhiteSpace(form.NoticeNo) || !string.IsNullOrWhiteSpace(form.Address)
        || form.Phones.Slots.Any(s => !string.IsNullOrWhiteSpace(s.Number));

    private static bool Overlaps(AwaySpan span, DateOnly from, DateOnly? to) =>
        (to is null || span.From < to) && (span.To is null || span.To > from);

    /// <summary>Adds one sentence per field; the first one stands.</summary>
    private sealed class Refuser(ModelStateDictionary problems)
    {
        public void That(string field, string sentence)
        {
            if (problems.TryGetValue(field, out var entry) && entry.Errors.Count > 0) return;
            problems.AddModelError(field, sentence);
        }

        public void Reading(string field, Reading reading)
        {
            if (reading.Problem is { Severity: Severity.Error } wrong) That(field, wrong.Message);
        }

        public void Name(string field, string? name) => Reading(field, PersonName.Check(name));
    }
}
