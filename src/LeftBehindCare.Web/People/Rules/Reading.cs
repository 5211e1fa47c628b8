namespace LeftBehindCare.Web.People.Rules;

/// <summary>How much a problem matters to saving.</summary>
public enum Severity
{
    /// <summary>黄警: may be saved as it is; somebody should look.</summary>
    Warning = 1,

    /// <summary>存疑: may be saved, but not as verified, and counts as missing.</summary>
    Doubt = 2,

    /// <summary>Cannot be saved.</summary>
    Error = 3,
}

/// <summary>What is wrong with something a person or a sheet wrote.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Key">For programs, such as <c>id.checksum</c>.</param>
/// <param name="Message">For people: what is wrong and how to mend it, in Chinese.</param>
public sealed record Problem(Severity Severity, string Key, string Message);

/// <summary>Something read: its normal form, and what is wrong with it, if anything.</summary>
/// <param name="Value">Normal form; null when nothing was written. Kept even with an error, so that the person can mend it.</param>
/// <param name="Problem">The gravest problem, or null.</param>
public record Reading(string? Value, Problem? Problem = null)
{
    /// <summary>Nothing was written. Whether it had to be is not asked here.</summary>
    public bool IsEmpty => Value is null;

    /// <summary>May be saved (perhaps as doubtful).</summary>
    public bool CanSave => Problem?.Severity != Severity.Error;

    /// <summary>Counts as filled in: neither refused nor doubtful.</summary>
    public bool IsSound => Value is not null && Problem is null or { Severity: Severity.Warning };
}
