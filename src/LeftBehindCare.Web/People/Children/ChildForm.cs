using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.People.Parts;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.People.Children;

/// <summary>资料 of a child, in the order of the paper. Sections follow the data areas, so that each is closed to who may not edit it.</summary>
public sealed class ChildForm
{
    [Display(Name = "姓名", GroupName = ChildSections.Basics, Order = 1), Required(ErrorMessage = "请写姓名，照户口簿上的字。"), StringLength(100)]
    public string? Name { get; set; }

    [Display(Name = "曾用名", GroupName = ChildSections.Basics, Order = 2), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? FormerName { get; set; }

    [Display(Name = "拼音", GroupName = ChildSections.Basics, Order = 3, Description = "空着由系统注音；多音姓请改对，如 shan xiong xin"), StringLength(200, ErrorMessage = "最多200个字母。")]
    public string? Pinyin { get; set; }

    [Display(Name = "性别", GroupName = ChildSections.Basics, Order = 4), Required(ErrorMessage = "请选性别。"), CodeSet("Sex")]
    public string? Sex { get; set; }

    [Display(Name = "出生日期", GroupName = ChildSections.Basics, Order = 5), Required(ErrorMessage = "请写出生日期，如 2016-04-12。")]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "民族", GroupName = ChildSections.Basics, Order = 6), Wanted, CodeSet("Ethnic")]
    public string? Ethnic { get; set; }

    [Display(Name = "血型", GroupName = ChildSections.Basics, Order = 7), CodeSet("Blood")]
    public string? Blood { get; set; }

    [Display(Name = "就读方式", GroupName = ChildSections.Schooling, Order = 11), Required(ErrorMessage = "请选走读还是住校。"), CodeSet("BoardMode")]
    public string? BoardMode { get; set; }

    [Display(Name = "托管方式", GroupName = ChildSections.Schooling, Order = 12), Required(ErrorMessage = "请选托管方式；不托管的选“无”。"), CodeSet("CareMode")]
    public string? CareMode { get; set; }

    [Display(Name = "上下学方式", GroupName = ChildSections.Schooling, Order = 13), Wanted, CodeSet("Transport")]
    public string? Transport { get; set; }

    [Display(Name = "随班就读", GroupName = ChildSections.Schooling, Order = 14), CodeSet("InclusiveKind")]
    public string? InclusiveKind { get; set; }

    [Display(Name = "学籍学校", GroupName = ChildSections.Schooling, Order = 15, Description = "学籍不在本校的才填"), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? EnrollSchoolName { get; set; }

    [Display(Name = "港澳台侨外", GroupName = ChildSections.Schooling, Order = 16), CodeSet("Gatqw")]
    public string? Gatqw { get; set; }

    [Display(Name = "证件类型", GroupName = ChildSections.Papers, Order = 21), CodeSet("IdType")]
    public string? IdType { get; set; }

    [Display(Name = "证件号", GroupName = ChildSections.Papers, Order = 22), Wanted, Masked]
    public string? IdNo { get; set; }

    [Display(Name = "证件核实情况", GroupName = ChildSections.Papers, Order = 23), CodeSet("IdState")]
    public string? IdState { get; set; }

    [Display(Name = "没有证件号的原因", GroupName = ChildSections.Papers, Order = 24), CodeSet("NoIdReason")]
    public string? NoIdReason { get; set; }

    [Display(Name = "学籍号", GroupName = ChildSections.Papers, Order = 25), Wanted, Masked]
    public string? StudentNo { get; set; }

    [Display(Name = "以户口簿为准", GroupName = ChildSections.Papers, Order = 26, Description = "号码里的生日或性别和户口簿不一样，户口簿本身就是这样的，才勾")]
    public bool BookDecides { get; set; }

    [Display(Name = "已登记户口", GroupName = ChildSections.Home, Order = 31), Wanted]
    public bool? HukouRegistered { get; set; }

    [Display(Name = "户口性质", GroupName = ChildSections.Home, Order = 32), Wanted, CodeSet("HukouKind")]
    public string? HukouKind { get; set; }

    [Display(Name = "户籍地区划代码", GroupName = ChildSections.Home, Order = 33, Description = "户口所在县的6位代码"), Wanted,
     RegularExpression(@"^\d{6}$", ErrorMessage = "区划代码是6位数字。")]
    public string? HukouRegion { get; set; }

    [Display(Name = "户籍地址", GroupName = ChildSections.Home, Order = 34), Wanted, StringLength(100, ErrorMessage = "最多100个字。")]
    public string? HukouAddr { get; set; }

    [Display(Name = "现住村", GroupName = ChildSections.Home, Order = 35), Wanted, Choices(typeof(VillageChoices))]
    public Guid? VillageId { get; set; }

    [Display(Name = "组、门牌", GroupName = ChildSections.Home, Order = 36), Wanted, StringLength(100, ErrorMessage = "最多100个字。")]
    public string? AddrDetail { get; set; }

    [Display(Name = "健康状况", GroupName = ChildSections.Health, Order = 41), Wanted, CodeSet("Health")]
    public string? Health { get; set; }

    [Display(Name = "残疾类别", GroupName = ChildSections.Health, Order = 42), Wanted, CodeSet("Disability")]
    public string? Disability { get; set; }

    [Display(Name = "残疾等级", GroupName = ChildSections.Health, Order = 43), CodeSet("DisLevel")]
    public string? DisLevel { get; set; }

    [Display(Name = "残疾人证号", GroupName = ChildSections.Health, Order = 44), Masked]
    public string? DisCertNo { get; set; }

    [Display(Name = "过敏忌口", GroupName = ChildSections.Health, Order = 45), StringLength(200, ErrorMessage = "最多200个字。")]
    public string? Allergy { get; set; }

    [Display(Name = "特异体质", GroupName = ChildSections.Health, Order = 46), StringLength(200, ErrorMessage = "最多200个字。")]
    public string? Constitution { get; set; }

    [Display(Name = "用药", GroupName = ChildSections.Health, Order = 47), StringLength(200, ErrorMessage = "最多200个字。")]
    public string? Medication { get; set; }

    [Display(Name = "病史", GroupName = ChildSections.Health, Order = 48), StringLength(500, ErrorMessage = "最多500个字。"), DataType(DataType.MultilineText)]
    public string? Illness { get; set; }

    // What is said of stored numbers instead of showing them; never bound.
    public string? IdNoState { get; private set; }
    public string? StudentNoState { get; private set; }
    public string? DisCertNoState { get; private set; }

    internal void KnowsOf(string? idNo, string? studentNo, string? disCertNo) =>
        (IdNoState, StudentNoState, DisCertNoState) = (idNo, studentNo, disCertNo);
}

/// <summary>Sections of <see cref="ChildForm"/>.</summary>
public static class ChildSections
{
    public const string Basics = "基本";
    public const string Schooling = "就读";
    public const string Papers = "证件";
    public const string Home = "户籍与住址";
    public const string Health = "健康";
}

/// <summary>Into which class a new child comes.</summary>
public sealed class EntryForm
{
    [Display(Name = "班", Order = 1), Required(ErrorMessage = "请选孩子进哪个班。"), Choices(typeof(EditableClassChoices))]
    public Guid? ClassId { get; set; }

    [Display(Name = "哪天来的", Order = 2), Required(ErrorMessage = "请写孩子哪天来的，如 2026-09-01。")]
    public DateOnly? From { get; set; }

    [Display(Name = "怎样来的", Order = 3), Required(ErrorMessage = "请选怎样来的。"), Choices(typeof(ArrivalChoices))]
    public string? EntryKind { get; set; }

    [Display(Name = "从哪里来", Order = 4), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? Peer { get; set; }
}

/// <summary>How somebody comes to the school for the first time.</summary>
public sealed class ArrivalChoices() : AlterKindChoices(Codes.AlterKind.Enrolled, Codes.AlterKind.TransferredIn, Codes.AlterKind.Imported);
