using LeftBehindCare.Registers.Drafts;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

/// <summary>Of a letter nothing is kept but that there is one, not even while its form is being filled in.</summary>
public sealed class LetterDrafts : IDraftRule
{
    public string Form => nameof(PortfolioItem);

    public bool LeavesOut(string field, IReadOnlyDictionary<string, string[]> posted)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(posted);
        return field.Equals(nameof(PortfolioForm.Title), StringComparison.OrdinalIgnoreCase)
            && posted.TryGetValue(nameof(PortfolioForm.Kind), out var kind) && kind.Contains(PortfolioItem.Letters);
    }
}
