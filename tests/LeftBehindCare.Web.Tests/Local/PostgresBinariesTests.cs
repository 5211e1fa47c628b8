using LeftBehindCare.Demo.Postgres;

namespace LeftBehindCare.Web.Tests.Local;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lbc-binaries-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_configured_folder_goes_before_everything()
    {
        var configured = Place("mine", "16.2");
        Place("packages/17/bin", "17.1");

        var found = PostgresBinaries.Find(Places(configured));

        Assert.Equal(configured, found.Folder);
        Assert.Equal(16, found.Major);
        Assert.Equal("LBC_PG_BIN", found.Source);
    }

    [Fact]
    public void A_configured_folder_without_a_server_is_refused_and_not_passed_over()
    {
        Place("packages/17/bin", "17.1");

        var refused = Assert.Throws<PostgresNotFoundException>(() => PostgresBinaries.Find(Places(Path.Combine(_folder, "empty"))));

        Assert.Contains("LBC_PG_BIN=", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_package_of_the_system_goes_before_older_ones_and_npm()
    {
        Place("packages/9.6/bin", "9.6.24");
        Place("packages/15/bin", "15.18");
        Place("packages/17/bin", "17.1");
        Place("npm/native/bin", "18.4");

        Assert.Equal("17.1", PostgresBinaries.Find(Places()).Version);
    }

    [Fact]
    public void A_version_that_has_data_goes_before_a_newer_one()
    {
        Place("packages/15/bin", "15.18");
        Place("packages/17/bin", "17.1");

        Assert.Equal(15, PostgresBinaries.Find(Places(), majorsWithData: [15]).Major);
    }

    [Fact]
    public void The_npm_package_is_the_last_resort_and_its_missing_library_names_are_made()
    {
        Place("npm/native/bin", "18.4");
        Directory.CreateDirectory(Path.Combine(_folder, "npm/native/lib"));
        File.WriteAllText(Path.Combine(_folder, "npm/native/lib/libicuuc.so.60.2"), "library");
        File.WriteAllText(
            Path.Combine(_folder, "npm/native/pg-symlinks.json"),
            """[{"source":"native/lib/libicuuc.so.60.2","target":"native/lib/libicuuc.so.60"},{"source":"native/lib/libicuuc.so.60.2","target":"../../outside"}]""");

        var found = PostgresBinaries.Find(Places());

        Assert.Equal(18, found.Major);
        Assert.Equal("library", File.ReadAllText(Path.Combine(_folder, "npm/native/lib/libicuuc.so.60")));
        Assert.False(Path.Exists(Path.GetFullPath(Path.Combine(_folder, "npm/../../outside"))));
    }

    [Fact]
    public void Without_any_server_the_message_names_the_three_ways()
    {
        Place("packages/14/bin", "14.9");

        var refused = Assert.Throws<PostgresNotFoundException>(() => PostgresBinaries.Find(Places()));

        Assert.Contains("apt-get install postgresql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("npm ci --ignore-scripts", refused.Message, StringComparison.Ordinal);
        Assert.Contains("LBC_PG_BIN=", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Owner", refused.Message, StringComparison.Ordinal);
    }

    private PostgresPlaces Places(string? configured = null) =>
        new(configured, Path.Combine(_folder, "packages"), Path.Combine(_folder, "npm/native/bin"));

    private string Place(string folder, string version)
    {
        var path = Path.Combine(_folder, folder);
        Directory.CreateDirectory(path);
        foreach (var program in new[] { "initdb", "postgres" })
        {
            var file = Path.Combine(path, program);
            // Written by another process: were the file open for writing here while a parallel test starts a program, that
            // program would hold it open too, and running it would fail with "text file busy".
            var (exitCode, output) = UnixProcesses.Run(
                ["sh", "-c", "printf '#!/bin/sh\\necho \"%s\"\\n' \"$1\" >\"$0\" && chmod 700 \"$0\"", file, $"{program} (PostgreSQL) {version} (Debian {version}-0)"]);
            Assert.True(exitCode == 0, output);
        }
        return path;
    }
}
