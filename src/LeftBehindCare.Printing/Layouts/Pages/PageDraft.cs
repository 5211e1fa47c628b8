namespace LeftBehindCare.Printing.Layouts.Pages;

/// <summary>A page being filled from top to bottom.</summary>
internal sealed class PageDraft(double top, double bottom)
{
    public List<Piece> Pieces { get; } = [];

    /// <summary>Where the next piece begins, in points.</summary>
    public double Y { get; set; } = top;

    public double Bottom { get; } = bottom;

    public double Room => Bottom - Y;

    public bool IsFresh => Pieces.Count == 0;

    /// <summary>Gives the empty rest of the page to the rows that want it.</summary>
    public void StretchToBottom()
    {
        var shares = Pieces.Sum(piece => piece.Stretch);
        if (shares <= 0 || Room <= 0)
            return;
        var perShare = Room / shares;
        var moved = 0.0;
        foreach (var piece in Pieces)
        {
            piece.Y += moved;
            moved += piece.Grow(perShare);
        }

        Y += moved;
    }
}
