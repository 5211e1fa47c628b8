namespace LeftBehindCare.Printing.Layouts;

/// <summary>Where the columns of a grid begin and end.</summary>
internal static class ColumnEdges
{
    /// <summary>The left edge of each column and the right edge of the last, from 0 to <paramref name="width"/>.</summary>
    public static double[] Of(IReadOnlyList<double> weights, double width)
    {
        if (weights.Count == 0 || weights.Any(weight => !(weight > 0)))
            throw new ArgumentException("A grid needs at least one column, and each column a share above 0.", nameof(weights));
        var edges = new double[weights.Count + 1];
        var total = weights.Sum();
        for (var i = 0; i < weights.Count; i++)
            edges[i + 1] = edges[i] + (width * weights[i] / total);
        edges[^1] = width;
        return edges;
    }
}
