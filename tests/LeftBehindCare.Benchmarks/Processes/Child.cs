using System.Diagnostics;
using System.Text.Json;
using LeftBehindCare.Demo.Postgres;

namespace LeftBehindCare.Benchmarks.Processes;

/// <summary>
/// This program once more, for a measurement that wants a process of its own. It answers in one line of JSON and ends when its
/// input is closed or its work is done.
/// </summary>
internal sealed class Child : IAsyncDisposable
{
    private const string Mark = "figure:";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private Child(Process process) => _process = process;

    public int ProcessId => _process.Id;

    /// <summary>Starts the verb and waits for its answer.</summary>
    /// <param name="arguments">The verb and what it needs.</param>
    /// <param name="cancellationToken">Gives up and ends the child.</param>
    public static async Task<(Child Child, T Answer)> StartAsync<T>(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Child).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The child process did not start.");
        var child = new Child(process);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith(Mark, StringComparison.Ordinal))
                    return (child, JsonSerializer.Deserialize<T>(line[Mark.Length..], Json)!); // Written by Answer below.
                Console.WriteLine(line);
            }

            await process.WaitForExitAsync(cancellationToken);
            throw new InvalidOperationException($"{string.Join(' ', arguments.Take(1))} ended with code {process.ExitCode} and no figure.");
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>The child's side: the one line that the parent waits for.</summary>
    public static void Answer<T>(T answer) => Console.WriteLine(Mark + JsonSerializer.Serialize(answer, Json));

    /// <summary>The child's side: until the parent has done.</summary>
    public static Task UntilDismissedAsync() => Console.In.ReadLineAsync();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                UnixProcesses.Send(_process.Id, UnixProcesses.Terminate);
            }
        }

        _process.Dispose();
    }
}
