using System.Security.Claims;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeftBehindCare.Tests.Fixture;

/// <summary>
/// The whole application over a real PostgreSQL, entered through the front door. As <c>IClassFixture&lt;Office&gt;</c> it is
/// the test run's one host and database with a clock that stands still: a test makes its own school and keeps apart by the
/// product's own isolation. A test that moves the clock, changes settings or looks at all schools takes
/// <see cref="OwnAsync"/>, which costs about a second.
/// </summary>
public sealed class Office : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The password of everybody in the rig who has one.</summary>
    public const string Password = "qingcao-Shanpo-2026-rig";

    /// <summary>The second factor's secret of everybody in the rig.</summary>
    public static readonly byte[] TotpSecret = [.. "the rig's own secret"u8];

    private static readonly Lazy<Task<Office>> Shared = new(() => OpenAsync(TestDatabase.SharedAsync(), ownsDatabase: false, null, null));
    private static readonly Lazy<string> KeyFile = new(MakeKeyFile);
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string Database, string School), bool> Names = new();
    private static int _count;

    private WebApplicationFactory<AppDb>? _web;
    private TestDatabase? _database;
    private FakeClock? _clock;
    private string? _passwordHash;
    private bool _ownsDatabase;
    private bool _isShared;

    /// <summary>Stands still at Monday 2026-11-23 9:00 until an own office moves it.</summary>
    public FakeClock Clock => _isShared
        ? throw new InvalidOperationException("The shared office's clock is everybody's: open your own with Office.OwnAsync().")
        : _clock!;

    /// <summary>The office's day in Shanghai.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    public DateTimeOffset Now => _clock!.GetUtcNow();

    public TestDatabase Database => _database!;

    public WebApplicationFactory<AppDb> Web => _web!;

    /// <summary>The application's root services. Scoped work goes through InSchoolAsync of a school or InNoSchoolAsync.</summary>
    public IServiceProvider Services => Web.Services;

    /// <summary>A host, a clock and a freshly cloned database of its own.</summary>
    /// <param name="settings">Configuration on top of the rig's, such as <c>["Accounts:RequireSecondFactor"] = "false"</c>.</param>
    /// <param name="services">Replaces what is outside the house.</param>
    public static Task<Office> OwnAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null) =>
        OpenAsync(TestDatabase.CloneAsync(), ownsDatabase: true, settings, services);

    /// <summary>A school with a main campus (校本部) and nobody in it.</summary>
    /// <param name="name">Kept when it is still free in this database, else a number is added: names are unique.</param>
    /// <param name="with">Changes the school before it is saved.</param>
    public async Task<TestSchool> NewSchoolAsync(string name = "阳光小学", Action<School>? with = null)
    {
        var number = Interlocked.Increment(ref _count);
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var town = new Town { Name = $"云塘镇{number}", CountyCode = TestSchool.County };
        // Tests of several classes ask at once; the first to ask gets the plain name.
        var isFree = Names.TryAdd((Database.Name, name), true) && !await db.Schools.AnyAsync(s => s.Name == name);
        var school = new School
        {
            Name = isFree ? name : $"{name}{number}",
            ShortName = name.Length <= 6 ? name : name[..6],
            CountyCode = TestSchool.County,
            TownId = town.Id,
            Kind = "1",
            CreatedAt = Now,
        };
        with?.Invoke(school);
        var campus = new Campus { Name = "校本部", Kind = "1" };
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(school.Id, Guid.Empty);
        db.AddRange(town, school);
        await db.SaveChangesAsync();
        db.Add(campus);
        await db.SaveChangesAsync();
        return new TestSchool(this, school, campus, town, number);
    }

    /// <summary>A browser at the front door: nobody is logged in.</summary>
    public Browserlike Stranger() => new(this, null);

    /// <summary>A logged-in 系统管理员.</summary>
    public async Task<Browserlike> SysAdminAsync() => await SignInAsync(await AddCountyUserAsync(Role.SysAdmin));

    /// <summary>A logged-in 县教育局用户.</summary>
    public async Task<Browserlike> BureauUserAsync() => await SignInAsync(await AddCountyUserAsync(Role.BureauUser));

    /// <summary>An account that belongs to no school.</summary>
    public Task<User> AddCountyUserAsync(Role role) => AddUserAsync(null, null, $"{RightsTable.Title(role)}{_count}", role);

    /// <summary>
    /// A logged-in browser, without the way through the login page: the session is a row, the cookie is sealed by the
    /// application's own keys.
    /// </summary>
    public async Task<Browserlike> SignInAsync(User user, bool publicComputer = false)
    {
        await using var scope = Services.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<Sessions>()
            .OpenAsync(user, new LoginPlace(publicComputer, "127.0.0.1", "Mozilla/5.0 (Windows NT 10.0) Edg/140"), default);
        var principal = Sessions.PrincipalOf(user, session);
        var browser = new Browserlike(this, new SignedInAs(user.Id, user.SchoolId, user.StaffId, session.Id, principal));
        var cookie = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        browser.SetCookie(cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(
            new AuthenticationTicket(principal, new AuthenticationProperties(), IdentityConstants.ApplicationScheme)));
        return browser;
    }

    /// <summary>What the person's authenticator shows now.</summary>
    public string CodeNow() => Totp.CodeOf(TotpSecret, Totp.StepAt(Now));

    /// <summary>Changes an account behind everybody's back.</summary>
    public Task ChangeUserAsync(User user, Action<User> change) => InNoSchoolAsync(async db =>
    {
        change(await db.Users.FirstAsync(u => u.Id == user.Id));
        await db.SaveChangesAsync();
    });

    /// <summary>Work outside any school: global tables only.</summary>
    public async Task<T> InNoSchoolAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Work outside any school: global tables only.</summary>
    public Task InNoSchoolAsync(Func<AppDb, Task> work) => InNoSchoolAsync(async db =>
    {
        await work(db);
        return true;
    });

    internal async Task<User> AddUserAsync(Guid? schoolId, Guid? staffId, string name, Role? countyRole)
    {
        var login = $"p{Interlocked.Increment(ref _count)}-{Guid.NewGuid().ToString("N")[..8]}";
        var user = new User
        {
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            DisplayName = name,
            SchoolId = schoolId,
            StaffId = staffId,
            CountyRole = countyRole,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            PasswordHash = _passwordHash,
            PasswordChangedAt = Now,
            // Set up, so that no test but those of the second factor meets it.
            TwoFactorEnabled = true,
            IsSynthetic = true,
        };
        user.TotpSecret = Services.GetRequiredService<MasterKey>().Wrap(TotpSecret, user.Id);
        await InNoSchoolAsync(db =>
        {
            db.Users.Add(user);
            return db.SaveChangesAsync();
        });
        return user;
    }

    internal HttpClient ClientWith(DelegatingHandler cookies) => Web.CreateDefaultClient(new Uri("http://localhost"), cookies);

    async Task IAsyncLifetime.InitializeAsync()
    {
        var shared = await Shared.Value;
        (_web, _database, _clock, _passwordHash, _isShared) = (shared._web, shared._database, shared._clock, shared._passwordHash, true);
    }

    // The shared house stands until the process ends.
    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_isShared || _web is null) return;
        await _web.DisposeAsync();
        if (_ownsDatabase) await _database!.DisposeAsync();
    }

    private static async Task<Office> OpenAsync(
        Task<TestDatabase> database, bool ownsDatabase, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? services)
    {
        var office = new Office
        {
            _database = await database,
            _ownsDatabase = ownsDatabase,
            _clock = new FakeClock(FakeClock.Morning),
        };
        office._web = new WebApplicationFactory<AppDb>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Testing");
            host.UseSetting($"ConnectionStrings:{DataSetup.AppConnection}", office._database.App);
            host.UseSetting(MasterKey.PathSetting, KeyFile.Value);
            host.UseSetting("Accounts:PasswordIterations", "10");
            host.UseSetting("Serilog:MinimumLevel:Default", "Error");
            foreach (var (name, value) in settings ?? new Dictionary<string, string?>()) host.UseSetting(name, value);
            host.ConfigureTestServices(all =>
            {
                all.Replace(ServiceDescriptor.Singleton<TimeProvider>(office._clock));
                services?.Invoke(all);
            });
        });
        await using var scope = office.Services.CreateAsyncScope();
        office._passwordHash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>().HashPassword(new User { DisplayName = "" }, Password);
        return office;
    }

    private static string MakeKeyFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"lbc-test-{Environment.ProcessId}.key");
        MasterKey.Create(path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(path);
        return path;
    }
}

/// <summary>As <c>IClassFixture&lt;OwnOffice&gt;</c>: one own office for a class whose tests move the clock, always forwards.</summary>
public sealed class OwnOffice : IAsyncLifetime
{
    private Office? _office;

    public Office Office => _office!;

    async Task IAsyncLifetime.InitializeAsync() => _office = await Office.OwnAsync();

    async Task IAsyncLifetime.DisposeAsync() => await Office.DisposeAsync();
}

/// <summary>Whose browser it is.</summary>
public sealed record SignedInAs(Guid UserId, Guid? SchoolId, Guid? StaffId, Guid SessionId, ClaimsPrincipal Principal);
