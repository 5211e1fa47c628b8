using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives;
using LeftBehindCare.Web.Shared;
using Serilog;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseSerilog((context, log) => log.ReadFrom.Configuration(context.Configuration).WriteTo.Console(formatProvider: null));
builder.Host.UseDefaultServiceProvider(provider =>
{
    provider.ValidateScopes = true;
    provider.ValidateOnBuild = true;
});

builder.Services
    .AddData(builder.Configuration)
    .AddAccounts(builder.Configuration)
    .AddPeople()
    .AddArchives()
    .AddJobs()
    .AddPages();

var app = builder.Build();
app.UsePages();
app.Run();

public partial class Program;
