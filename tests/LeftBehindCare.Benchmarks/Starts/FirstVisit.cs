using System.Net;
using LeftBehindCare.Benchmarks.Figures;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo;
using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Benchmarks.Starts;

/// <summary>What a browser with an empty cache is sent for the home page, as its network counts it: headers and compressed bodies of everything.</summary>
internal static class FirstVisit
{
    private const long MostBytes = 200_000;
    private const string What = "First visit to the home page, transferred";

    private static readonly Role[] Roles = [Role.Principal, Role.Homeroom];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string address, string folder, CancellationToken cancellationToken)
    {
        if (Chromium.Find() is not { } program) return [Figure.Missing(What, "≤ 200 KB", "no Chromium here; LBC_CHROMIUM names one")];
        var visits = new List<(string Who, IReadOnlyList<Transfer> Transfers)>();
        foreach (var role in Roles)
        {
            using var person = new OfficeCaller(address);
            await person.LogInAsync(await BenchOptions.AccountAsync(folder, role, cancellationToken), cancellationToken);
            if (await person.GetAsync("/", cancellationToken) is { Status: not HttpStatusCode.OK } refused)
                throw new DemoException($"The home page answered {(int)refused.Status} {refused.Location} to {role}.");
            visits.Add((role.ToString(), await Chromium.VisitAsync(program, new Uri(new Uri(address), "/"), person.Cookies, cancellationToken)));
        }

        var logins = await Chromium.VisitAsync(program, new Uri(new Uri(address), "/login"), [], cancellationToken);
        var (who, most) = visits.MaxBy(v => Sum(v.Transfers));
        return
        [
            new(What, "≤ 200 KB", Numbers.Kilobytes(Sum(most)), Sum(most) <= MostBytes, $"{Parts(most)}; Chromium, empty cache, the larger of {string.Join(" and ", Roles)} ({who})"),
            new("Login page before it, transferred", "", Numbers.Kilobytes(Sum(logins)), null, $"{Parts(logins)}; empty cache, most of it serves the home page too"),
        ];
    }

    private static long Sum(IEnumerable<Transfer> transfers) => transfers.Sum(t => t.Bytes);

    private static string Parts(IReadOnlyList<Transfer> transfers) => string.Join(", ", transfers
        .GroupBy(t => t.Kind.ToLowerInvariant()).OrderByDescending(Sum)
        .Select(g => $"{g.Count()} {g.Key} {Numbers.Kilobytes(Sum(g))}"));
}
