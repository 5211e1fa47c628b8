using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Web.Accounts.StaffAccounts;

/// <summary>An account to be opened.</summary>
public sealed class OpenAccountForm
{
    [Display(Name = "登录名", Order = 1, Description = "本人用它登录，开了就不改。")]
    [Required(ErrorMessage = "请填登录名。")]
    [RegularExpression(LoginNames.Pattern, ErrorMessage = LoginNames.Words)]
    public string? LoginName { get; set; }
}

/// <summary>All people of the school with their accounts.</summary>
public sealed record StaffAccountsPage(IReadOnlyList<StaffAccountLine> Lines)
{
    public int WithAccount => Lines.Count(l => l.LoginName is not null);
}

/// <summary>A person with what the account stands at.</summary>
public sealed record StaffAccountLine
{
    public required Guid StaffId { get; init; }
    public required string Name { get; init; }
    public Guid? UserId { get; init; }
    public string? LoginName { get; init; }
    public bool IsDisabled { get; init; }
    public bool MustChangePassword { get; init; }
    public DateTimeOffset? InitialPasswordExpiresAt { get; init; }
    public bool HasSecondFactor { get; init; }
    public DateOnly? LeaveDate { get; init; }
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>Roles held now, to say whether a second factor is due.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    public bool LacksSecondFactor => LoginName is not null && !HasSecondFactor && Roles.Any(SecondFactors.SecondFactor.IsRequiredOf);

    public string State(DateTimeOffset now) => this switch
    {
        { LoginName: null } => "没有账号",
        { IsDisabled: true } => "已停用",
        { MustChangePassword: true } when InitialPasswordExpiresAt <= now => "初始口令已过期",
        { MustChangePassword: true } => "初始口令还没换",
        _ => "在用",
    };
}

/// <summary>One person's account with what can be done to it.</summary>
public sealed record StaffAccountPage(OpenAccountForm Form, StaffAccountLine Line, int Sessions, bool IsSelf);
