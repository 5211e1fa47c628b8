namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>What <c>_LoginForm.cshtml</c> needs to be drawn. It posts LoginName, Password and PublicComputer.</summary>
public sealed record LoginView
{
    /// <summary>Where it posts, the return address included.</summary>
    public required string Action { get; init; }

    /// <summary>What was typed before.</summary>
    public string? LoginName { get; init; }

    /// <summary>On by default: most of these computers stand in an office.</summary>
    public bool PublicComputer { get; init; } = true;

    /// <summary>Why it did not go on; the same sentence for a wrong name and a wrong password.</summary>
    public string? Problem { get; init; }
}
