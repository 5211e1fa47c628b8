using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts.Logins;
using LeftBehindCare.Web.Accounts.Passwords;
using LeftBehindCare.Web.Accounts.Posts;
using LeftBehindCare.Web.Accounts.SecondFactors;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Shared.Navigations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeftBehindCare.Web.Accounts;

public static class AccountsSetup
{
    /// <summary>Twice Identity's default; measured at about a tenth of a second a login.</summary>
    private const int Pbkdf2Iterations = 220_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AccountSettings.Read(configuration);
        services.AddSingleton<OfficeClock>();
        services.AddSingleton<SessionReader>();
        services.AddScoped<ViewerContext>();
        services.AddScoped<PostReader>();
        services.AddScoped<LeftBehindCare.Registers.Publishing.ITaskSource, Posts.PostTasks>();
        services.AddScoped<Sessions>();
        services.AddScoped<SessionContext>();
        services.AddScoped<SessionCookieEvents>();
        services.AddScoped<RecentPassword>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<PostNames>();
        services.AddSingleton(settings);
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<LoginBrake>();
        services.AddSingleton<PendingLogins>();
        services.AddSingleton<UnknownUser>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DenialLog>();
        services.AddHostedService<SecondFactorOnlyOffForDemo>();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<SetUpGate>());
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = configuration.GetValue("Accounts:PasswordIterations", Pbkdf2Iterations));
        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = false;
                identity.User.AllowedUserNameCharacters = LoginNames.Characters;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddDefaultTokenProviders();
        // One set of rules, ours: the framework's own would add theirs in English.
        services.RemoveAll<IPasswordValidator<User>>();
        services.AddScoped<IPasswordValidator<User>>(provider => provider.GetRequiredService<PasswordRules>());
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = settings.SecureCookies ? "__Host-lbc-session" : "lbc-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = settings.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            // The row of the session says how long it holds; the cookie itself must only outlast it.
            cookie.ExpireTimeSpan = Sessions.Longest;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/login";
            cookie.EventsType = typeof(SessionCookieEvents);
        });
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        services.AddSingleton<INavSource>(new NavSource(
            Item("账号", "StaffAccounts", 1, viewer => viewer.Can(DataArea.Accounts, Access.Edit, Reach.School)),
            Item("任职", "Posts", 2, viewer => viewer.Can(DataArea.Accounts, Access.Appoint)),
            Item("权限说明", "Rights", 9, null) with { Family = NavFamilies.Help }));
        return services;
    }

    private static NavItem Item(string title, string controller, int order, Func<Viewer, bool>? when) =>
        new() { Family = NavFamilies.Settings, Title = title, Controller = controller, Order = order, When = when };
}
