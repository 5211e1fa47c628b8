namespace LeftBehindCare.Demo;

/// <summary>The folder that holds the solution: the demo, the tests and the benchmarks run from a checkout.</summary>
public static class ProjectFolder
{
    public const string LocalName = ".lbc";

    private static readonly Lazy<string> Found = new(Find);

    public static string Root => Found.Value;

    /// <summary>The ignored folder for everything this checkout makes for itself.</summary>
    public static string Local => Path.Combine(Root, LocalName);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LeftBehindCare.sln")))
                return folder.FullName;
        throw new InvalidOperationException(
            $"LeftBehindCare.sln was not found in any folder above {AppContext.BaseDirectory}; the demo runs from a checkout.");
    }
}
