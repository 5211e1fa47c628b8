namespace LeftBehindCare.Printing.Layouts;

/// <summary>Inside the layout all lengths are points (1/72 inch), x to the right and y downwards from the page's upper left corner.</summary>
internal static class Units
{
    public const double PointsPerMillimetre = 72 / 25.4;

    public static double Points(double millimetres) => millimetres * PointsPerMillimetre;
}

/// <summary>A rectangle on the page, in points.</summary>
internal readonly record struct Area(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public Area Inset(double across, double down) => new(X + across, Y + down, Math.Max(0, Width - (2 * across)), Math.Max(0, Height - (2 * down)));
}
