using System.Net;
using System.Text.RegularExpressions;
using LeftBehindCare.Demo;

namespace LeftBehindCare.Benchmarks.Processes;

/// <summary>A person's browser without pictures: keeps cookies, carries the form token, follows no redirect by itself.</summary>
internal sealed partial class OfficeCaller : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _client;

    public OfficeCaller(string address)
    {
        _client = new HttpClient(_handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
        // Loopback only: this program sends its hostile files and its load to nobody else.
        if (!_client.BaseAddress.IsLoopback)
            throw new ArgumentException($"{address} is not this machine.", nameof(address));
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0) Edg/140");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    /// <summary>Through the login page with the demo's password.</summary>
    public async Task LogInAsync(DemoAccount who, CancellationToken cancellationToken)
    {
        var page = await GetAsync("/login", cancellationToken);
        var answer = await PostAsync("/login", page, [new("LoginName", who.Login), new("Password", who.Password)], cancellationToken);
        if (answer.Location is null)
            throw new InvalidOperationException($"{who.Login} was not let in: {(int)answer.Status}.");
    }

    public async Task<Answer> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>Sends fields with the token of the page that shows the form.</summary>
    public async Task<Answer> PostAsync(string path, Answer page, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent([.. fields, new(TokenField, TokenOf(page))]);
        using var answer = await _client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>Sends a file with the token of the page that shows the form.</summary>
    public async Task<Answer> UploadAsync(string path, Answer page, string fileName, byte[] file, CancellationToken cancellationToken)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(TokenOf(page)), TokenField },
            { new ByteArrayContent(file), "file", fileName },
        };
        using var answer = await _client.PostAsync(new Uri(path, UriKind.RelativeOrAbsolute), content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static async Task<Answer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        new(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(cancellationToken));

    private static string TokenOf(Answer page) =>
        Token().Match(page.Body) is { Success: true } found ? found.Groups[1].Value
            : throw new InvalidOperationException($"The page ({(int)page.Status} {page.Location}) has no form to send.");

    [GeneratedRegex($"name=\"{TokenField}\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>What came back.</summary>
    internal sealed record Answer(HttpStatusCode Status, string? Location, string Body);
}
