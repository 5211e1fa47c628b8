using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.People.StaffMembers;

public sealed class StaffForm
{
    [Display(Name = "姓名", Order = 1), Required(ErrorMessage = "请写姓名。"), StringLength(100)]
    public string? Name { get; set; }

    [Display(Name = "性别", Order = 2), Required(ErrorMessage = "请选性别。"), CodeSet("Sex")]
    public string? Sex { get; set; }

    [Display(Name = "身份证号", Order = 3, Description = "从业查询要用"), Wanted, Masked]
    public string? IdNo { get; set; }

    /// <summary>已登记, where a number is kept.</summary>
    public string? IdNoState { get; private set; }

    [Display(Name = "电话", Order = 4), Required(ErrorMessage = "请写电话。"), DataType(DataType.PhoneNumber), StringLength(40)]
    public string? Phone { get; set; }

    [Display(Name = "岗位", Order = 5), Required(ErrorMessage = "请至少选一个岗位。"),
     MinLength(1, ErrorMessage = "请至少选一个岗位。"), CodeSet("StaffPost")]
    public List<string> Posts { get; set; } = [];

    [Display(Name = "行政", Order = 6)]
    public bool IsAdmin { get; set; }

    [Display(Name = "后勤", Order = 7)]
    public bool IsLogistics { get; set; }

    [Display(Name = "党员", Order = 8, Description = "这三项只用来定谁该一对一资助")]
    public bool IsParty { get; set; }

    [Display(Name = "入职日期", Order = 9), Required(ErrorMessage = "请写入职日期，如 2020-09-01。")]
    public DateOnly? HireDate { get; set; }

    [Display(Name = "离岗日期", Order = 10, Description = "最后在岗的一天，如 2027-01-31；当天24时起任职结束、账号失效")]
    public DateOnly? LeaveDate { get; set; }

    internal void KnowsOf(string? idNoState) => IdNoState = idNoState;
}

public sealed class StaffRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "姓名", Order = 1)]
    public required string Name { get; init; }

    [Display(Name = "性别", Order = 2), CodeSet("Sex")]
    public required string Sex { get; init; }

    [Display(Name = "岗位", Order = 3), CodeSet("StaffPost")]
    public required List<string> Posts { get; init; }

    [Display(Name = "电话", Order = 4)]
    public required string Phone { get; init; }

    [Display(Name = "入职", Order = 5)]
    public DateOnly HireDate { get; init; }

    [Display(Name = "离岗", Order = 6)]
    public DateOnly? LeaveDate { get; init; }
}

public sealed class StaffFilter : ListFilter
{
    [Display(Name = "岗位", Order = 1), CodeSet("StaffPost")]
    public string? Post { get; set; }

    [Display(Name = "已离岗", Order = 2)]
    public bool? HasLeft { get; set; }
}

/// <summary>Staff on duty.</summary>
public sealed class StaffChoices(Data.AppDb db, Calendar.OfficeClock clock) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return [.. (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                db.Staff.Where(s => s.LeaveDate == null || s.LeaveDate >= today).OrderBy(s => s.Pinyin).Select(s => new { s.Id, s.Name }), cancellationToken))
            .Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
    }
}
