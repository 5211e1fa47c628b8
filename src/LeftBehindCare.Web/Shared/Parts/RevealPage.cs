namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>A full number asked for without script: first the reason, then the number for one minute (<c>Reveal.cshtml</c>).</summary>
public sealed record RevealPage
{
    /// <summary>Such as 身份证号.</summary>
    public required string What { get; init; }

    /// <summary>Whose, by name.</summary>
    public required string Whose { get; init; }

    /// <summary>The page to return to.</summary>
    public required string BackUrl { get; init; }

    /// <summary>The number, after the reason was given; null before.</summary>
    public string? Value { get; init; }
}

/// <summary>The answer of a reveal address to the script: the number and how long it may stay.</summary>
/// <param name="Value">The full number.</param>
/// <param name="Seconds">How long it is shown.</param>
public sealed record Revealed(string Value, int Seconds = 60);
