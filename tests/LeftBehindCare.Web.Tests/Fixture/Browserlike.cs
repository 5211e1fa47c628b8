using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LeftBehindCare.Tests.Fixture;

/// <summary>
/// One person's browser without the script: keeps cookies, reads pages, fills in the forms that stand on them. It follows no
/// redirect by itself, so that a test sees what the server said.
/// </summary>
public sealed class Browserlike
{
    private readonly Office _office;
    private readonly CookieContainer _cookies = new();

    internal Browserlike(Office office, SignedInAs? person)
    {
        _office = office;
        Person = person;
        Http = office.ClientWith(new CookieKeeper(_cookies));
        Http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0) Edg/140");
    }

    /// <summary>Who was logged in by the rig; null for a stranger and for who came through the login page.</summary>
    public SignedInAs? Person { get; }

    /// <summary>The bare client with this browser's cookies.</summary>
    public HttpClient Http { get; }

    public async Task<Page> GetAsync(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await SendAsync(request);
    }

    /// <summary>The page that a redirect leads to; the page itself when it is none.</summary>
    public async Task<Page> FollowAsync(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        for (var hops = 0; page.Location is { } next; hops++)
        {
            if (hops == 5) throw new InvalidOperationException($"Redirected in a circle at {next}.");
            page = await GetAsync(next);
        }

        return page;
    }

    /// <summary>
    /// Opens the page, fills in its form and sends it: hidden fields, token, chosen options and everything not named stay as
    /// the page had them. A null value leaves the field out, as an unticked box would be.
    /// </summary>
    /// <param name="url">The page that shows the form.</param>
    /// <param name="fields">Name → text, number, bool, date, or a list of these.</param>
    /// <param name="form">CSS selector, where the page has more than one form besides 退出 and the search.</param>
    /// <param name="files">Name → file.</param>
    /// <param name="submit">Name and value of the pressed button, such as <c>("act", "submit")</c>.</param>
    public async Task<Page> PostFormAsync(
        string url, object? fields = null, string? form = null, IReadOnlyDictionary<string, TestFile>? files = null,
        (string Name, string Value)? submit = null)
    {
        var page = await GetAsync(url);
        if (page.Status != HttpStatusCode.OK)
            throw new InvalidOperationException($"{url} answered {(int)page.Status} {page.Location} instead of a page with a form.");
        return await PostFormAsync(page, fields, form, files, submit);
    }

    /// <summary>Fills in and sends a form of a page that is already open, such as one that came back with errors.</summary>
    public async Task<Page> PostFormAsync(
        Page page, object? fields = null, string? form = null, IReadOnlyDictionary<string, TestFile>? files = null,
        (string Name, string Value)? submit = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var found = page.Form(form);
        var values = Filled(found, FieldsOf(fields));
        if (submit is { } button) values.Add(KeyValuePair.Create(button.Name, button.Value));
        var action = found.GetAttribute("action");
        using var request = new HttpRequestMessage(HttpMethod.Post, string.IsNullOrEmpty(action) ? page.Url : action);
        request.Content = files is not null || found.Enctype == "multipart/form-data" ? Multipart(values, files) : new FormUrlEncodedContent(values);
        return await SendAsync(request);
    }

    /// <summary>Sends fields with a valid token to an address without looking at any page: what a forged or stale form would do.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="fields">As for <see cref="PostFormAsync(string, object?, string?, IReadOnlyDictionary{string, TestFile}?, ValueTuple{string, string}?)"/>.</param>
    /// <param name="withToken">False leaves the token out: a stranger's page.</param>
    public async Task<Page> PostAsync(string url, object? fields = null, bool withToken = true)
    {
        var values = FieldsOf(fields).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v))).ToList();
        if (withToken) values.Add(Token());
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(values) };
        return await SendAsync(request);
    }

    /// <summary>A request of the test's own making, with this browser's cookies.</summary>
    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = await Http.SendAsync(request);
        return await Page.ReadAsync(response);
    }

    /// <summary>Antiforgery token of this person, made by the application itself; its cookie is kept.</summary>
    public KeyValuePair<string, string> Token()
    {
        var context = new DefaultHttpContext { RequestServices = _office.Services };
        if (Person is not null) context.User = Person.Principal;
        var name = _office.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!;
        var cookie = Cookie(name);
        if (cookie is not null) context.Request.Headers.Cookie = $"{name}={cookie}";
        var tokens = _office.Services.GetRequiredService<IAntiforgery>().GetTokens(context);
        if (tokens.CookieToken is { } fresh) SetCookie(name, fresh);
        return KeyValuePair.Create(tokens.FormFieldName, tokens.RequestToken!);
    }

    public void SetCookie(string name, string value) => _cookies.Add(new Uri("http://localhost"), new Cookie(name, value) { Path = "/" });

    public string? Cookie(string name) => _cookies.GetAllCookies().FirstOrDefault(c => c.Name == name && !c.Expired)?.Value;

    private static List<KeyValuePair<string, string>> Filled(IHtmlFormElement form, Dictionary<string, string[]> fields)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            if (element.HasAttribute("disabled") || element.GetAttribute("name") is not { Length: > 0 } name || fields.ContainsKey(name)) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "reset" or "file" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    values.Add(KeyValuePair.Create(name, input.Value));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.SelectedOptions().Select(o => KeyValuePair.Create(name, o)));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(KeyValuePair.Create(name, area.Value));
                    break;
                default:
                    break;
            }
        }

        values.AddRange(fields.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v))));
        return values;
    }

    private static MultipartFormDataContent Multipart(
        List<KeyValuePair<string, string>> values, IReadOnlyDictionary<string, TestFile>? files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), name);
        foreach (var (name, file) in files ?? new Dictionary<string, TestFile>())
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(file.ContentType);
            content.Add(part, name, file.Name);
        }

        return content;
    }

    /// <summary>An anonymous object or a dictionary as posted fields; null leaves the field out.</summary>
    private static Dictionary<string, string[]> FieldsOf(object? fields)
    {
        var pairs = fields switch
        {
            null => [],
            IEnumerable<KeyValuePair<string, string?>> texts => texts.Select(t => (t.Key, (object?)t.Value)),
            IEnumerable<KeyValuePair<string, object?>> any => any.Select(t => (t.Key, t.Value)),
            _ => fields.GetType().GetProperties().Select(p => (p.Name, p.GetValue(fields))),
        };
        return pairs.ToDictionary(p => p.Item1, p => Texts(p.Item2));
    }

    private static string[] Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        bool flag => [flag ? "true" : "false"],
        DateOnly day => [day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)],
        Enum member => [member.ToString("D")],
        System.Collections.IEnumerable many => [.. many.Cast<object?>().SelectMany(Texts)],
        IFormattable other => [other.ToString(null, System.Globalization.CultureInfo.InvariantCulture)],
        _ => [value.ToString() ?? ""],
    };

    private sealed class CookieKeeper(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var header = cookies.GetCookieHeader(request.RequestUri!);
            if (header.Length > 0) request.Headers.Add(HeaderNames.Cookie, header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues(HeaderNames.SetCookie, out var set))
                foreach (var one in set) cookies.SetCookies(request.RequestUri!, one);
            return response;
        }
    }
}

/// <summary>A file to be chosen in a form.</summary>
public sealed record TestFile(string Name, byte[] Content, string ContentType = "application/octet-stream");

/// <summary>What the server answered.</summary>
public sealed class Page
{
    private static readonly IBrowsingContext Reader = BrowsingContext.New(Configuration.Default);
    private IHtmlDocument? _html;

    private Page(HttpResponseMessage response, byte[] body, string url)
    {
        Response = response;
        Body = body;
        Url = url;
    }

    public HttpResponseMessage Response { get; }
    public byte[] Body { get; }
    public string Url { get; }
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Where a redirect leads, as a local address.</summary>
    public string? Location => Response.Headers.Location is not { } to ? null : to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString;

    /// <summary>The body as text, tags included.</summary>
    public string Source => System.Text.Encoding.UTF8.GetString(Body);

    public IHtmlDocument Html => _html ??= (IHtmlDocument)Reader.OpenAsync(r => r.Content(Source).Address("http://localhost" + Url)).GetAwaiter().GetResult();

    /// <summary>What a reader sees in the main part, white space collapsed.</summary>
    public string Text => string.Join(' ', (Html.QuerySelector("main") ?? (IElement?)Html.Body)?.TextContent
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    /// <summary>The form that fits the selector; without one, the page's own form in its main part.</summary>
    public IHtmlFormElement Form(string? selector = null)
    {
        var all = Html.QuerySelectorAll<IHtmlFormElement>(selector ?? "main form").ToList();
        if (selector is null) all = [.. all.Where(f => string.Equals(f.Method, "post", StringComparison.OrdinalIgnoreCase))];
        return all.Count switch
        {
            1 => all[0],
            0 => throw new InvalidOperationException($"{Url} ({(int)Status}) shows no form {selector}. It says: {Text[..Math.Min(Text.Length, 300)]}"),
            _ => throw new InvalidOperationException($"{Url} shows {all.Count} forms {selector}: {string.Join(", ", all.Select(f => f.GetAttribute("action") ?? "-"))}. Name one."),
        };
    }

    internal static async Task<Page> ReadAsync(HttpResponseMessage response) =>
        new(response, await response.Content.ReadAsByteArrayAsync(), response.RequestMessage!.RequestUri!.PathAndQuery);
}

internal static class Selected
{
    /// <summary>What a select would send: the chosen options, or the first one where a single choice has none chosen.</summary>
    public static IEnumerable<string> SelectedOptions(this IHtmlSelectElement select)
    {
        var chosen = select.Options.Where(o => o.HasAttribute("selected")).Select(o => o.Value).ToList();
        return chosen.Count > 0 || select.IsMultiple ? chosen : select.Options.Take(1).Select(o => o.Value);
    }
}
