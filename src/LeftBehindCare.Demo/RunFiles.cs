using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LeftBehindCare.Demo.Postgres;

namespace LeftBehindCare.Demo;

/// <summary>
/// A note beside the data for each running <c>./care run</c>, so that <c>./care stop</c> finds it, and what a killed one left.
/// </summary>
public static class RunFiles
{
    private const string Program = "dotnet";

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);

    private sealed record Note(int ProcessId, int WebProcessId, string Address);

    /// <summary>Writes the note; disposing removes it.</summary>
    public static IDisposable Write(string folder, RunningWeb web)
    {
        var file = Path.Combine(folder, $"run-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new Note(Environment.ProcessId, web.ProcessId, web.Address)));
        return new Removal(file);
    }

    /// <summary>Stops what runs on the folder, then a server left over. Returns what was stopped, for people.</summary>
    public static async Task<IReadOnlyList<string>> StopAsync(string folder)
    {
        List<string> stopped = [];
        if (!Directory.Exists(folder))
            return stopped;
        foreach (var file in Directory.GetFiles(folder, "run-*.json"))
        {
            var note = JsonSerializer.Deserialize<Note>(await File.ReadAllTextAsync(file));
            foreach (var id in new[] { note!.ProcessId, note.WebProcessId })
                if (IsOurs(id) && UnixProcesses.Send(id, UnixProcesses.Terminate))
                {
                    await WaitForEndAsync(id);
                    stopped.Add($"{(id == note.ProcessId ? "run" : "web application")} (process {id}, {note.Address})");
                }
            File.Delete(file);
        }

        foreach (var major in EmbeddedPostgres.MajorsWithData(folder))
            if (await EmbeddedPostgres.StopOrphanAsync(Path.Combine(folder, $"pg-{major}")))
                stopped.Add($"embedded PostgreSQL {major}");
        return stopped;
    }

    /// <summary>A number may have been given to another process since the note was written.</summary>
    private static bool IsOurs(int processId)
    {
        try
        {
            return UnixProcesses.IsRunning(processId, Program)
                && File.ReadAllText($"/proc/{processId}/cmdline").Contains("LeftBehindCare.", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task WaitForEndAsync(int processId)
    {
        var clock = Stopwatch.StartNew();
        while (UnixProcesses.IsRunning(processId, Program) && clock.Elapsed < StopLimit)
            await Task.Delay(20);
    }

    private sealed class Removal(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
