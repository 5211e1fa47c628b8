using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Codes.Pinyin;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.StaffMembers;

/// <summary>教职工: everybody who works at the school, canteen, guards and drivers included. Posts with rights are given under accounts.</summary>
public sealed class StaffRegister(AppDb db, SchoolCiphers ciphers, OfficeClock clock, IEnumerable<IStaffUse> uses) : Register<Staff, StaffForm, StaffRow, StaffFilter>
{
    public override string Title => "教职工";

    public override string Unit => "名教职工";

    public override DataArea Area => DataArea.Plans;

    public override string Duty => "食堂、保安、司机、照管员也在内；离岗当天任职和账号一起结束";

    public override Expression<Func<Staff, StaffRow>> Row => s => new StaffRow
    {
        Id = s.Id,
        Name = s.Name,
        Sex = s.Sex,
        Posts = s.Posts,
        Phone = s.Phone,
        HireDate = s.HireDate,
        LeaveDate = s.LeaveDate,
    };

    public override IReadOnlyDictionary<string, Expression<Func<Staff, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<Staff, object?>>>
    {
        [nameof(StaffRow.Name)] = s => s.Pinyin,
        [nameof(StaffRow.HireDate)] = s => s.HireDate,
    };

    public override IQueryable<Staff> Find(IQueryable<Staff> records, StaffFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today;
        if (!string.IsNullOrEmpty(filter.Post)) records = records.Where(s => s.Posts.Contains(filter.Post));
        records = filter.HasLeft == true ? records.Where(s => s.LeaveDate != null && s.LeaveDate < today) : records.Where(s => s.LeaveDate == null || s.LeaveDate >= today);
        if (Texts.OrNull(filter.Q) is { } words)
        {
            var (key, letters) = (PersonName.SearchKey(words), NamePinyin.Query(words));
            records = letters.Length > 0 && letters.All(char.IsAsciiLetterLower)
                ? records.Where(s => s.Pinyin!.Replace(" ", "").StartsWith(letters))
                : records.Where(s => s.Name.Replace("·", "").Contains(key));
        }

        return records.OrderBy(s => s.Pinyin).ThenBy(s => s.Id);
    }

    public override string Describe(Staff record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Name;
    }

    public override ValueTask<StaffForm> BlankAsync(CancellationToken cancellationToken) => new(new StaffForm { HireDate = clock.Today });

    public override ValueTask<StaffForm> ReadAsync(Staff record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var form = new StaffForm
        {
            Name = record.Name,
            Sex = record.Sex,
            Phone = record.Phone,
            Posts = [.. record.Posts],
            IsAdmin = record.IsAdmin,
            IsLogistics = record.IsLogistics,
            IsParty = record.IsParty,
            HireDate = record.HireDate,
            LeaveDate = record.LeaveDate,
        };
        form.KnowsOf(record.IdNo is null ? null : FieldMask.Registered);
        return new(form);
    }

    public override async ValueTask CheckAsync(StaffForm form, Staff? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        if (PersonName.Check(form.Name) is { CanSave: false, Problem: { } name }) problems.AddModelError(nameof(form.Name), name.Message);
        if (PhoneNumber.Check(form.Phone) is { CanSave: false, Problem: { } phone }) problems.AddModelError(nameof(form.Phone), phone.Message);
        if (form.LeaveDate < form.HireDate) problems.AddModelError(nameof(form.LeaveDate), "离岗在入职之前。请改对其中一个日期。");
        var id = IdNumber.Check(form.IdNo, IdType.IdCard, null, form.Sex);
        if (id.Problem is { Severity: > Severity.Warning } wrong) problems.AddModelError(nameof(form.IdNo), wrong.Message);
        if (id.Value is not { } number) return;
        var index = (await ciphers.CurrentAsync(cancellationToken)).Index(number);
        var own = record?.Id ?? Guid.Empty;
        if (await db.Staff.Where(s => s.Id != own && s.IdNoHash == index).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken) is { } other)
            problems.AddModelError(nameof(form.IdNo), $"这个身份证号已经登记在{other}名下。请核对；回来上班的请改原来那一条，不要再登一遍。");
    }

    public override async ValueTask<Staff> CreateAsync(StaffForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var staff = new Staff { Name = form.Name!, Sex = form.Sex!, Phone = form.Phone! }; // All required.
        await FillAsync(form, staff, cancellationToken);
        return staff;
    }

    public override async ValueTask WriteAsync(StaffForm form, Staff record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        await FillAsync(form, record, cancellationToken);
        if (form.LeaveDate is not { } last) return;
        // Rights end with the last day at work; what was done until then keeps its name.
        var end = last.AddDays(1);
        foreach (var post in await db.PostSpans.Where(p => p.StaffId == record.Id && p.From < end && (p.To == null || p.To > end)).ToListAsync(cancellationToken)) post.To = end;
        foreach (var lessons in await db.TeachingSpans.Where(t => t.StaffId == record.Id && t.From < end && (t.To == null || t.To > end)).ToListAsync(cancellationToken)) lessons.To = end;
    }

    public override async ValueTask<string?> WhyNotRemoveAsync(Staff record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.UserId is not null) return $"{record.Name}有账号。不在学校了的请填离岗日期；登错的请先请校长停用账号。";
        if (await db.PostSpans.AnyAsync(p => p.StaffId == record.Id, cancellationToken)) return $"{record.Name}有过任职，名字要留着。不在学校了的请填离岗日期。";
        foreach (var use in uses)
            if (await use.NamedInAsync(record.Id, cancellationToken) is { } register)
                return $"{register}里登记着{record.Name}，名字要留着。不在学校了的请填离岗日期；登错的请先到{register}里改成别人。";
        return null;
    }

    private async Task FillAsync(StaffForm form, Staff staff, CancellationToken cancellationToken)
    {
        staff.Name = PersonName.Normalise(form.Name);
        staff.Pinyin = NamePinyin.Of(staff.Name).Text;
        staff.Sex = form.Sex!; // Required, as are number and day below.
        staff.Phone = PhoneNumber.Check(form.Phone).Value!;
        staff.Posts = [.. form.Posts.Distinct()];
        staff.IsAdmin = form.IsAdmin;
        staff.IsLogistics = form.IsLogistics;
        staff.IsParty = form.IsParty;
        staff.HireDate = form.HireDate!.Value;
        staff.LeaveDate = form.LeaveDate;
        if (IdNumber.Normalise(form.IdNo) is not { } number) return;
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        staff.IdNo = cipher.Seal(SealedColumns.StaffIdNo, staff.Id, number);
        staff.IdNoHash = cipher.Index(number);
    }
}
