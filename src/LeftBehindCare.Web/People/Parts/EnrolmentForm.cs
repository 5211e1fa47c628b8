using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Web.Shared.Parts;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>One stretch in one class, entered or corrected by itself. Everyday moves have their own short forms.</summary>
public sealed class EnrolmentForm
{
    [Display(Name = "班", Order = 1), Required(ErrorMessage = "请选班。"), Choices(typeof(EditableClassChoices))]
    public Guid? ClassId { get; set; }

    [Display(Name = "从哪天起", Order = 2), Required(ErrorMessage = "请写从哪天起，如 2026-09-01。")]
    public DateOnly? From { get; set; }

    [Display(Name = "怎样来的", Order = 3), Required(ErrorMessage = "请选怎样来的。"), Choices(typeof(EntryKindChoices))]
    public string? EntryKind { get; set; }

    [Display(Name = "到哪天为止", Order = 4, Description = "还在班里的空着；这一天算在内")]
    public DateOnly? LastDay { get; set; }

    [Display(Name = "怎样走的", Order = 5), Choices(typeof(ExitKindChoices))]
    public string? ExitKind { get; set; }

    [Display(Name = "来源或去向", Order = 6, Description = "从哪所学校来，或到哪所学校去"), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? Peer { get; set; }
}

/// <summary>换班、升级、留级.</summary>
public sealed class MoveForm
{
    [Display(Name = "到哪个班", Order = 1), Required(ErrorMessage = "请选到哪个班。"), Choices(typeof(EditableClassChoices))]
    public Guid? ClassId { get; set; }

    [Display(Name = "从哪天起", Order = 2), Required(ErrorMessage = "请写从哪天起在新班，如 2026-11-23。")]
    public DateOnly? On { get; set; }

    [Display(Name = "原因", Order = 3), Required(ErrorMessage = "请选是换班、升级还是留级。"), Choices(typeof(MoveKindChoices))]
    public string? Kind { get; set; }
}

/// <summary>转出、毕业、辍学 and so on.</summary>
public sealed class LeaveForm
{
    [Display(Name = "怎样走的", Order = 1), Required(ErrorMessage = "请选怎样走的。"), Choices(typeof(ExitKindChoices))]
    public string? Kind { get; set; }

    [Display(Name = "最后一天", Order = 2, Description = "这一天还算在班里"), Required(ErrorMessage = "请写在班里的最后一天。")]
    public DateOnly? LastDay { get; set; }

    [Display(Name = "去向", Order = 3), StringLength(50, ErrorMessage = "最多50个字。")]
    public string? Peer { get; set; }
}
