using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Home;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Schools;
using LeftBehindCare.Web.Shared;
using Serilog;

var builder = WebApplication.CreateBuilder(args);
if (args is ["migrate"])
    return await MigrateCommand.RunAsync(builder.Configuration, CancellationToken.None);

// Run from a build's output (./care run), fingerprinted and compressed files lie where the build left them; a published
// application has them in place and this does nothing.
builder.WebHost.UseStaticWebAssets();
builder.Host.UseSerilog((context, log) => log.ReadFrom.Configuration(context.Configuration).WriteTo.Console(formatProvider: null));
builder.Host.UseDefaultServiceProvider(provider =>
{
    provider.ValidateScopes = true;
    provider.ValidateOnBuild = true;
});

builder.Services
    .AddData(builder.Configuration)
    .AddAccounts(builder.Configuration)
    .AddSchools()
    .AddAudit()
    .AddPeople()
    .AddAttachments()
    .AddArchives()
    .AddJobs()
    .AddPapers()
    .AddHome()
    .AddPages();

var app = builder.Build();
if (args is [AdminCommand.Verb, .. var rest])
    return await AdminCommand.RunAsync(app.Services, rest, Console.Out, CancellationToken.None);
app.UsePages();
app.Run();
return 0;

public partial class Program;
