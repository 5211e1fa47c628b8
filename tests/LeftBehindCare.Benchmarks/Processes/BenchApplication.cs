using LeftBehindCare.Demo;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeftBehindCare.Benchmarks.Processes;

/// <summary>The application within this process, for its services and to watch what it asks the database.</summary>
internal sealed class BenchApplication(string connection, string keyFile) : WebApplicationFactory<AppDb>
{
    /// <summary>A session row of the person, and the cookie header that names it.</summary>
    public async Task<(UserSession Session, User User, string Cookie)> SignInAsync(CountyAccount who)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<AppDb>().Users.SingleAsync(u => u.Id == who.UserId);
        var session = await scope.ServiceProvider.GetRequiredService<Sessions>()
            .OpenAsync(user, new LoginPlace(false, "127.0.0.1", "Mozilla/5.0 (Windows NT 10.0) Edg/140"), default);
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(Sessions.PrincipalOf(user, session), new AuthenticationProperties(), IdentityConstants.ApplicationScheme);
        return (session, user, $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}");
    }

    /// <summary>A scope within a school.</summary>
    public AsyncServiceScope InSchool(Guid school, Guid user)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(school, user);
        return scope;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseContentRoot(Path.Combine(ProjectFolder.Root, "src", "LeftBehindCare.Web"));
        builder.UseSetting($"ConnectionStrings:{DataSetup.AppConnection}", connection);
        builder.UseSetting(MasterKey.PathSetting, keyFile);
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
    }
}
