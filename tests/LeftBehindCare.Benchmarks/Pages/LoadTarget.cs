using System.Net;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Web.Data;

namespace LeftBehindCare.Benchmarks.Pages;

/// <summary>An address under load, and whose CPU time its answers cost.</summary>
internal sealed class LoadTarget : IDisposable
{
    /// <summary>As many requests at once; the machine's cores are shared with PostgreSQL and with this program.</summary>
    private const int AtOnce = 4;

    private readonly HttpClient _client;
    private readonly Uri _url;
    private readonly int _process;
    private readonly int _postmaster;
    private readonly List<(double Process, double Database)> _rounds = [];

    public LoadTarget(string address, string path, string cookie, int process, int postmaster)
    {
        // Loopback only: this program puts load on nobody else.
        _url = new Uri(new Uri(address), path);
        if (!_url.IsLoopback)
            throw new ArgumentException($"{address} is not this machine.", nameof(address));
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = AtOnce });
        _client.DefaultRequestHeaders.Add("Cookie", cookie);
        _process = process;
        _postmaster = postmaster;
    }

    /// <summary>CPU seconds for one request, in the web process and in PostgreSQL; medians of the rounds.</summary>
    public double Process => Figures.Numbers.Median(_rounds.Select(r => r.Process));

    public double Database => Figures.Numbers.Median(_rounds.Select(r => r.Database));

    public double Total => Figures.Numbers.Median(_rounds.Select(r => r.Process + r.Database));

    public async Task<long> WarmAsync(int requests, CancellationToken cancellationToken)
    {
        using var first = await _client.GetAsync(_url, cancellationToken);
        if (first.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{_url} answered {(int)first.StatusCode} {first.Headers.Location}.");
        var size = (await first.Content.ReadAsByteArrayAsync(cancellationToken)).LongLength;
        await LoadAsync(requests, cancellationToken);
        return size;
    }

    public async Task RoundAsync(int requests, CancellationToken cancellationToken)
    {
        var process = ProcessFacts.CpuSeconds(_process);
        var database = ProcessFacts.BackendSeconds(_postmaster, DatabaseRoles.App);
        await LoadAsync(requests, cancellationToken);
        _rounds.Add((
            (ProcessFacts.CpuSeconds(_process) - process) / requests,
            (ProcessFacts.BackendSeconds(_postmaster, DatabaseRoles.App) - database) / requests));
    }

    public void Dispose() => _client.Dispose();

    private async Task LoadAsync(int requests, CancellationToken cancellationToken)
    {
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var answer = await _client.GetAsync(_url, cancellationToken);
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
            }
        }));
    }
}
