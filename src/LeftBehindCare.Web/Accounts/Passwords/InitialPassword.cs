using System.Security.Cryptography;

namespace LeftBehindCare.Web.Accounts.Passwords;

/// <summary>A password that is handed out: made by the machine, never chosen by whoever hands it out, shown once.</summary>
public static class InitialPassword
{
    /// <summary>After so long it opens nothing any more.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    // No letters and digits that look alike on a slip of paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Twelve characters in groups of four: about 59 bits.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
