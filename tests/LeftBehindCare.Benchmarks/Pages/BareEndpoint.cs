using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using LeftBehindCare.Benchmarks.Processes;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeftBehindCare.Benchmarks.Pages;

/// <summary>
/// The floor under the children's list: a bare endpoint that sends the same commands with the same values through Npgsql, reads
/// every column of every row and writes it encoded. The commands are taken down from the application itself, so they cannot
/// drift from what it does.
/// </summary>
internal static class BareEndpoint
{
    public const string Verb = "bare";

    /// <summary>Of the county's second school, whose 512 children fill ten pages.</summary>
    private const int School = 1;

    /// <summary>What the parent needs to load both.</summary>
    internal sealed record Answer(string Address, string Cookie, int Commands, int Rows);

    public static async Task RunChildAsync(string connection, string keyFile, string page)
    {
        var who = CountyPlan.For(School).Accounts.First(a => a.Role == Role.Principal);
        using var watch = new CommandWatch();
        Guid session;
        Guid? school;
        string cookie;
        await using (var application = new BenchApplication(connection, keyFile))
        {
            (var opened, var user, cookie) = await application.SignInAsync(who);
            (session, school) = (opened.Id, user.SchoolId);
            using var client = application.CreateClient(new() { AllowAutoRedirect = false });
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            // The first answer warms caches that the second finds filled, as every later one does.
            for (var turn = 0; turn < 2; turn++)
            {
                watch.IsOn = turn == 1;
                using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
                if ((int)answer.StatusCode != StatusCodes.Status200OK)
                    throw new InvalidOperationException($"{page} answered {(int)answer.StatusCode} {answer.Headers.Location} in the application.");
            }

            watch.IsOn = false;
        }

        await using var source = DataSetup.BuildDataSource(connection);
        var reader = new SessionReader(source, new OfficeClock(TimeProvider.System));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var web = builder.Build();
        web.MapGet("/bare", context => AnswerAsync(context, source, reader, watch.Sent, session, who.UserId, school));
        await web.StartAsync();
        var address = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(); // Kestrel sets it.
        Child.Answer(new Answer(address, cookie, watch.Count, await CountAsync(source, watch.Sent)));
        await Child.UntilDismissedAsync();
        await web.StopAsync();
    }

    private static async Task AnswerAsync(
        HttpContext context, NpgsqlDataSource source, SessionReader sessions, IReadOnlyList<SentCommand> commands, Guid session, Guid user, Guid? school)
    {
        if (await sessions.ReadAsync(session, user, school, context.RequestAborted) is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var page = new StringBuilder("<!doctype html><table>");
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        foreach (var command in commands)
        {
            await using var prepared = command.On(connection);
            await using var reader = await prepared.ExecuteReaderAsync(context.RequestAborted);
            if (command.HasPrefix) await reader.NextResultAsync(context.RequestAborted);
            while (await reader.ReadAsync(context.RequestAborted))
            {
                page.Append("<tr>");
                for (var column = 0; column < reader.FieldCount; column++)
                    page.Append("<td>").Append(HtmlEncoder.Default.Encode(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? ""));
            }
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page.Append("</table>").ToString(), context.RequestAborted);
    }

    /// <summary>Rows of the longest answer: that it is the list and not an empty page.</summary>
    private static async Task<int> CountAsync(NpgsqlDataSource source, IReadOnlyList<SentCommand> commands)
    {
        var most = 0;
        await using var connection = await source.OpenConnectionAsync();
        foreach (var command in commands)
        {
            await using var prepared = command.On(connection);
            await using var reader = await prepared.ExecuteReaderAsync();
            if (command.HasPrefix) await reader.NextResultAsync();
            var rows = 0;
            while (await reader.ReadAsync()) rows++;
            most = Math.Max(most, rows);
        }

        return most;
    }
}
