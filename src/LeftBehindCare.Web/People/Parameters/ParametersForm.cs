using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.People.Parameters;

/// <summary>What a school decides for itself. A change of the definition counts from a day on; what was frozen before stays.</summary>
public sealed class ParametersForm
{
    [Display(Name = "留守口径", GroupName = "留守口径", Order = 1, Description = "四个口径都会算，这里定本校的人数、名册和应建档案按哪一个"),
     Required(ErrorMessage = "请选口径。"), CodeSet("LbCaliber")]
    public string? LbCaliber { get; set; }

    [Display(Name = "最小周岁", GroupName = "留守口径", Order = 2, Description = "不限的空着"), Range(0, 18, ErrorMessage = "请写0到18。")]
    public int? LbAgeMin { get; set; }

    [Display(Name = "最大周岁", GroupName = "留守口径", Order = 3, Description = "写12就是算到满13周岁的前一天；不限的空着"), Range(0, 18, ErrorMessage = "请写0到18。")]
    public int? LbAgeMax { get; set; }

    [Display(Name = "事实无人抚养的孩子也照同样的流程关爱", GroupName = "留守口径", Order = 4, Description = "不计入留守率")]
    public bool CareAsLb { get; set; }

    [Display(Name = "口径从哪天起", GroupName = "留守口径", Order = 5, Description = "改了口径或年龄才填；看板和报表会写“口径自这天起”")]
    public DateOnly? LbCaliberSince { get; set; }

    [Display(Name = "考核几档", GroupName = "档案与联系", Order = 11, Description = "8档，或不考核成长记录卡的7档"), Required(ErrorMessage = "请写8或7。"), Range(7, 8, ErrorMessage = "请写8或7。")]
    public int? ArchiveSet { get; set; }

    [Display(Name = "亲情专线", GroupName = "档案与联系", Order = 12), StringLength(20, ErrorMessage = "最多20个字。")]
    public string? KinLine { get; set; }

    [Display(Name = "家长热线", GroupName = "档案与联系", Order = 13), StringLength(20, ErrorMessage = "最多20个字。")]
    public string? Hotline { get; set; }
}

/// <summary>The page of the parameters.</summary>
/// <param name="School">As stored.</param>
/// <param name="Form">As filled in.</param>
/// <param name="Version">Of what was read.</param>
/// <param name="CanEdit">Whether the person may change them.</param>
public sealed record ParametersPage(School School, ParametersForm Form, uint Version, bool CanEdit);
