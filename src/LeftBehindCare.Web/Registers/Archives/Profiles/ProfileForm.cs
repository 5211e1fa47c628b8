using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// A1 as it is filled in: sections and words as on the paper. Everything may be missing but what the master data cannot be
/// without. Numbers that are already stored are never in it, only their state.
/// </summary>
public sealed class ProfileForm
{
    // 一 本人
    [Display(Name = "姓名", GroupName = ProfileSections.Child, Order = 100), Required, CodePoints(100)]
    public string? Name { get; set; }

    [Display(Name = "曾用名", GroupName = ProfileSections.Child, Order = 101), CodePoints(50)]
    public string? FormerName { get; set; }

    [Display(Name = "出生日期", GroupName = ProfileSections.Child, Order = 102), Required]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "性别", GroupName = ProfileSections.Child, Order = 103), Required, CodeSet("Sex")]
    public string? Sex { get; set; }

    [Display(Name = "民族", GroupName = ProfileSections.Child, Order = 104), Wanted, CodeSet("Ethnic")]
    public string? Ethnic { get; set; }

    [Display(Name = "血型", GroupName = ProfileSections.Child, Order = 105), CodeSet("Blood")]
    public string? Blood { get; set; }

    [Display(Name = "就读方式", GroupName = ProfileSections.Child, Order = 106), Required, CodeSet("BoardMode")]
    public string? BoardMode { get; set; }

    [Display(Name = "托管方式", GroupName = ProfileSections.Child, Order = 107), Required, CodeSet("CareMode")]
    public string? CareMode { get; set; }

    // 二 证件与户籍
    [Display(Name = "证件类型", GroupName = ProfileSections.Papers, Order = 200), Required, CodeSet("IdType")]
    public string? IdType { get; set; }

    [Display(Name = "身份证号", GroupName = ProfileSections.Papers, Order = 201, Prompt = "18位"), Wanted, Masked, CodePoints(40)]
    public string? IdNo { get; set; }

    [Display(Name = "证件核实情况", GroupName = ProfileSections.Papers, Order = 202, Description = "号码一时核不了的选存疑"), Required, CodeSet("IdState")]
    public string? IdState { get; set; }

    [Display(Name = "没有号码的原因", GroupName = ProfileSections.Papers, Order = 203), CodeSet("NoIdReason")]
    public string? NoIdReason { get; set; }

    [Display(Name = "学籍号", GroupName = ProfileSections.Papers, Order = 204, Prompt = "G、J或L加18位"), Wanted, Masked, CodePoints(40)]
    public string? StudentNo { get; set; }

    [Display(Name = "港澳台侨外", GroupName = ProfileSections.Papers, Order = 205), CodeSet("Gatqw")]
    public string? Gatqw { get; set; }

    [Display(Name = "学籍所在学校", GroupName = ProfileSections.Papers, Order = 206, Description = "和本校不同时填"), CodePoints(50)]
    public string? EnrollSchoolName { get; set; }

    [Display(Name = "学籍校标识码", GroupName = ProfileSections.Papers, Order = 207, Prompt = "10位"), CodePoints(10)]
    public string? EnrollCode10 { get; set; }

    [Display(Name = "户口登记", GroupName = ProfileSections.Papers, Order = 208), Wanted]
    public bool? HukouRegistered { get; set; }

    [Display(Name = "户口性质", GroupName = ProfileSections.Papers, Order = 209), Wanted, CodeSet("HukouKind")]
    public string? HukouKind { get; set; }

    [Display(Name = "户籍地", GroupName = ProfileSections.Papers, Order = 210, Prompt = "县的6位区划代码"), Wanted, CodePoints(10)]
    public string? HukouRegion { get; set; }

    [Display(Name = "户籍地址", GroupName = ProfileSections.Papers, Order = 211), Wanted, CodePoints(100)]
    public string? HukouAddr { get; set; }

    [Display(Name = "现住村", GroupName = ProfileSections.Papers, Order = 212), Wanted, Choices(typeof(ProfileVillages))]
    public Guid? VillageId { get; set; }

    [Display(Name = "组、门牌", GroupName = ProfileSections.Papers, Order = 213, Prompt = "如6组12号"), Wanted, CodePoints(100)]
    public string? AddrDetail { get; set; }

    // 三 父母外出
    public ProfileParentForm Father { get; set; } = new();

    public ProfileParentForm Mother { get; set; } = new();

    [Display(Name = "父母回家频率", GroupName = ProfileSections.Parents, Order = 330), CodeSet("HomeFreq")]
    public string? HomeFreq { get; set; }

    [Display(Name = "上次见面", GroupName = ProfileSections.Parents, Order = 331)]
    public DateOnly? LastMeet { get; set; }

    // 四 谁在照护
    [Display(Name = "照护方式", GroupName = ProfileSections.Care, Order = 400), Wanted, CodeSet("CareArrangement")]
    public string? CareArrangement { get; set; }

    [Display(Name = "有无委托", GroupName = ProfileSections.Care, Order = 401), Wanted]
    public bool? HasEntrust { get; set; }

    [Display(Name = "监护类型", GroupName = ProfileSections.Care, Order = 402), Wanted, CodeSet("CareGrade")]
    public string? CareGrade { get; set; }

    public ProfileGuardianForm Guardian { get; set; } = new();

    // 五 家庭情况
    [Display(Name = "家庭类型", GroupName = ProfileSections.Family, Order = 500), Wanted, CodeSet("FamilyKind")]
    public string? FamilyKind { get; set; }

    [Display(Name = "家庭人口", GroupName = ProfileSections.Family, Order = 501), Range(1, 30)]
    public int? FamilySize { get; set; }

    [Display(Name = "经济来源", GroupName = ProfileSections.Family, Order = 502), Wanted, CodeSet("IncomeSource")]
    public List<string> IncomeSources { get; set; } = [];

    [Display(Name = "收入段", GroupName = ProfileSections.Family, Order = 503, Description = "家里自报，不问数目"), CodeSet("IncomeBand")]
    public string? IncomeBand { get; set; }

    [Display(Name = "救助情况", GroupName = ProfileSections.Family, Order = 504, Description = "都没有就选无"), Wanted, CodeSet("Relief")]
    public List<string> Reliefs { get; set; } = [];

    [Display(Name = "祖父姓名", GroupName = ProfileSections.Family, Order = 505), CodePoints(50)]
    public string? PatGf { get; set; }

    [Display(Name = "祖父出生日期", GroupName = ProfileSections.Family, Order = 506)]
    public DateOnly? PatGfBirth { get; set; }

    [Display(Name = "祖母姓名", GroupName = ProfileSections.Family, Order = 507), CodePoints(50)]
    public string? PatGm { get; set; }

    [Display(Name = "祖母出生日期", GroupName = ProfileSections.Family, Order = 508)]
    public DateOnly? PatGmBirth { get; set; }

    [Display(Name = "外祖父姓名", GroupName = ProfileSections.Family, Order = 509), CodePoints(50)]
    public string? MatGf { get; set; }

    [Display(Name = "外祖父出生日期", GroupName = ProfileSections.Family, Order = 510)]
    public DateOnly? MatGfBirth { get; set; }

    [Display(Name = "外祖母姓名", GroupName = ProfileSections.Family, Order = 511), CodePoints(50)]
    public string? MatGm { get; set; }

    [Display(Name = "外祖母出生日期", GroupName = ProfileSections.Family, Order = 512)]
    public DateOnly? MatGmBirth { get; set; }

    // 六 健康
    [Display(Name = "健康状况", GroupName = ProfileSections.Health, Order = 600), Wanted, CodeSet("Health")]
    public string? Health { get; set; }

    [Display(Name = "残疾类别", GroupName = ProfileSections.Health, Order = 601), Wanted, CodeSet("Disability")]
    public string? Disability { get; set; }

    [Display(Name = "残疾等级", GroupName = ProfileSections.Health, Order = 602), CodeSet("DisLevel")]
    public string? DisLevel { get; set; }

    [Display(Name = "残疾人证号", GroupName = ProfileSections.Health, Order = 603, Prompt = "20位"), Masked, CodePoints(40)]
    public string? DisCertNo { get; set; }

    [Display(Name = "过敏、忌口", GroupName = ProfileSections.Health, Order = 604), CodePoints(200)]
    public string? Allergy { get; set; }

    [Display(Name = "病史", GroupName = ProfileSections.Health, Order = 605), CodePoints(500)]
    public string? Illness { get; set; }

    [Display(Name = "用药", GroupName = ProfileSections.Health, Order = 606), CodePoints(200)]
    public string? Medication { get; set; }

    [Display(Name = "特异体质", GroupName = ProfileSections.Health, Order = 607), CodePoints(200)]
    public string? Constitution { get; set; }

    // 七 联系方式: the numbers of parents and guardian stand in their own parts
    public ProfilePhonesForm OwnPhones { get; set; } = new();

    [Display(Name = "约定联系日", GroupName = ProfileSections.Contact, Order = 740, Prompt = "如每周三晚"), CodePoints(20)]
    public string? ContactDay { get; set; }

    [Display(Name = "首选联系", GroupName = ProfileSections.Contact, Order = 741), CodeSet("ContactMode")]
    public string? ContactPref { get; set; }

    // 八 上下学与其他
    [Display(Name = "上下学方式", GroupName = ProfileSections.Other, Order = 800), Wanted, CodeSet("Transport")]
    public string? Transport { get; set; }

    [Display(Name = "随班就读", GroupName = ProfileSections.Other, Order = 801), CodeSet("InclusiveKind")]
    public string? InclusiveKind { get; set; }

    [Display(Name = "自理能力", GroupName = ProfileSections.Other, Order = 802), CodeSet("Level4")]
    public string? SelfCare { get; set; }

    [Display(Name = "学习概况", GroupName = ProfileSections.Other, Order = 803), CodeSet("Tier3")]
    public string? StudyTier { get; set; }

    [Display(Name = "性格爱好", GroupName = ProfileSections.Other, Order = 804), DataType(DataType.MultilineText), CodePoints(500)]
    public string? Character { get; set; }

    [Display(Name = "需要帮助", GroupName = ProfileSections.Other, Order = 805), DataType(DataType.MultilineText), CodePoints(500)]
    public string? NeedHelp { get; set; }

    [Display(Name = "备注", GroupName = ProfileSections.Other, Order = 806), DataType(DataType.MultilineText), CodePoints(500)]
    public string? Remark { get; set; }
}

/// <summary>Father or mother: the person, what they are to the child, and the time away in force.</summary>
public sealed class ProfileParentForm
{
    [Display(Name = "姓名", Order = 300), Wanted, CodePoints(100)]
    public string? Name { get; set; }

    /// <summary>{Relation} 11–16; asked only while nobody is in this place.</summary>
    [Display(Name = "身份", Order = 301)]
    public string? Role { get; set; }

    [Display(Name = "出生日期", Order = 302)]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "身份证号", Order = 303, Prompt = "18位"), Masked, CodePoints(40)]
    public string? IdNo { get; set; }

    [Display(Name = "文化程度", Order = 304), CodeSet("Education")]
    public string? Education { get; set; }

    [Display(Name = "现状", Order = 305, Description = "外出务工的也选共同生活"), Wanted, CodeSet("Presence")]
    public string? Presence { get; set; }

    [Display(Name = "有监护能力", Order = 306), Wanted]
    public bool? HasCapacity { get; set; }

    [Display(Name = "是抚养方", Order = 307, Description = "离异的才填")]
    public bool? IsCustodial { get; set; }

    [Display(Name = "外出起", Order = 308, Description = "在家的空着")]
    public DateOnly? AwayFrom { get; set; }

    [Display(Name = "返回日期", Order = 309, Description = "回来不走了才填")]
    public DateOnly? Returned { get; set; }

    [Display(Name = "务工地", Order = 310, Prompt = "写到省和市，如浙江省宁波市"), Wanted, CodePoints(50)]
    public string? WorkPlace { get; set; }

    [Display(Name = "务工地级别", Order = 311), Wanted, CodeSet("WorkLevel")]
    public string? WorkLevel { get; set; }

    [Display(Name = "务工单位", Order = 312), CodePoints(50)]
    public string? Employer { get; set; }

    [Display(Name = "行业", Order = 313), CodeSet("Industry")]
    public string? Industry { get; set; }

    public ProfilePhonesForm Phones { get; set; } = new();
}

/// <summary>The primary guardian.</summary>
public sealed class ProfileGuardianForm
{
    [Display(Name = "监护人", Order = 410), Wanted, CodePoints(100)]
    public string? Name { get; set; }

    [Display(Name = "关系", Order = 411), CodeSet("Relation")]
    public string? Relation { get; set; }

    [Display(Name = "监护类别", Order = 412), CodeSet("GuardianKind")]
    public string? Kind { get; set; }

    [Display(Name = "换了人", Order = 413, Description = "从今天起由上面写的这位照护，原来那位记为到昨天为止")]
    public bool IsNewPerson { get; set; }

    [Display(Name = "监护人身份证号", Order = 414, Prompt = "18位"), Wanted, Masked, CodePoints(40)]
    public string? IdNo { get; set; }

    [Display(Name = "监护人出生日期", Order = 415), Wanted]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "监护人健康状况", Order = 416), Wanted, CodeSet("Health")]
    public string? Health { get; set; }

    [Display(Name = "委托照护告知书号", Order = 417), Wanted, CodePoints(30)]
    public string? NoticeNo { get; set; }

    [Display(Name = "监护人住址", Order = 418), CodePoints(100)]
    public string? Address { get; set; }

    [Display(Name = "监护人听力不好", Order = 419)]
    public bool IsDeaf { get; set; }

    [Display(Name = "监护人识字", Order = 420)]
    public bool? IsLiterate { get; set; }

    [Display(Name = "监护人会普通话", Order = 421)]
    public bool? SpeaksMandarin { get; set; }

    public ProfilePhonesForm Phones { get; set; } = new();
}

/// <summary>Up to three numbers of one person. A changed number becomes a new one; the old is kept as no longer valid.</summary>
public sealed class ProfilePhonesForm
{
    [Display(Name = "电话", Order = 700), Wanted, DataType(DataType.PhoneNumber), CodePoints(30)]
    public string? First { get; set; }

    [Display(Name = "什么时候好打", Order = 701), CodePoints(20)]
    public string? FirstTime { get; set; }

    [Display(Name = "电话二", Order = 702), DataType(DataType.PhoneNumber), CodePoints(30)]
    public string? Second { get; set; }

    [Display(Name = "电话二什么时候好打", Order = 703), CodePoints(20)]
    public string? SecondTime { get; set; }

    [Display(Name = "电话三", Order = 704), DataType(DataType.PhoneNumber), CodePoints(30)]
    public string? Third { get; set; }

    [Display(Name = "电话三什么时候好打", Order = 705), CodePoints(20)]
    public string? ThirdTime { get; set; }

    /// <summary>In order: number and best time; empty ones included.</summary>
    internal IReadOnlyList<(string Field, string? Number, string? Time)> Slots =>
        [(nameof(First), First, FirstTime), (nameof(Second), Second, SecondTime), (nameof(Third), Third, ThirdTime)];
}
