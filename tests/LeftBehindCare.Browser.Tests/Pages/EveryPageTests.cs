using System.Collections.Concurrent;
using LeftBehindCare.Browser.Tests.Rigs;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LeftBehindCare.Browser.Tests.Pages;

/// <summary>
/// Every page that the program says it has, found by following the links a person finds: no page complains in the console, is
/// wider than the screen, or has a serious or critical finding of axe, on a desk and on a phone.
/// </summary>
public sealed class EveryPageTests(LiveOffice office, ITestOutputHelper output) : IClassFixture<LiveOffice>
{
    /// <summary>Pages that no link on a page leads to, and the flow that looks at them instead.</summary>
    private static readonly Dictionary<string, string> ElsewhereLooked = new()
    {
        ["login"] = "LoginTests",
        ["login/code"] = "LoginTests",
    };

    private static readonly Role[] Roles = [Role.Principal, Role.Archivist, Role.Homeroom, Role.SysAdmin, Role.AuditAdmin];

    [Fact]
    public async Task Every_page_is_sound_on_a_desk_and_on_a_phone()
    {
        var routes = PageRoutes();
        var seen = new ConcurrentDictionary<string, string>();
        var looked = new ConcurrentDictionary<string, bool>();
        var problems = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Roles, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
        {
            var who = office.Who(role);
            await office.VisitAsync(who, visitor => WalkAsync(visitor, who, routes, seen, looked, problems));
        });

        foreach (var (route, roles) in seen.OrderBy(s => s.Key, StringComparer.Ordinal)) output.WriteLine($"{route}: {roles}");
        var never = routes.Select(r => r.Template.TemplateText!).Distinct()
            .Where(t => !seen.ContainsKey(t) && !ElsewhereLooked.ContainsKey(t)).Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"No link of these people leads to: {string.Join(", ", never)}");
        Assert.True(problems.IsEmpty, string.Join('\n', problems));
        Assert.True(seen.Count >= routes.Count / 2, $"Only {seen.Count} of {routes.Count} pages were found: the walk does not work.");
    }

    private static async Task WalkAsync(
        Visitor visitor, CountyAccount who, IReadOnlyList<PageRoute> routes, ConcurrentDictionary<string, string> seen,
        ConcurrentDictionary<string, bool> looked, ConcurrentQueue<string> problems)
    {
        var done = new HashSet<string>();
        var next = new Queue<string>(["/", "/all", "/record"]);
        while (next.TryDequeue(out var url))
        {
            if (Match(url, routes) is not { } route)
            {
                if (done.Add(url) && !url.Contains('.', StringComparison.Ordinal)) problems.Enqueue($"{who.Role}: a link leads to {url}, and no page is there.");
                continue;
            }

            if (!done.Add(route)) continue;
            try
            {
                await visitor.GoAsync(url);
                visitor.AssertQuiet();
                // axe costs a second a look: a page has one, whoever comes to it first, and each person's frame has one at home.
                if (looked.TryAdd(route, true) || done.Count == 1) await visitor.LookAsync();
            }
            catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal))
            {
                // A file, not a page.
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or PlaywrightException)
            {
                problems.Enqueue($"{who.Role} {url}: {e.Message}");
                visitor.TakeComplaints();
            }

            seen.AddOrUpdate(route, who.Role.ToString(), (_, roles) => $"{roles}, {who.Role}");
            foreach (var link in await visitor.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)"))
                next.Enqueue(link);
        }
    }

    /// <summary>The most special route that fits the address.</summary>
    private static string? Match(string url, IReadOnlyList<PageRoute> routes) => routes
        .Where(r => Fits(url.Split('?')[0], r.Template))
        .OrderByDescending(r => r.Template.Segments.Count(s => s.IsSimple && s.Parts[0].IsLiteral))
        .Select(r => r.Template.TemplateText)
        .FirstOrDefault();

    private static bool Fits(string path, RouteTemplate template)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(template, []).TryMatch(path, values)
            && template.Parameters.All(p => !p.InlineConstraints.Any(c => c.Constraint == "guid") || Guid.TryParse(values[p.Name!] as string, out Guid _)); // A parameter has a name.
    }

    private List<PageRoute> PageRoutes() =>
    [
        .. office.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            .Select(e => new PageRoute(TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/')))), // Attribute routes have a text.
    ];

    private sealed record PageRoute(RouteTemplate Template);
}
