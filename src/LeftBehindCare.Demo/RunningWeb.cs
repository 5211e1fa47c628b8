using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LeftBehindCare.Demo.Postgres;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;

namespace LeftBehindCare.Demo;

/// <summary>
/// The web application as a process of its own: it is given the app role's connection string and nothing else, so what holds
/// here about rights holds in production too.
/// </summary>
public sealed class RunningWeb : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private RunningWeb(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where a browser on this machine reaches it.</summary>
    public string Address { get; }

    public int ProcessId => _process.Id;

    public static async Task<RunningWeb> StartAsync(DemoDatabase database, string urls, bool isDemo, CancellationToken cancellationToken)
    {
        var addresses = await PrepareAsync(urls, cancellationToken);
        var start = Command(database);
        start.Environment["ASPNETCORE_URLS"] = string.Join(';', addresses);
        start.Environment["Demo__Enabled"] = isDemo ? "true" : "false";
        var process = Process.Start(start) ?? throw new DemoException("The web application did not start.");
        var web = new RunningWeb(process, Reachable(addresses[0]));
        try
        {
            await web.WaitUntilReadyAsync(cancellationToken);
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one of its commands to the end instead of serving; returns the exit code.</summary>
    public static async Task<int> RunCommandAsync(DemoDatabase database, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = Command(database);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new DemoException("The web application did not start.");
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            UnixProcesses.Send(_process.Id, UnixProcesses.Terminate);
            using var limit = new CancellationTokenSource(StopLimit);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        _process.Dispose();
    }

    private static ProcessStartInfo Command(DemoDatabase database)
    {
        var project = Path.Combine(ProjectFolder.Root, "src", "LeftBehindCare.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(OutputOf(project), "LeftBehindCare.Web.dll")]) { WorkingDirectory = project };
        foreach (var secret in start.Environment.Keys.Where(IsForOthers).ToList())
            start.Environment.Remove(secret);
        start.Environment[$"ConnectionStrings__{DataSetup.AppConnection}"] = database.App;
        start.Environment[MasterKey.PathSetting] = Path.GetFullPath(database.MasterKeyFile);
        start.Environment["ASPNETCORE_CONTENTROOT"] = project;
        return start;
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        // Certificates of a demo are self-made; all that is asked here is whether our own child answers.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(10) };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (_process.HasExited)
                throw new DemoException($"The web application ended with code {_process.ExitCode} while starting; its last lines above say why.");
            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            if (clock.Elapsed > ReadyLimit)
                throw new DemoException($"The web application did not answer {Address}/health within {ReadyLimit.TotalSeconds:0} seconds.");
            await Task.Delay(25, cancellationToken);
        }
    }

    /// <summary>Everything that lets in as somebody else than the app role.</summary>
    private static bool IsForOthers(string variable) =>
        variable.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same configuration and framework as this program's own output folder.</summary>
    private static string OutputOf(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(project, "bin", framework.Parent!.Name, framework.Name);
    }

    /// <summary>
    /// Gives port 0 a number and refuses a port that somebody has: otherwise we might take another program's answer for ours.
    /// </summary>
    private static async Task<List<string>> PrepareAsync(string urls, CancellationToken cancellationToken)
    {
        List<string> addresses = [];
        foreach (var text in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Kestrel's "any address" signs are no host names.
            var named = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(named, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                throw new DemoException($"'{text}' is no address to listen on. Example: --urls http://127.0.0.1:5080");
            var host = IPAddress.TryParse(url.Host.Trim('[', ']'), out var literal) ? literal
                : url.Host == "localhost" ? IPAddress.Loopback
                : (await Dns.GetHostAddressesAsync(url.Host, cancellationToken))[0];
            try
            {
                using var probe = new TcpListener(host, url.Port);
                probe.Start();
                var builder = new UriBuilder(url) { Port = ((IPEndPoint)probe.LocalEndpoint).Port };
                addresses.Add($"{builder.Scheme}://{builder.Host}:{builder.Port}");
            }
            catch (SocketException taken)
            {
                throw new DemoException($"Cannot listen on {text}: {taken.Message}. Choose another with --urls, or stop the program there (./care stop if it is ours).");
            }
        }
        return addresses.Count > 0 ? addresses : throw new DemoException("--urls is empty.");
    }

    private static string Reachable(string address) =>
        address.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal);
}
