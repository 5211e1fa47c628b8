using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace LeftBehindCare.Browser.Tests.Rigs;

/// <summary>
/// The test run's one server, one browser and one synthetic county: 阳光小学 with its 73 children, and a second school that
/// nobody there may ever see. Tests keep apart by taking other children and other accounts.
/// </summary>
public sealed class LiveOffice : IAsyncLifetime
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "qingcao-Shanpo-2026-rig";

    private const int Schools = 2;
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(30);
    private static readonly Lazy<Task<House>> Shared = new(OpenAsync);

    private House? _house;

    private House Here => _house ?? throw new InvalidOperationException("The fixture is not initialized yet.");

    /// <summary>Where the server listens, without a slash at the end.</summary>
    public string Address => Here.Web.Address.GetLeftPart(UriPartial.Authority);

    public IServiceProvider Services => Here.Web.Services;

    /// <summary>The day on which the county was made.</summary>
    public DateOnly Today => Here.Day;

    /// <summary>阳光小学 as planned; its ids are those in the database.</summary>
    public DemoSchool School => Here.School;

    /// <summary>The person who holds the role; the nth where a role has several.</summary>
    public CountyAccount Who(Role role, int nth = 0) =>
        School.Accounts.Concat(CountyPlan.CountyAccounts()).Where(a => a.Role == role && a.DisabledAt is null).ElementAt(nth);

    /// <summary>Whose class it is that a 班主任 leads.</summary>
    public Guid ClassOf(CountyAccount homeroom) =>
        School.Posts.First(p => p.StaffId == homeroom.StaffId && p.ClassId is not null).ClassId!.Value; // Asked for in the condition.

    /// <summary>Somebody at a browser of their own, already logged in (null: a stranger). Whatever the browser complains of fails the test.</summary>
    public async Task VisitAsync(CountyAccount? who, Func<Visitor, Task> work, Screen? screen = null)
    {
        var context = await NewContextAsync(screen ?? Screen.Desk);
        await using var _ = context;
        if (who is not null) await context.AddCookiesAsync([await CookieOfAsync(who)]);
        var page = await context.NewPageAsync();
        var visitor = new Visitor(this, context, page);
        try
        {
            await work(visitor);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            throw new VisitFailedException(await visitor.DescribeAsync(), e);
        }

        visitor.AssertQuiet();
    }

    /// <summary>Work within 阳光小学, as the system.</summary>
    public async Task<T> InSchoolAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(School.School.Id, Guid.Empty);
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Ends all logins of a person behind their back, as a lost session does.</summary>
    public async Task EndSessionsAsync(CountyAccount who)
    {
        ArgumentNullException.ThrowIfNull(who);
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sessions>().EndAllAsync(who.UserId, keep: null, default);
    }

    /// <summary>A session row and the cookie that names it, without the way through the login page.</summary>
    public async Task<Cookie> CookieOfAsync(CountyAccount who)
    {
        ArgumentNullException.ThrowIfNull(who);
        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<AppDb>().Users.SingleAsync(u => u.Id == who.UserId);
        var session = await scope.ServiceProvider.GetRequiredService<Sessions>()
            .OpenAsync(user, new LoginPlace(false, "127.0.0.1", "Mozilla/5.0 (Windows NT 10.0) Edg/140"), default);
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(Sessions.PrincipalOf(user, session), new AuthenticationProperties(), IdentityConstants.ApplicationScheme);
        return new Cookie
        {
            Name = options.Cookie.Name!, // Set by AddAccounts.
            Value = options.TicketDataFormat.Protect(ticket),
            Url = Address,
            HttpOnly = true,
        };
    }

    async Task IAsyncLifetime.InitializeAsync() => _house = await Shared.Value;

    // The house stands until the process ends.
    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    private async Task<IBrowserContext> NewContextAsync(Screen screen)
    {
        var context = await Here.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.Touch,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)PageLimit.TotalMilliseconds);
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout((float)PageLimit.TotalMilliseconds);
        return context;
    }

    private static async Task<House> OpenAsync()
    {
        var browser = StartBrowserAsync();
        var keyFile = Path.Combine(Path.GetTempPath(), $"lbc-browser-{Environment.ProcessId}.key");
        MasterKey.Create(keyFile);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(keyFile);
        var database = await TestDatabase.SharedAsync();
        var master = MasterKey.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [MasterKey.PathSetting] = keyFile }).Build());
        var day = new Web.Calendar.OfficeClock(TimeProvider.System).Today;
        await DemoCounty.SeedAsync(database.Owner, master, new DemoOptions { Size = Schools, Password = Password, Day = day }, null, default);
        var web = new LiveWeb(database, keyFile);
        web.StartServer();
        return new House(web, await browser, CountyPlan.For(0, day), day);
    }

    private static async Task<IBrowser> StartBrowserAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LBC_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    private sealed record House(LiveWeb Web, IBrowser Browser, DemoSchool School, DateOnly Day);
}

/// <summary>What somebody looks at.</summary>
public sealed record Screen(int Width, int Height, bool Touch)
{
    /// <summary>The laptop on a school's desk.</summary>
    public static readonly Screen Desk = new(1366, 768, false);

    public static readonly Screen Phone = new(390, 844, true);
}

/// <summary>A visit that went wrong, with what stood on the page.</summary>
public sealed class VisitFailedException(string page, Exception cause) : Exception($"{cause.Message}\n{page}", cause);
