using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Shared;
using LeftBehindCare.Web.Shared.Navigations;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeftBehindCare.Web.Tests.Shared;

/// <summary>
/// The shared pages without any room behind them: the real pipeline, layout and views, a desk controller, no database.
/// Header <c>X-Role</c> says who asks.
/// </summary>
public sealed class Desk : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!; // set by InitializeAsync, which xunit awaits first

    public async Task InitializeAsync()
    {
        var web = typeof(SharedPages).Assembly.GetName().Name;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = web, EnvironmentName = "Production" });
        builder.WebHost.UseTestServer().UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddPages();
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new DeskPart()));
        builder.Services.AddScoped(services => DeskViewer.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        builder.Services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        builder.Services.AddAuthentication("Desk").AddScheme<AuthenticationSchemeOptions, DeskLogin>("Desk", null);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton<ICodeBook>(CodeSets.All);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<OfficeClock>();
        builder.Services.AddSingleton<INavSource>(new NavSource(
            new NavItem { Family = NavFamilies.Archives, Title = "基本情况", Controller = "Desk", Action = "Edit", Order = 1, Area = DataArea.Archives },
            new NavItem { Family = NavFamilies.Archives, Title = "登记簿", Controller = "Desk", Action = "List", Order = 2, Area = DataArea.Archives },
            new NavItem { Family = NavFamilies.Living, Title = "食堂", Controller = "Desk", Action = "Canteen", Area = DataArea.Canteen }));
        app = builder.Build();
        app.UsePages();
        await app.StartAsync();
        Client = app.GetTestServer().CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (app is not null) await app.DisposeAsync();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, Role? role = Role.Homeroom, HttpContent? content = null,
        Action<HttpRequestMessage>? more = null)
    {
        var request = new HttpRequestMessage(method, url) { Content = content };
        if (role is { } who) request.Headers.Add("X-Role", who.ToString());
        more?.Invoke(request);
        return await Client.SendAsync(request);
    }

    public async Task<IHtmlDocument> ReadAsync(string url, Role? role = Role.Homeroom)
    {
        using var answer = await SendAsync(HttpMethod.Get, url, role);
        Assert.Equal(200, (int)answer.StatusCode);
        return await ParseAsync(answer);
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Posts with the token and cookie of a page that was opened before.</summary>
    public async Task<HttpResponseMessage> PostAsync(string url, params (string Name, string Value)[] fields)
    {
        using var page = await SendAsync(HttpMethod.Get, "/desk/edit");
        var token = (await ParseAsync(page)).QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        var cookie = page.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("lbc-form", StringComparison.Ordinal)).Split(';')[0];
        (string, string)[] sent = [.. fields, ("__RequestVerificationToken", token)];
        return await SendAsync(HttpMethod.Post, url,
            content: Form(sent), more: r => r.Headers.Add("Cookie", cookie));
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}

/// <summary>Only the desk, of all controllers that this test assembly may hold.</summary>
internal sealed class DeskPart : ApplicationPart, IApplicationPartTypeProvider
{
    public override string Name => "Desk";

    public IEnumerable<TypeInfo> Types => [typeof(DeskController).GetTypeInfo(), typeof(ShutDeskController).GetTypeInfo()];
}

internal static class DeskViewer
{
    public static ViewerContext Of(HttpContext context) =>
        Enum.TryParse<Role>(context.Request.Headers["X-Role"], out var role)
            ? new ViewerContext { Viewer = new Viewer { UserId = Guid.NewGuid(), Posts = [new Post(role, null, Guid.NewGuid())] } }
            : new ViewerContext();
}

internal sealed class DeskLogin(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Headers.TryGetValue("X-Role", out var role)) return Task.FromResult(AuthenticateResult.NoResult());
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, role.ToString())], "Desk"));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(person, "Desk")));
    }
}

public sealed class DeskForm : IValidatableObject
{
    [Display(Name = "姓名", GroupName = "本人", Order = 1), Required(ErrorMessage = "请填姓名。")]
    public string? Name { get; set; }

    [Display(Name = "曾用名", GroupName = "本人", Order = 2)]
    public string? FormerName { get; set; }

    [Display(Name = "出生日期", GroupName = "本人", Order = 3), Wanted]
    public DateOnly? BirthDate { get; set; }

    [Display(Name = "就读方式", GroupName = "本人", Order = 4), CodeSet("BoardMode"), Wanted]
    public string? BoardMode { get; set; }

    [Display(Name = "民族", GroupName = "本人", Order = 5), CodeSet("Ethnic")]
    public string? Ethnic { get; set; }

    [Display(Name = "身份证号", GroupName = "证件", Order = 6), Masked, Wanted]
    public string? IdNo { get; set; }

    public string? IdNoState { get; } = "已核实";

    [Display(Name = "经济来源", GroupName = "家庭", Order = 7), CodeSet("IncomeSource")]
    public List<string> Incomes { get; set; } = [];

    [Display(Name = "村", GroupName = "家庭", Order = 8), Choices(typeof(DeskVillages))]
    public string? Village { get; set; }

    [Display(Name = "性格爱好", GroupName = "家庭", Order = 9, Description = "写长处"), DataType(DataType.MultilineText), StringLength(200)]
    public string? Character { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IdNo is { Length: > 0 } and not { Length: 18 })
            yield return new ValidationResult($"要18位，现在{IdNo.Length}位。", [nameof(IdNo)]);
    }
}

public sealed class DeskVillages : IChoices
{
    public Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SelectListItem>>([new("青石村", "a"), new("竹溪村", "b"), new("云上村", "c"), new("石桥村", "d"), new("柳湾村", "e")]);
}

public sealed class DeskFilter : ListFilter
{
    [Display(Name = "就读方式"), CodeSet("BoardMode")]
    public string? Mode { get; set; }

    [Display(Name = "村"), Choices(typeof(DeskVillages))]
    public string? Village { get; set; }
}

internal sealed class DeskRegister : IRegister
{
    public string Title => "基本情况";

    public string Unit => "名儿童";

    public DataArea Area => DataArea.Archives;

    public Type RecordType => typeof(object);

    public Type FormType => typeof(DeskForm);

    public Type RowType => typeof(object);

    public Type FilterType => typeof(DeskFilter);
}

[AllowAnonymous, Route("desk")]
public sealed class DeskController : Controller
{
    private static readonly DeskRegister Register = new();

    [HttpGet("edit")]
    public IActionResult Edit() => View("Edit", Page(new DeskForm { Name = "鄢𬱖", BirthDate = new(2016, 4, 21), Incomes = ["1"], Character = "爱笑𬱖" }, true));

    [HttpGet("read")]
    public IActionResult Read() => View("Edit", Page(new DeskForm { Name = "鄢𬱖", BoardMode = "2", IdNo = "439901201604210019" }, false));

    [HttpPost("edit")]
    public IActionResult Edit(DeskForm form)
    {
        if (ModelState.IsValid) return Json(form);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Edit", Page(form, true));
    }

    [HttpGet("list")]
    public IActionResult List([FromQuery] DeskFilter filter, int total = 120) => View("Index", new ListPage
    {
        Register = Register,
        Duty = "",
        Columns = [new("Name", "姓名", null, true, false), new("Mode", "就读方式", "BoardMode", false, false)],
        Lines = total == 0 ? [] : [new ListLine(Guid.Empty, ["石亦禾", "2"])],
        Filter = filter,
        Total = total,
        CanEdit = true,
        IsFiltered = filter.Mode is not null,
        Views = new ViewsBar([], ""),
    });

    [HttpGet("canteen")]
    public IActionResult Canteen() => Ok();

    [HttpGet("refuse/{code:int}")]
    public IActionResult Refuse(int code) => StatusCode(code);

    [HttpGet("gone/{id:guid}")]
    public IActionResult Gone(Guid id) => NotFound();

    [HttpGet("fault")]
    public IActionResult Fault() => throw new InvalidOperationException($"on purpose at {Request.Path}");

    [HttpPost("password")]
    public IActionResult Password() => Ok();

    private static EditPage Page(DeskForm form, bool canEdit) => new()
    {
        Register = Register,
        Heading = "石亦禾",
        Form = form,
        CanEdit = canEdit,
        DraftForm = "Desk",
    };
}

[Route("shut"), Needs(DataArea.Canteen, Access.Edit)]
public sealed class ShutDeskController : Controller
{
    [HttpGet("")]
    public IActionResult Index() => Ok();
}
