using System.Globalization;

namespace LeftBehindCare.Benchmarks.Processes;

/// <summary>What Linux counts of a process.</summary>
internal static class ProcessFacts
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>The kernel's unit of /proc/PID/stat, 1/100 s on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Peak of the resident memory since the process began, in bytes.</summary>
    public static long PeakMemory(int processId) => 1024 * long.Parse(
        File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal),
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    /// <summary>CPU seconds of a process with all its threads, those that ended included; steps of 0.01 s.</summary>
    public static double CpuSeconds(int processId)
    {
        var fields = AfterName(processId);
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    /// <summary>CPU seconds of PostgreSQL's backends that work for the role, in nanosecond steps: they have one thread each.</summary>
    public static double BackendSeconds(int postmaster, string role)
    {
        double sum = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                if (ParentOf(id) == postmaster && File.ReadAllText($"/proc/{id}/cmdline").StartsWith($"postgres: {role} ", StringComparison.Ordinal))
                    sum += Number(File.ReadAllText($"/proc/{id}/schedstat").Split(' ')[0]) / NanosecondsPerSecond;
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or IOException)
            {
                // It ended while we looked.
            }
        }

        return sum;
    }

    /// <summary>PostgreSQL's first process, which serves a data folder.</summary>
    public static int Postmaster(string folder) => int.Parse(
        File.ReadLines(Directory.EnumerateFiles(folder, "postmaster.pid", SearchOption.AllDirectories).Single()).First(), CultureInfo.InvariantCulture);

    private static int ParentOf(int processId) => (int)Number(AfterName(processId)[1]);

    /// <summary>The fields of /proc/PID/stat from the state on; the name before it may hold anything.</summary>
    private static string[] AfterName(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
