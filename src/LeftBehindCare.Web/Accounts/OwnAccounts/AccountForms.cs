using System.ComponentModel.DataAnnotations;

namespace LeftBehindCare.Web.Accounts.OwnAccounts;

/// <summary>A new password of one's own.</summary>
public sealed class PasswordForm
{
    /// <summary>Not asked at the first login: the person has just typed it.</summary>
    [Display(Name = "现在的口令", Order = 1)]
    [DataType(DataType.Password)]
    [StringLength(1000, ErrorMessage = "口令没有这么长。")]
    public string? OldPassword { get; set; }

    [Display(Name = "新口令", Order = 2, Description = "至少12个字符，可以粘贴。几个不相干的词连起来最好记，不要含学校名和自己的名字。")]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "请填新口令。")]
    [StringLength(1000, ErrorMessage = "口令没有这么长。")]
    public string? NewPassword { get; set; }

    [Display(Name = "再填一次新口令", Order = 3)]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "请把新口令再填一次。")]
    [Compare(nameof(NewPassword), ErrorMessage = "两次填的新口令不一样，请重填。")]
    public string? Repeated { get; set; }
}

/// <summary>The password once more, before something weighty.</summary>
public sealed class ConfirmForm
{
    [Display(Name = "口令", Order = 1)]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "请填口令。")]
    [StringLength(1000, ErrorMessage = "口令没有这么长。")]
    public string? Password { get; set; }
}

/// <summary>The first code of a new authenticator.</summary>
public sealed class SecondFactorForm
{
    /// <summary>The secret, sealed for this person; the picture shows the same one.</summary>
    public string? Ticket { get; set; }

    [Display(Name = "验证器显示的6位数字", Order = 1)]
    [Required(ErrorMessage = "请填手机上现在显示的6位数字。")]
    [StringLength(20, ErrorMessage = "验证码是6位数字。")]
    public string? Code { get; set; }
}
