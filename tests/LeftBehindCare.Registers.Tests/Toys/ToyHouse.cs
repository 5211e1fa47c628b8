using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Tests.Fixture;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeftBehindCare.Registers.Tests.Toys;

/// <summary>
/// A house with nothing in it but the kit and the toy register, on a real PostgreSQL. Views are told as JSON: what the kit
/// hands to a view is what is tested. Who asks, and for which school, stands in headers.
/// </summary>
public sealed class ToyHouse : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _app;

    public Guid School { get; } = Guid.CreateVersion7();

    public Guid OtherSchool { get; } = Guid.CreateVersion7();

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CloneAsync();
        await BuildTablesAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        var services = builder.Services;
        services.AddControllersWithViews().AddApplicationPart(typeof(ToysController).Assembly);
        services.AddSingleton(TimeProvider.System).AddSingleton<ToyRegister>().AddSingleton<ICodeBook, Colours>();
        services.AddSingleton<IDraftStore, NoDrafts>().AddSingleton<ISavedViews, ViewsInMemory>().AddSingleton<IListPublisher, PlainPublisher>();
        services.AddSingleton<ICompositeViewEngine, JsonViews>();
        services.AddScoped<TenantContext>().AddScoped<ViewerContext>();
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddDbContext<ToyDb>(options => Configure(options, _database.App));
        services.AddScoped<DbContext>(provider =>
        {
            var db = provider.GetRequiredService<ToyDb>();
            db.Tenant = provider.GetRequiredService<TenantContext>();
            return db;
        });
        services.AddAuthentication("headers").AddScheme<AuthenticationSchemeOptions, Headers>("headers", null);
        services.AddAuthorization();
        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapControllers();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A client of a person with the role at the school.</summary>
    public HttpClient As(Role role, Guid school)
    {
        var client = _app!.GetTestClient();
        client.DefaultRequestHeaders.Add("role", role.ToString());
        client.DefaultRequestHeaders.Add("school", school.ToString());
        return client;
    }

    /// <summary>Looks into the database past every wall.</summary>
    public async Task<List<string>> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database!.Admin);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }

    private static void Configure(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection)
        .ReplaceService<IMigrationsSqlGenerator, WalledMigrationsSqlGenerator>()
        .AddInterceptors(new TenantCommandInterceptor(), new SaveGuard(TimeProvider.System), new ChangeLogInterceptor(TimeProvider.System));

    /// <summary>The tables as a migration would make them, walls and grants included.</summary>
    private async Task BuildTablesAsync()
    {
        var options = new DbContextOptionsBuilder<ToyDb>();
        Configure(options, _database!.Owner);
        await using var db = new ToyDb(options.Options);
        var model = db.GetService<IDesignTimeModel>().Model;
        var operations = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        await using var owner = NpgsqlDataSource.Create(_database.Owner);
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(operations, model))
            await owner.CreateCommand(command.CommandText).ExecuteNonQueryAsync();
        await owner.CreateCommand($"""
            insert into towns (id, name, county_code) values ('{School}', '云塘镇', '439900');
            insert into schools (id, name, short_name, county_code, town_id, kind, lb_caliber, care_as_lb, archive_set, is_synthetic, created_at)
            select id, name, name, '439900', '{School}', '1', 'SCHOOL', false, 8, true, now()
            from (values ('{School}'::uuid, '阳光小学'), ('{OtherSchool}'::uuid, '鱼龙小学')) s(id, name);
            """).ExecuteNonQueryAsync();
    }

    private sealed class Headers(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Enum.TryParse<Role>(Request.Headers["role"], out var role)) return Task.FromResult(AuthenticateResult.NoResult());
            var school = Guid.Parse(Request.Headers["school"].ToString());
            var user = Guid.CreateVersion7();
            Context.RequestServices.GetRequiredService<TenantContext>().Enter(school, user);
            Context.RequestServices.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = user, SchoolId = school, Posts = [new Post(role, null, null)] };
            var principal = new ClaimsPrincipal(new ClaimsIdentity([], Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
        }
    }

    private sealed class Colours : ICodeBook
    {
        private static readonly CodeItem[] All = [new("1", "红", 1, true), new("2", "蓝", 2, true)];

        public IReadOnlyList<CodeItem> Items(string set) => set == "Colour" ? All : [];

        public string? NameOf(string set, string? code) => Items(set).FirstOrDefault(i => i.Code == code)?.Name;
    }

    private sealed class NoDrafts : IDraftStore
    {
        public Task<Draft?> FindAsync(string form, Guid subject, CancellationToken cancellationToken) => Task.FromResult<Draft?>(null);

        public Task SaveAsync(string form, Guid subject, Draft draft, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DropAsync(string form, Guid subject, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>One person's; whose a view is, is the house's business.</summary>
    private sealed class ViewsInMemory : ISavedViews
    {
        private readonly List<KeptView> _views = [];

        public Task<IReadOnlyList<KeptView>> ListAsync(string register, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeptView>>([.. _views]);

        public Task<bool> SaveAsync(string register, string name, string query, CancellationToken cancellationToken)
        {
            _views.Add(new KeptView(Guid.CreateVersion7(), name, query));
            return Task.FromResult(true);
        }

        public Task<KeptView?> DropAsync(string register, Guid id, CancellationToken cancellationToken) => Task.FromResult<KeptView?>(null);
    }

    private sealed class PlainPublisher : IListPublisher
    {
        public Task<PublishedFile> SheetAsync(IRegister register, ListTable table, CancellationToken cancellationToken) => Task.FromResult(Plain(table));

        public Task<PublishedFile> PaperAsync(IRegister register, ListTable table, CancellationToken cancellationToken) => Task.FromResult(Plain(table));

        private static PublishedFile Plain(ListTable table) => new(
            System.Text.Encoding.UTF8.GetBytes(string.Join('\n', table.Rows.Select(r => string.Join('|', r)).Prepend(string.Join('|', table.Columns)))),
            "text/plain", "list.txt");
    }

    private sealed class JsonViews : ICompositeViewEngine
    {
        public IReadOnlyList<IViewEngine> ViewEngines => [];

        public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) => ViewEngineResult.Found(viewName, new JsonView(viewName));

        public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) => ViewEngineResult.NotFound(viewPath, []);
    }

    private sealed class JsonView(string name) : Microsoft.AspNetCore.Mvc.ViewEngines.IView
    {
        private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

        public string Path => name;

        public Task RenderAsync(ViewContext context)
        {
            object told = context.ViewData.Model switch
            {
                ListPage list => new { list.Total, Columns = list.Columns.Select(c => c.Title), Lines = list.Lines.Select(l => l.Values), Ids = list.Lines.Select(l => l.Id), list.CanEdit, list.Removed, list.Views.Query, Views = list.Views.Views.Select(v => v.Query) },
                EditPage edit => new { edit.Heading, edit.Form, edit.RowVersion, edit.CanEdit, Problems = context.ModelState.Where(m => m.Value!.Errors.Count > 0).ToDictionary(m => m.Key, m => m.Value!.Errors[0].ErrorMessage) },
                RemovedPage removed => new { removed.Heading, removed.Form, removed.Reason, removed.CanRestore },
                ConflictPage conflict => new { conflict.RowVersion, conflict.Differing, conflict.Agreed },
                var other => new { other },
            };
            return context.Writer.WriteAsync(JsonSerializer.Serialize(told, Json));
        }
    }
}
