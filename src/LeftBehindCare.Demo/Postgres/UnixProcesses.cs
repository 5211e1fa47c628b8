using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LeftBehindCare.Demo.Postgres;

/// <summary>The few process calls that .NET has no API for: signals other than KILL, and file owners.</summary>
public static class UnixProcesses
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Terminate = 15;

    public static bool Send(int processId, int signal) => processId > 0 && Kill(processId, signal) == 0;

    /// <summary>Whether the process runs and is this program. One that has ended and only waits to be collected does not run.</summary>
    public static bool IsRunning(int processId, string program)
    {
        try
        {
            // "4711 (postgres) S 1 …": number, program, state.
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var close = stat.LastIndexOf(')');
            return stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..close] == program && stat[close + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Owner and group ids of a file or folder, links not followed; null when it does not exist.</summary>
    public static (int User, int Group, bool IsFolder)? OwnerOf(string path)
    {
        var (exitCode, output) = Run(["stat", "-c", "%u %g %F", path]);
        if (exitCode != 0)
            return null;
        var parts = output.Split(' ', 3, StringSplitOptions.TrimEntries);
        return (int.Parse(parts[0], null), int.Parse(parts[1], null), parts[2] == "directory");
    }

    /// <summary>Runs a short command to its end and returns what it printed (both streams).</summary>
    public static (int ExitCode, string Output) Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, (output + error.GetAwaiter().GetResult()).Trim());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (127, $"{command[0]}: {missing.Message}");
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
