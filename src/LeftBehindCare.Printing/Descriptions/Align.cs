namespace LeftBehindCare.Printing.Descriptions;

/// <summary>How content lies across a cell, a paragraph or a line.</summary>
public enum Align
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right edge.</summary>
    Right,
}

/// <summary>How content lies up and down in a cell.</summary>
public enum VerticalAlign
{
    /// <summary>At the upper edge.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>At the lower edge.</summary>
    Bottom,
}
