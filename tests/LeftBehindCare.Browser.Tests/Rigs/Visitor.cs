using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LeftBehindCare.Demo;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Rigs;

/// <summary>Somebody at a browser. Keeps every complaint of the browser: console errors, failed scripts, refusals by the policy, lost files.</summary>
public sealed partial class Visitor
{
    private static readonly string[] Grave = ["serious", "critical"];
    private static int _pictures;

    private readonly LiveOffice _office;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentDictionary<string, int> _refusedPages = new();

    internal Visitor(LiveOffice office, IBrowserContext context, IPage page)
    {
        _office = office;
        Context = context;
        Page = page;
        Listen(page);
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>The address without the server.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>The headline of the page.</summary>
    public ILocator Headline => Page.Locator("h1");

    /// <summary>Opens an address and expects a page with one headline there.</summary>
    public async Task GoAsync(string url, int expected = 200)
    {
        var answer = await Page.GotoAsync(url);
        Assert.True(answer?.Status == expected, $"{url} answered {answer?.Status} instead of {expected}, at {Path}.");
        await Assertions.Expect(Headline).ToHaveCountAsync(1);
    }

    /// <summary>Logs in on the login page, as people do.</summary>
    public async Task LogInAsync(string login, string password = LiveOffice.Password)
    {
        await Page.GetByLabel("登录名", new() { Exact = true }).FillAsync(login);
        await Page.GetByLabel("口令", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
    }

    /// <summary>Presses what leads to another page and waits for it.</summary>
    public async Task PressAsync(string name, AriaRole role = AriaRole.Button)
    {
        var here = Page.WaitForLoadStateAsync();
        await Page.Locator("main, .lb-save, dialog").GetByRole(role, new() { Name = name, Exact = true }).First.ClickAsync();
        await here;
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>axe at both sizes: nothing serious or critical.</summary>
    public async Task LookAsync()
    {
        await LookAsync(Screen.Desk);
        await LookAsync(Screen.Phone);
    }

    /// <summary>axe at one size, and no sideways scrolling of the page.</summary>
    public async Task LookAsync(Screen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        if (Page.ViewportSize is not { } size || size.Width != screen.Width) await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overflow <= 1, $"{Path} is {overflow} px too wide at {screen.Width}.");
        // The newer way opens a blank page, hence processes, for each of hundreds of looks, for the sake of frames these pages do not have.
#pragma warning disable CS0618
        var result = await Page.Locator("html").RunAxeLegacy(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
#pragma warning restore CS0618
        var grave = result.Violations.Where(v => Grave.Contains(v.Impact))
            .Select(v => $"  {v.Impact} {v.Id}: {v.Help} at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")
            .ToList();
        Assert.True(grave.Count == 0, string.Create(CultureInfo.InvariantCulture, $"axe on {Path} at {screen.Width}:\n{string.Join('\n', grave)}"));
    }

    /// <summary>Another tab of the same browser, listened to as well.</summary>
    public async Task<IPage> NewTabAsync()
    {
        var page = await Context.NewPageAsync();
        Listen(page);
        return page;
    }

    /// <summary>The complaints so far, taken away: for a test that provokes one.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var taken = Complaints();
        _complaints.Clear();
        return taken;
    }

    internal void AssertQuiet()
    {
        var complaints = Complaints();
        Assert.True(complaints.Count == 0, $"The browser complained:\n{string.Join('\n', complaints)}");
    }

    /// <summary>Where the person is, what stands there, and a picture beside the other local files.</summary>
    internal async Task<string> DescribeAsync()
    {
        if (Page.IsClosed) return "The page is closed.";
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(ProjectFolder.Local, "browser")).FullName;
        var picture = System.IO.Path.Combine(folder, $"{Environment.ProcessId}-{Interlocked.Increment(ref _pictures)}.png");
        var text = "";
        try
        {
            await Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
            text = await Page.InnerTextAsync("body");
        }
        catch (PlaywrightException e)
        {
            text = $"(no picture: {e.Message})";
        }

        var complaints = string.Join("\n  ", Complaints());
        return $"At {Page.Url}, picture {picture}\n{text[..Math.Min(text.Length, 1500)]}\nComplaints: {complaints}";
    }

    private List<string> Complaints() => [.. _complaints.Where(c => !IsRefusedPage(c))];

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Enqueue($"console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"script: {error}");
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Status is 404 or 403 or 409 or 422) _refusedPages[answer.Url] = answer.Status;
            else if (answer.Status >= 400) _complaints.Enqueue($"{answer.Status} {answer.Url}");
        };
    }

    /// <summary>
    /// Chromium writes an error for every page that is itself an answer with 4xx, such as a form with mistakes. Those are what
    /// a test asks for; a script or picture that fails, and any 500, is not.
    /// </summary>
    private bool IsRefusedPage(string complaint) =>
        LoadFailure().Match(complaint) is { Success: true } failure
        && _refusedPages.Any(page => complaint.Contains(page.Key, StringComparison.Ordinal)
            && page.Value == int.Parse(failure.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^console: Failed to load resource: the server responded with a status of (\d{3})")]
    private static partial Regex LoadFailure();
}
