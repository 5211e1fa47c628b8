using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace LeftBehindCare.Browser.Tests.Rigs;

/// <summary>
/// The whole application on a port of this machine. A factory of its own class, because one made by WithWebHostBuilder
/// ignores <c>UseKestrel(0)</c> and listens on port 5000.
/// </summary>
internal sealed class LiveWeb : WebApplicationFactory<AppDb>
{
    private readonly TestDatabase _database;
    private readonly string _keyFile;

    public LiveWeb(TestDatabase database, string keyFile)
    {
        _database = database;
        _keyFile = keyFile;
        UseKestrel(0);
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting($"ConnectionStrings:{DataSetup.AppConnection}", _database.App);
        builder.UseSetting(MasterKey.PathSetting, _keyFile);
        // As ./care run: synthetic schools, and no second factor but where a test sets one up.
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
    }
}
