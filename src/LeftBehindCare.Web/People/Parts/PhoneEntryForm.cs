using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>One number of one person.</summary>
public sealed class PhoneEntryForm
{
    /// <summary>Child, parent or guardian: the person's id; known from the page the form was opened on, and told by its heading.</summary>
    [ScaffoldColumn(false), Required(ErrorMessage = "请从家庭与监护里选一个人再登记电话。")]
    public Guid? OwnerId { get; set; }

    [Display(Name = "号码", Order = 2), Required(ErrorMessage = "请写号码。座机要带区号。"), DataType(DataType.PhoneNumber), StringLength(40)]
    public string? Number { get; set; }

    [Display(Name = "类型", Order = 3, Description = "空着按号码判断；邻居代接的要选"), CodeSet("PhoneKind")]
    public string? Kind { get; set; }

    [Display(Name = "什么时候好接", Order = 4, Prompt = "晚上7点后"), StringLength(20, ErrorMessage = "最多20个字。")]
    public string? BestTime { get; set; }

    [Display(Name = "次序", Order = 5, Description = "先打哪个，从1起"), Range(1, 9, ErrorMessage = "请写1到9。")]
    public int? SortNo { get; set; }

    [Display(Name = "哪天起不用了", Order = 6, Description = "还在用的空着")]
    public DateOnly? InvalidAt { get; set; }
}
