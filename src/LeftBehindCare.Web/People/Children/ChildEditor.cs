using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Children;

/// <summary>Which sections of a child's data the person may fill in.</summary>
public sealed record ChildRights(bool Basics, bool Papers, bool Home, bool Health)
{
    public static ChildRights Of(Viewer viewer, Guid? classId, Guid? campusId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        bool May(DataArea area) => viewer.Scope(area, Access.Edit).Covers(classId, campusId);
        return new ChildRights(May(DataArea.Basics), May(DataArea.IdNumbers), May(DataArea.Contacts), May(DataArea.Health));
    }

    public bool Covers(string? section) => section switch
    {
        ChildSections.Basics or ChildSections.Schooling => Basics,
        ChildSections.Papers => Papers,
        ChildSections.Home => Home,
        ChildSections.Health => Health,
        _ => false,
    };
}

/// <summary>Reads a child's data into its form, checks what was filled in and writes it back; only the sections the person may edit.</summary>
public sealed class ChildEditor(AppDb db, SchoolCiphers ciphers, OfficeClock clock)
{
    private const int Youngest = 3;
    private const int Oldest = 18;

    public async ValueTask<ChildForm> ReadAsync(Child child, ChildRights rights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(rights);
        var form = new ChildForm
        {
            Name = child.Name,
            FormerName = child.FormerName,
            Pinyin = child.Pinyin,
            Sex = child.Sex,
            BirthDate = child.BirthDate,
            Ethnic = child.Ethnic,
            Blood = child.Blood,
            BoardMode = child.BoardMode,
            CareMode = child.CareMode,
            Transport = child.Transport,
            InclusiveKind = child.InclusiveKind,
            EnrollSchoolName = child.EnrollSchoolName,
            Gatqw = child.Gatqw,
        };
        if (rights.Papers)
        {
            form.IdType = child.IdType;
            form.IdState = child.IdState;
            form.NoIdReason = child.NoIdReason;
        }

        if (rights.Home)
        {
            form.HukouRegistered = child.HukouRegistered;
            form.HukouKind = child.HukouKind;
            form.HukouRegion = child.HukouRegion;
            form.HukouAddr = child.HukouAddr;
            form.VillageId = child.VillageId;
            form.AddrDetail = child.AddrDetail;
        }

        if (rights.Health)
        {
            form.Health = child.Health;
            form.Disability = child.Disability;
            form.DisLevel = child.DisLevel;
            form.Allergy = child.Allergy;
            form.Constitution = child.Constitution;
            form.Medication = child.Medication;
            form.Illness = child.Illness is null ? null : (await ciphers.CurrentAsync(cancellationToken)).Open(SealedColumns.ChildIllness, child.Id, child.Illness);
        }

        Tell(form, child);
        return form;
    }

    /// <summary>Tells a form that came back which numbers are kept.</summary>
    public static void Tell(ChildForm form, Child child)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(child);
        form.KnowsOf(
            child.IdNo is null ? null : FieldMask.IdNumberState(child),
            child.StudentNo is null ? null : FieldMask.Registered,
            child.DisCertNo is null ? null : FieldMask.Registered);
    }

    /// <summary>Refusals go to <paramref name="problems"/> under <paramref name="prefix"/>; what may be saved but should be looked at is returned.</summary>
    /// <param name="form">What was filled in.</param>
    /// <param name="child">The child as stored; null for a new one.</param>
    /// <param name="rights">Sections that count.</param>
    /// <param name="problems">Where refusals go.</param>
    /// <param name="prefix">Such as <c>Child.</c>; empty for a form of its own.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<IReadOnlyList<string>> CheckAsync(
        ChildForm form, Child? child, ChildRights rights, ModelStateDictionary problems, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentNullException.ThrowIfNull(problems);
        var warnings = new List<string>();
        Take(nameof(form.Name), PersonName.Check(form.Name));
        if (!string.IsNullOrWhiteSpace(form.FormerName)) Take(nameof(form.FormerName), PersonName.Check(form.FormerName));
        var today = clock.Today;
        if (form.BirthDate > today) Refuse(nameof(form.BirthDate), "不能晚于今天。请核对年份。");
        else if (form.BirthDate is { } birth && Age.On(birth, today) is var age and (< Youngest or > Oldest))
            warnings.Add($"孩子{age}岁，不在{Youngest}到{Oldest}岁之间，请核对出生日期。");
        if (!string.IsNullOrWhiteSpace(form.Pinyin) && NamePinyin.Query(form.Pinyin).Any(c => !char.IsAsciiLetterLower(c)))
            Refuse(nameof(form.Pinyin), "拼音只写字母和空格，如 shi yi he，不用标声调。");
        if (form.VillageId is { } village && rights.Home && !await db.Villages.AnyAsync(v => v.Id == village, cancellationToken))
            Refuse(nameof(form.VillageId), "请从列表里选一个村。没有的，请先在“村”里添上。");
        if (rights.Papers) await CheckPapersAsync();
        if (rights.Health) await CheckHealthAsync();
        return warnings;

        async Task CheckPapersAsync()
        {
            var type = form.IdType ?? child?.IdType ?? IdType.IdCard;
            var typed = IdNumber.Check(form.IdNo, type, form.BookDecides ? null : form.BirthDate, form.BookDecides ? null : form.Sex);
            var keeps = typed.IsEmpty && child?.IdNo is not null && type != IdType.None;
            if (!typed.CanSave) Refuse(nameof(form.IdNo), typed.Problem!.Message); // Cannot be saved means there is a problem.
            else if (typed.Problem is { Severity: Severity.Doubt } doubt)
            {
                if (form.IdState == IdState.Verified)
                    Refuse(nameof(form.IdNo), $"{doubt.Message}这个号码不能存为“已核实”；一时查不清的，核实情况选“存疑”。");
                else
                    warnings.Add($"证件号存为“存疑”：{doubt.Message}");
            }
            else if (typed.Problem is { } look)
            {
                warnings.Add(look.Message);
            }

            if (typed.IsEmpty && !keeps && string.IsNullOrEmpty(form.NoIdReason))
                Refuse(nameof(form.NoIdReason), "没有证件号的，请选原因；有的话请填上证件号。");
            var cipher = await ciphers.CurrentAsync(cancellationToken);
            var idNumber = typed.Value ?? (keeps ? cipher.Open(SealedColumns.ChildIdNo, child!.Id, child.IdNo) : null); // keeps asks for both.
            Take(nameof(form.StudentNo), StudentNo.Check(form.StudentNo, type is IdType.IdCard or IdType.ResidencePermit ? idNumber : null));
            await CheckOthersAsync(nameof(form.IdNo), cipher.Index(IdNumber.Normalise(form.IdNo)), "证件号");
            await CheckOthersAsync(nameof(form.StudentNo), cipher.Index(IdNumber.Normalise(form.StudentNo)), "学籍号");
        }

        async Task CheckOthersAsync(string field, byte[]? index, string what)
        {
            if (index is null) return;
            var own = child?.Id ?? Guid.Empty;
            var today = clock.Today;
            var other = await db.Children.Where(c => c.Id != own && (field == nameof(form.IdNo) ? c.IdNoHash == index : c.StudentNoHash == index))
                .Select(c => new { c.Name, Class = db.EnrollSpans.Where(e => e.ChildId == c.Id && e.From <= today && (e.To == null || e.To > today)).Select(e => e.Class!.Title).FirstOrDefault() })
                .FirstOrDefaultAsync(cancellationToken);
            if (other is not null) Refuse(field, $"这个{what}已经登记在{other.Class ?? "已离校"}的{other.Name}名下。请核对；确实是同一个孩子的，不要再登一遍。");
        }

        async Task CheckHealthAsync()
        {
            var cipher = await ciphers.CurrentAsync(cancellationToken);
            var idNumber = rights.Papers ? IdNumber.Normalise(form.IdNo) ?? (child is null ? null : cipher.Open(SealedColumns.ChildIdNo, child.Id, child.IdNo)) : null;
            Take(nameof(form.DisCertNo), DisabilityCertificate.Check(form.DisCertNo, Texts.OrNull(form.Disability), Texts.OrNull(form.DisLevel), idNumber));
            if (form.Disability is not (null or "" or Disability.None) && string.IsNullOrEmpty(form.DisLevel))
                warnings.Add("有残疾类别，残疾等级还空着。");
        }

        void Take(string field, Reading reading)
        {
            if (reading.Problem is not { } problem) return;
            if (problem.Severity == Severity.Error) Refuse(field, problem.Message);
            else warnings.Add(problem.Message);
        }

        void Refuse(string field, string sentence)
        {
            if (problems.GetFieldValidationState(prefix + field) != ModelValidationState.Invalid) problems.AddModelError(prefix + field, sentence);
        }
    }

    /// <summary>Writes a checked form into the child, field by field.</summary>
    public async Task WriteAsync(ChildForm form, Child child, ChildRights rights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(rights);
        if (rights.Basics) WriteBasics(form, child);
        if (rights.Papers) await WritePapersAsync(form, child, cancellationToken);
        if (rights.Home)
        {
            child.HukouRegistered = form.HukouRegistered;
            child.HukouKind = Texts.OrNull(form.HukouKind);
            child.HukouRegion = Texts.OrNull(form.HukouRegion);
            child.HukouAddr = Texts.OrNull(form.HukouAddr);
            child.VillageId = form.VillageId;
            child.AddrDetail = Texts.OrNull(form.AddrDetail);
        }

        if (!rights.Health) return;
        child.Health = Texts.OrNull(form.Health);
        child.Disability = Texts.OrNull(form.Disability);
        child.DisLevel = Texts.OrNull(form.DisLevel);
        child.Allergy = Texts.OrNull(form.Allergy);
        child.Constitution = Texts.OrNull(form.Constitution);
        child.Medication = Texts.OrNull(form.Medication);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        // Sealing the same text anew would look like a change in the log.
        var illness = Texts.OrNull(form.Illness);
        if (cipher.Open(SealedColumns.ChildIllness, child.Id, child.Illness) != illness)
            child.Illness = cipher.Seal(SealedColumns.ChildIllness, child.Id, illness);
        if (WrittenText.Compact(form.DisCertNo) is { Length: > 0 } certificate)
            child.DisCertNo = cipher.Seal(SealedColumns.ChildDisCertNo, child.Id, certificate);
    }

    /// <summary>A new child of a checked form. Sections the person may not fill in keep what a school assumes until somebody knows better.</summary>
    public async Task<Child> CreateAsync(ChildForm form, ChildRights rights, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var child = new Child
        {
            Name = form.Name!, // Required, as are the fields below.
            RawName = form.Name,
            Sex = form.Sex!,
            BirthDate = form.BirthDate!.Value,
            IdType = IdType.IdCard,
            IdState = IdState.Unverified,
            NoIdReason = NoIdReason.Other,
            BoardMode = form.BoardMode!,
            CareMode = form.CareMode!,
        };
        await WriteAsync(form, child, rights, cancellationToken);
        return child;
    }

    private static void WriteBasics(ChildForm form, Child child)
    {
        var name = PersonName.Normalise(form.Name);
        var typed = Texts.OrNull(form.Pinyin)?.ToLowerInvariant();
        // A pinyin that was made from the old name follows the new one; one that somebody corrected stays.
        var made = typed is null || (typed == NamePinyin.Of(child.Name).Text && name != child.Name);
        child.Name = name;
        child.FormerName = Texts.OrNull(form.FormerName) is { } former ? PersonName.Normalise(former) : null;
        child.Pinyin = made ? NamePinyin.Of(name).Text : typed;
        child.PinyinInitials = NamePinyin.Initials(child.Pinyin!); // Set one line above.
        child.Sex = form.Sex!; // Required, as are the fields below.
        child.BirthDate = form.BirthDate!.Value;
        child.Ethnic = Texts.OrNull(form.Ethnic);
        child.Blood = Texts.OrNull(form.Blood);
        child.BoardMode = form.BoardMode!;
        child.CareMode = form.CareMode!;
        child.Transport = Texts.OrNull(form.Transport);
        child.InclusiveKind = Texts.OrNull(form.InclusiveKind);
        child.EnrollSchoolName = Texts.OrNull(form.EnrollSchoolName);
        child.Gatqw = Texts.OrNull(form.Gatqw);
    }

    private async Task WritePapersAsync(ChildForm form, Child child, CancellationToken cancellationToken)
    {
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        child.IdType = Texts.OrNull(form.IdType) ?? child.IdType;
        var read = IdNumber.Check(form.IdNo, child.IdType, form.BookDecides ? null : form.BirthDate, form.BookDecides ? null : form.Sex);
        if (child.IdType == IdType.None)
        {
            child.IdNo = null;
            child.IdNoHash = null;
        }
        else if (read.Value is { } number)
        {
            child.IdNo = cipher.Seal(SealedColumns.ChildIdNo, child.Id, number);
            child.IdNoHash = cipher.Index(number);
        }

        child.IdState = child.IdNo is null ? IdState.Unverified
            : read.Problem is { Severity: Severity.Doubt } ? IdState.Doubtful
            : Texts.OrNull(form.IdState) ?? IdState.Unverified;
        child.NoIdReason = child.IdNo is null ? Texts.OrNull(form.NoIdReason) : null;
        if (IdNumber.Normalise(form.StudentNo) is not { } student) return;
        child.StudentNo = cipher.Seal(SealedColumns.ChildStudentNo, child.Id, student);
        child.StudentNoHash = cipher.Index(student);
    }
}
