namespace LeftBehindCare.Web.Shared.Errors;

/// <summary>What an error page says: what happened, and what to do now.</summary>
/// <param name="Title">One short sentence.</param>
/// <param name="Words">Where and how to go on.</param>
public sealed record ErrorPage(string Title, string Words)
{
    /// <summary>Number for the one who looks into the log.</summary>
    public string? RequestId { get; init; }

    /// <summary>What was typed into a form whose page had grown too old, to be sent once more.</summary>
    public Resend? Resend { get; init; }
}

/// <summary>A form to be sent again with a fresh token.</summary>
/// <param name="Url">Where it was posted.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="HadFiles">A file has to be chosen anew.</param>
public sealed record Resend(string Url, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles);
