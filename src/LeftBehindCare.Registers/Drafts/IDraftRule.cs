namespace LeftBehindCare.Registers.Drafts;

/// <summary>What of a form must not be kept even as a draft. Registers say so here; drafts know none of them.</summary>
public interface IDraftRule
{
    /// <summary>Which form, such as <c>PortfolioItem</c>.</summary>
    string Form { get; }

    /// <summary>Whether a posted field stays out of the draft.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="posted">All fields as they were posted.</param>
    /// <returns>True where it is left out.</returns>
    bool LeavesOut(string field, IReadOnlyDictionary<string, string[]> posted);
}
