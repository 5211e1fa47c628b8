using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Schools;

/// <summary>What the county keeps of a school.</summary>
public class SchoolForm
{
    [Display(Name = "学校全称", Order = 1, GroupName = "学校")]
    [Required(ErrorMessage = "请填学校全称，和公章上一样。")]
    [StringLength(School.NameLength, ErrorMessage = "学校全称最多50个字。")]
    public string? Name { get; set; }

    [Display(Name = "简称", Order = 2, GroupName = "学校", Description = "页面顶上显示，最多10个字。")]
    [Required(ErrorMessage = "请填简称。")]
    [StringLength(School.ShortNameLength, ErrorMessage = "简称最多10个字。")]
    public string? ShortName { get; set; }

    [Display(Name = "学校标识码", Order = 3, GroupName = "学校")]
    [RegularExpression(@"^\s*\d{10}\s*$", ErrorMessage = "学校标识码是10位数字，请对照办学许可证。")]
    public string? Code10 { get; set; }

    [Display(Name = "学校类型", Order = 4, GroupName = "学校")]
    [CodeSet("SchoolKind")]
    [Required(ErrorMessage = "请选学校类型。")]
    public string? Kind { get; set; }

    [Display(Name = "所在乡镇", Order = 5, GroupName = "学校")]
    [Required(ErrorMessage = "请选所在乡镇。没有的先到“乡镇”里登记。")]
    public Guid? TownId { get; set; }
}

/// <summary>A school to be opened, with its first principal.</summary>
public sealed class NewSchoolForm : SchoolForm, IValidatableObject
{
    [Display(Name = "留守口径", Order = 6, GroupName = "学校", Description = "本校按哪种口径数留守儿童。四种都会算，这里定默认看哪种。")]
    [CodeSet("LbCaliber")]
    [Required(ErrorMessage = "请选留守口径。")]
    public string? LbCaliber { get; set; } = "SCHOOL";

    [Display(Name = "年龄下限", Order = 7, GroupName = "学校", Description = "学校口径用，不限就空着。")]
    [Range(3, 18, ErrorMessage = "年龄下限在3到18岁之间。")]
    public int? LbAgeMin { get; set; }

    [Display(Name = "年龄上限", Order = 8, GroupName = "学校", Description = "学校口径用，不限就空着。")]
    [Range(3, 18, ErrorMessage = "年龄上限在3到18岁之间。")]
    public int? LbAgeMax { get; set; }

    [Display(Name = "一人几档", Order = 9, GroupName = "学校", Description = "8档，或老办法的7档。")]
    [Range(7, 8, ErrorMessage = "一人几档填8或7。")]
    [Required(ErrorMessage = "请填一人几档，一般是8。")]
    public int? ArchiveSet { get; set; } = 8;

    [Display(Name = "困境儿童同样建档，但不算留守", Order = 10, GroupName = "学校")]
    public bool CareAsLb { get; set; }

    [Display(Name = "校长姓名", Order = 11, GroupName = "第一任校长")]
    [Required(ErrorMessage = "请填校长姓名。")]
    [StringLength(50, ErrorMessage = "姓名最多50个字。")]
    public string? PrincipalName { get; set; }

    [Display(Name = "性别", Order = 12, GroupName = "第一任校长")]
    [CodeSet("Sex")]
    [Required(ErrorMessage = "请选性别。")]
    public string? PrincipalSex { get; set; }

    [Display(Name = "手机号", Order = 13, GroupName = "第一任校长")]
    [DataType(DataType.PhoneNumber)]
    [RegularExpression(@"^\s*1\d{10}\s*$", ErrorMessage = "手机号是11位数字，以1开头。")]
    [Required(ErrorMessage = "请填校长手机号。")]
    public string? PrincipalPhone { get; set; }

    [Display(Name = "登录名", Order = 14, GroupName = "第一任校长", Description = "如 yg-zhoulan：学校拼音头两个字母，加姓名拼音。")]
    [RegularExpression(LoginNames.Pattern, ErrorMessage = LoginNames.Words)]
    [Required(ErrorMessage = "请填登录名。")]
    public string? LoginName { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LbAgeMin > LbAgeMax) yield return new ValidationResult("年龄上限小于下限，请改其中一个。", [nameof(LbAgeMax)]);
    }
}

/// <summary>One more principal of a school that has lost its own.</summary>
public sealed class PrincipalForm
{
    [Display(Name = "校长姓名", Order = 1)]
    [Required(ErrorMessage = "请填校长姓名。")]
    [StringLength(50, ErrorMessage = "姓名最多50个字。")]
    public string? PrincipalName { get; set; }

    [Display(Name = "性别", Order = 2)]
    [CodeSet("Sex")]
    [Required(ErrorMessage = "请选性别。")]
    public string? PrincipalSex { get; set; }

    [Display(Name = "手机号", Order = 3)]
    [DataType(DataType.PhoneNumber)]
    [RegularExpression(@"^\s*1\d{10}\s*$", ErrorMessage = "手机号是11位数字，以1开头。")]
    [Required(ErrorMessage = "请填校长手机号。")]
    public string? PrincipalPhone { get; set; }

    [Display(Name = "登录名", Order = 4)]
    [RegularExpression(LoginNames.Pattern, ErrorMessage = LoginNames.Words)]
    [Required(ErrorMessage = "请填登录名。")]
    public string? LoginName { get; set; }
}

/// <summary>A town of the county.</summary>
public sealed class TownForm
{
    [Display(Name = "乡镇名称", Order = 1)]
    [Required(ErrorMessage = "请填乡镇名称。")]
    [StringLength(50, ErrorMessage = "乡镇名称最多50个字。")]
    public string? Name { get; set; }

    [Display(Name = "县区划代码", Order = 2)]
    [Required(ErrorMessage = "请填县区划代码。")]
    [RegularExpression(@"^\s*\d{6}\s*$", ErrorMessage = "县区划代码是6位数字。")]
    public string? CountyCode { get; set; }

    [Display(Name = "乡镇区划代码", Order = 3)]
    [RegularExpression(@"^\s*\d{9}\s*$", ErrorMessage = "乡镇区划代码是9位数字，前6位是县。")]
    public string? Code { get; set; }
}

/// <summary>An account of the county.</summary>
public sealed class CountyUserForm
{
    [Display(Name = "姓名或科室", Order = 1)]
    [Required(ErrorMessage = "请填姓名或科室。")]
    [StringLength(50, ErrorMessage = "最多50个字。")]
    public string? PersonName { get; set; }

    [Display(Name = "角色", Order = 2)]
    [Required(ErrorMessage = "请选角色。")]
    public Role? Role { get; set; }

    [Display(Name = "登录名", Order = 3)]
    [RegularExpression(LoginNames.Pattern, ErrorMessage = LoginNames.Words)]
    [Required(ErrorMessage = "请填登录名。")]
    public string? LoginName { get; set; }
}

/// <summary>The schools of the county. Nothing of any child.</summary>
public sealed record SchoolsPage(IReadOnlyList<SchoolLine> Lines);

/// <summary>One school as a line.</summary>
public sealed record SchoolLine(Guid Id, string Name, string ShortName, string? Code10, string Kind, string Town, bool IsSynthetic, DateTimeOffset CreatedAt);

/// <summary>A form with the towns to choose from.</summary>
public sealed record SchoolFormPage<TForm>(TForm Form, IReadOnlyList<SelectListItem> Towns);

/// <summary>One school, with the accounts of its principals.</summary>
public sealed record SchoolPage(SchoolLine School, IReadOnlyList<PrincipalLine> Principals, PrincipalForm Form);

/// <summary>An account of a principal.</summary>
public sealed record PrincipalLine(Guid UserId, string Name, string LoginName, bool IsDisabled, bool MustChangePassword, bool HasSecondFactor);

/// <summary>The towns of the county.</summary>
public sealed record TownsPage(IReadOnlyList<TownLine> Lines, TownForm Form);

/// <summary>One town.</summary>
public sealed record TownLine(Guid Id, string Name, string CountyCode, string? Code, int Schools);

/// <summary>Accounts that belong to no school.</summary>
public sealed record CountyUsersPage(IReadOnlyList<CountyUserLine> Lines, CountyUserForm Form);

/// <summary>One of them.</summary>
public sealed record CountyUserLine(Guid Id, string Name, string LoginName, Role Role, bool IsDisabled, bool MustChangePassword, bool HasSecondFactor, bool IsSelf);
