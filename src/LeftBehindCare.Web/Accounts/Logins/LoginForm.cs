using System.ComponentModel.DataAnnotations;

namespace LeftBehindCare.Web.Accounts.Logins;

/// <summary>The login page.</summary>
public sealed class LoginForm
{
    [Display(Name = "登录名", Order = 1)]
    [Required(ErrorMessage = "请填登录名。")]
    [StringLength(100, ErrorMessage = "登录名没有这么长。")]
    public string? LoginName { get; set; }

    [Display(Name = "口令", Order = 2)]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "请填口令。")]
    [StringLength(1000, ErrorMessage = "口令没有这么长。")]
    public string? Password { get; set; }

    [Display(Name = "这是公用电脑", Order = 3)]
    public bool PublicComputer { get; set; } = true;
}

/// <summary>The second step.</summary>
public sealed class CodeForm
{
    [Display(Name = "验证码或恢复码", Order = 1)]
    [Required(ErrorMessage = "请填手机上显示的6位数字，或一个恢复码。")]
    [StringLength(40, ErrorMessage = "验证码是6位数字，恢复码是10个字符。")]
    public string? Code { get; set; }
}
