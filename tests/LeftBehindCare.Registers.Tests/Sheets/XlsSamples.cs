namespace LeftBehindCare.Registers.Tests.Sheets;

/// <summary>
/// A real .xls, written once by the library that the school systems use as well (HSSF): a title, a header in row 3, two
/// made-up children, a hidden sheet, and a sheet whose texts run on over several records.
/// </summary>
internal static class XlsSamples
{
    public static byte[] Roster { get; } = Load();

    private static byte[] Load()
    {
        using var resource = typeof(XlsSamples).Assembly.GetManifestResourceStream("roster.xls")!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
