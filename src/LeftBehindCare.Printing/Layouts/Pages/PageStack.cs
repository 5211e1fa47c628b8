namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>The pages of a sheet so far.</summary>
/// <param name="top">Where content begins on the first page, in points.</param>
/// <param name="topOfOthers">Where it begins on the others.</param>
/// <param name="bottom">Where it ends on all.</param>
internal sealed class PageStack(double top, double topOfOthers, double bottom)
{
    public List<PageDraft> Pages { get; } = [new PageDraft(top, bottom)];

    public PageDraft Current => Pages[^1];

    public void Next() => Pages.Add(new PageDraft(topOfOthers, bottom));
}
