using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.Registers.Archives.Custodies;

public sealed class CustodyForm
{
    public const int MostCopies = 9_999;

    [Display(Name = "事由", Order = 1), Required(ErrorMessage = "请选移交的事由。"), CodeSet("CustodyReason")]
    public string? Reason { get; set; }

    [Display(Name = "日期", Order = 2), Required(ErrorMessage = "请写移交的日期，如 2026-09-07。")]
    public DateOnly? Date { get; set; }

    [Display(Name = "移交人", Order = 3), Required(ErrorMessage = "请选移交人。"), Choices(typeof(CustodyPeople))]
    public Guid? FromId { get; set; }

    [Display(Name = "接收人", Order = 4), Required(ErrorMessage = "请选接收人。"), Choices(typeof(CustodyPeople))]
    public Guid? ToId { get; set; }

    [Display(Name = "监交人", Order = 5), Choices(typeof(CustodyPeople))]
    public Guid? WitnessId { get; set; }

    [Display(Name = "盒号", Order = 6, Description = "一盒登一行，同一天同两个人的印在一张清单上"), Required(ErrorMessage = "请写盒号，如 A1-01。"), CodePoints(20, ErrorMessage = "盒号最多20字。")]
    public string? BoxNo { get; set; }

    [Display(Name = "材料", Order = 7), Required(ErrorMessage = "请写盒里是什么，如 基本情况登记表。"), CodePoints(50, ErrorMessage = "材料最多50字。")]
    public string? Material { get; set; }

    [Display(Name = "份数", Order = 8), Required(ErrorMessage = "请写份数。"), Range(1, MostCopies, ErrorMessage = "份数请写1到9999。")]
    public int? Copies { get; set; }

    [Display(Name = "哪个班的", Order = 9, Description = "空着就是全校的；缺件按这个班算"), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "备注", Order = 10), CodePoints(100, ErrorMessage = "备注最多100字。")]
    public string? Remark { get; set; }
}

public sealed class CustodyRow : IRegisterRow
{
    public Guid Id { get; init; }

    [Display(Name = "盒号", Order = 1)]
    public required string BoxNo { get; init; }

    [Display(Name = "材料", Order = 2)]
    public required string Material { get; init; }

    [Display(Name = "份数", Order = 3)]
    public int Copies { get; init; }

    [Display(Name = "移交人", Order = 4)]
    public required string From { get; init; }

    [Display(Name = "接收人", Order = 5)]
    public required string To { get; init; }

    [Display(Name = "日期", Order = 6)]
    public DateOnly Date { get; init; }

    [Display(Name = "事由", Order = 7), CodeSet("CustodyReason")]
    public required string Reason { get; init; }

    [Display(Name = "缺件", Order = 8)]
    public int Missing { get; init; }
}

public sealed class CustodyFilter : ListFilter
{
    [Display(Name = "事由", Order = 1), CodeSet("CustodyReason")]
    public string? Reason { get; set; }

    [Display(Name = "班级", Order = 2), Choices(typeof(ArchiveClasses))]
    public Guid? ClassId { get; set; }

    [Display(Name = "本学年", Order = 3)]
    public bool? ThisYear { get; set; }
}
