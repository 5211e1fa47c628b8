using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeftBehindCare.Demo;

namespace LeftBehindCare.Benchmarks.Starts;

/// <summary>One answer of the network.</summary>
internal sealed record Transfer(string Url, string Kind, long Bytes);

/// <summary>A real browser with an empty profile, led over its debugging socket; it visits one page and is gone.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    /// <summary>Nothing asked for during this time: the page has all it wants.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly Dictionary<string, (string Url, string Kind)> _asked = [];
    private readonly List<Transfer> _transfers = [];
    private readonly Dictionary<int, JsonNode> _answers = [];
    private bool _loaded;
    private int _last;

    private Chromium(Process process, string profile) => (_process, _profile) = (process, profile);

    /// <summary>Where it is, or null.</summary>
    public static string? Find() =>
        new[] { Environment.GetEnvironmentVariable("LBC_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Everything that is transferred until the page is loaded and asks for nothing more.</summary>
    public static async Task<IReadOnlyList<Transfer>> VisitAsync(string program, Uri page, IEnumerable<Cookie> cookies, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await using var browser = await StartAsync(program, limit.Token);
        var target = (string)(await browser.AskAsync("Target.createTarget", new { url = "about:blank" }, null, limit.Token))["targetId"]!; // the protocol's answer
        var session = (string)(await browser.AskAsync("Target.attachToTarget", new { targetId = target, flatten = true }, null, limit.Token))["sessionId"]!; // likewise
        await browser.AskAsync("Network.enable", new { }, session, limit.Token);
        await browser.AskAsync("Page.enable", new { }, session, limit.Token);
        foreach (var cookie in cookies) await browser.AskAsync("Network.setCookie", new { name = cookie.Name, value = cookie.Value, url = page.AbsoluteUri }, session, limit.Token);
        await browser.AskAsync("Page.navigate", new { url = page.AbsoluteUri }, session, limit.Token);
        await browser.UntilQuietAsync(limit.Token);
        return browser._transfers;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private static async Task<Chromium> StartAsync(string program, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("lbc-visit-").FullName;
        var process = Process.Start(new ProcessStartInfo(program,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--window-size=1366,768", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ])
        { RedirectStandardError = true }) ?? throw new DemoException($"{program} did not start.");
        var browser = new Chromium(process, profile);
        try
        {
            while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
            {
                if (!line.StartsWith(Announcement, StringComparison.Ordinal)) continue;
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                await browser._socket.ConnectAsync(new Uri(line[Announcement.Length..]), cancellationToken);
                return browser;
            }

            throw new DemoException($"{program} ended before it could be led.");
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    private async Task<JsonNode> AskAsync(string method, object parameters, string? session, CancellationToken cancellationToken)
    {
        var id = ++_last;
        var message = JsonSerializer.SerializeToUtf8Bytes(session is null ? (object)new { id, method, @params = parameters } : new { id, method, @params = parameters, sessionId = session });
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        JsonNode? answer;
        while (!_answers.Remove(id, out answer)) await ReadAsync(cancellationToken);
        return answer["result"] ?? throw new DemoException($"{method}: {answer["error"]}");
    }

    private async Task UntilQuietAsync(CancellationToken cancellationToken)
    {
        var reading = ReadAsync(cancellationToken);
        while (true)
        {
            var waiting = Task.Delay(Quiet, cancellationToken);
            if (await Task.WhenAny(reading, waiting) == waiting)
            {
                await waiting;
                if (_loaded && _asked.Count == 0) return;
            }
            else
            {
                await reading;
                reading = ReadAsync(cancellationToken);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        var message = JsonNode.Parse(text.ToArray())!; // a message is never empty
        if ((int?)message["id"] is { } id) _answers[id] = message;
        else Note((string?)message["method"], message["params"]!); // events have both
    }

    private void Note(string? method, JsonNode facts)
    {
        var request = (string?)facts["requestId"] ?? "";
        switch (method)
        {
            case "Network.requestWillBeSent":
                var url = (string)facts["request"]!["url"]!; // each request has one
                if (!url.StartsWith("http", StringComparison.Ordinal)) break;
                // A redirect keeps the number of its request.
                if (facts["redirectResponse"] is { } redirect) _transfers.Add(new Transfer((string)redirect["url"]!, "redirect", (long)(double)redirect["encodedDataLength"]!));
                _asked[request] = (url, (string?)facts["type"] ?? "other");
                break;
            case "Network.loadingFinished" when _asked.Remove(request, out var asked):
                _transfers.Add(new Transfer(asked.Url, asked.Kind, (long)(double)facts["encodedDataLength"]!));
                break;
            case "Network.loadingFailed":
                _asked.Remove(request);
                break;
            case "Page.loadEventFired":
                _loaded = true;
                break;
            default:
                break;
        }
    }
}
