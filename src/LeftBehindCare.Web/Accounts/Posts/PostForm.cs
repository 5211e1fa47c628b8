using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Web.Accounts.Posts;

/// <summary>A post to be given.</summary>
public sealed class PostForm : IValidatableObject
{
    [Display(Name = "教职工", Order = 1)]
    [Required(ErrorMessage = "请选任职的人。")]
    public Guid? StaffId { get; set; }

    [Display(Name = "任什么职", Order = 2)]
    [Required(ErrorMessage = "请选任什么职。")]
    public Role? Role { get; set; }

    [Display(Name = "班级", Order = 3, Description = "班主任要选班级；一个班可以有一正一副。")]
    public Guid? ClassId { get; set; }

    [Display(Name = "校区", Order = 4, Description = "村小负责人要选校区。")]
    public Guid? CampusId { get; set; }

    [Display(Name = "从哪天起", Order = 5)]
    [Required(ErrorMessage = "请填从哪天起任职。")]
    public DateOnly? From { get; set; }

    /// <summary>Inclusive, as people say it; stored as the day after.</summary>
    [Display(Name = "到哪天止", Order = 6, Description = "含这一天，过了24点权限就关。没定就空着。")]
    public DateOnly? LastDay { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (LastDay < From) yield return new ValidationResult("止的日子早于起的日子，请改其中一个。", [nameof(LastDay)]);
        if (Role is { } role)
        {
            if (PostRules.NeedsClass(role) && ClassId is null) yield return new ValidationResult("班主任要选班级，不然什么也看不到。", [nameof(ClassId)]);
            if (PostRules.NeedsCampus(role) && CampusId is null) yield return new ValidationResult("村小负责人要选校区，不然什么也看不到。", [nameof(CampusId)]);
        }
    }
}

/// <summary>The last day of a post.</summary>
public sealed class EndPostForm
{
    [Display(Name = "最后一天", Order = 1, Description = "含这一天。要马上关掉权限，填昨天。")]
    [Required(ErrorMessage = "请填最后一天。")]
    public DateOnly? LastDay { get; set; }
}
