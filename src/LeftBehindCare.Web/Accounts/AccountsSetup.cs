using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace LeftBehindCare.Web.Accounts;

public static class AccountsSetup
{
    /// <summary>Twice Identity's default; measured at about a tenth of a second a login.</summary>
    private const int Pbkdf2Iterations = 220_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OfficeClock>();
        services.AddSingleton<SessionReader>();
        services.AddScoped<ViewerContext>();
        services.AddScoped<PostReader>();
        services.AddScoped<Sessions>();
        services.AddScoped<SessionCookieEvents>();
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = configuration.GetValue("Accounts:PasswordIterations", Pbkdf2Iterations));
        services.AddIdentityCore<User>(identity =>
            {
                identity.User.RequireUniqueEmail = false;
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789-_.";
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 4;
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "lbc-session";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The row of the session says how long it holds; the cookie itself must only outlast it.
            cookie.ExpireTimeSpan = Sessions.Longest;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/login";
            cookie.AccessDeniedPath = "/denied";
            cookie.EventsType = typeof(SessionCookieEvents);
        });
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        return services;
    }
}
