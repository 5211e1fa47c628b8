namespace LeftBehindCare.Web.Accounts.OwnAccounts;

/// <summary>The person's own account.</summary>
public sealed record AccountPage
{
    public required string Name { get; init; }
    public required string LoginName { get; init; }

    /// <summary>Posts in force, in words.</summary>
    public required IReadOnlyList<string> Posts { get; init; }

    public DateTimeOffset? PasswordChangedAt { get; init; }
    public required bool HasSecondFactor { get; init; }
    public required bool NeedsSecondFactor { get; init; }
    public required int RecoveryCodesLeft { get; init; }
    public required IReadOnlyList<SessionLine> Sessions { get; init; }
}

/// <summary>A login of the person.</summary>
public sealed record SessionLine(Guid Id, string Device, string? Ip, bool PublicComputer, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, bool IsThis);

/// <summary>The picture to be read by the authenticator.</summary>
public sealed record SecondFactorPage(SecondFactorForm Form, string Picture, IReadOnlyList<string> Key, bool IsRequired, bool Replaces);

/// <summary>Recovery codes, shown once.</summary>
public sealed record RecoveryCodesPage(IReadOnlyList<string> Codes, bool IsFirst);
