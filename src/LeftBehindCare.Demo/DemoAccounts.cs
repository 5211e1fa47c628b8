using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeftBehindCare.Demo;

/// <summary>One sign-in to the demo county. <see cref="School"/> is empty for those who belong to none.</summary>
public sealed record DemoAccount(string School, string Role, string Login, string Password);

/// <summary>The demo's accounts, kept beside its data so that they can be shown again. Synthetic people, synthetic data.</summary>
public static class DemoAccounts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // For a terminal, not for a page: Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string FileIn(string folder) => Path.Combine(folder, "demo-accounts.json");

    public static async Task<IReadOnlyList<DemoAccount>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(FileIn(folder)))
            return [];
        await using var file = File.OpenRead(FileIn(folder));
        return await JsonSerializer.DeserializeAsync<List<DemoAccount>>(file, Json, cancellationToken) ?? [];
    }

    public static async Task WriteAsync(string folder, IReadOnlyList<DemoAccount> accounts, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(FileIn(folder), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await JsonSerializer.SerializeAsync(file, accounts, Json, cancellationToken);
    }

    public static string ToJson(IReadOnlyList<DemoAccount> accounts) => JsonSerializer.Serialize(accounts, Json);

    /// <summary>Columns for a terminal, where a Chinese character takes two places.</summary>
    public static string ToTable(IReadOnlyList<DemoAccount> accounts)
    {
        var rows = accounts.Select(a => new[] { a.School, a.Role, a.Login, a.Password })
            .Prepend(["School", "Role", "Login", "Password"])
            .ToList();
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => WidthOf(row[column]))).ToList();
        return string.Join('\n', rows.Select(row =>
            "  " + string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - WidthOf(cell)))).TrimEnd()));
    }

    private static int WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x2E80 ? 2 : 1);
}
