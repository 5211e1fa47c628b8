using System.Globalization;
using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;

namespace LeftBehindCare.Web.Shared.Errors;

/// <summary>
/// Answers that are not the page that was asked for. Status code pages and the exception handler re-execute here, with the
/// verb of the failed request.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public sealed class ErrorsController : Controller
{
    private static readonly string[] Secret = ["password", "token", "code", "secret"];

    [Route("/errors/{code:int:range(400,599)}")]
    public async Task<IActionResult> Index()
    {
        // Not bound: nothing is bound to an action when the form cannot be read.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture); // The route asks for a number.
        var failed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var page = code switch
        {
            // The same words, whoever asks and for whatever: another school's record does not exist here.
            404 => new ErrorPage("没有找到这一页", "可能地址抄错了，或者这份登记已经作废、移走。请从左边的分类或“找孩子”再找一次。"),
            403 => WhoCan(failed?.Endpoint?.Metadata),
            400 => await Expired(failed),
            405 => new ErrorPage("这个地址不能这样打开", "请回到上一页，用页面上的按钮再做一次。"),
            409 => new ErrorPage("这一页已经不是最新的了", "您打开以后，内容或所在学校变了，所以这次没有写入。请重新打开，再做一次。"),
            413 => TooLarge,
            415 => new ErrorPage("收不下这种内容", "请回到上一页，用页面上的按钮再做一次。"),
            429 => new ErrorPage("太频繁了", "短时间里请求太多，先停了一下。请过一分钟再试。"),
            503 => new ErrorPage("正在恢复", "系统正在重新连接数据，一般几秒就好。请过一会儿再打开；填了一半的内容在草稿里。"),
            _ when code < 500 => new ErrorPage("这次没有办成", "请回到上一页，再做一次。"),
            _ => new ErrorPage("出了毛病，没有办成", "问题已经记下。这次的内容没有写入，填了一半的在草稿里。请过一会儿再试，还不行就把下面的编号告诉管理员。")
            {
                RequestId = HttpContext.TraceIdentifier,
            },
        };
        Response.StatusCode = code;
        if (WantsJson()) return new JsonResult(new { message = $"{page.Title}。{page.Words}" }) { StatusCode = code };
        return View("Error", page);
    }

    private static ErrorPage TooLarge => new("文件太大", "超过了能接收的大小，没有收下。请把文件分成几份，再传一次。");

    private bool WantsJson() =>
        Request.GetTypedHeaders().Accept is { Count: > 0 } accept && accept[0].MediaType == "application/json";

    /// <summary>Says who can, as the rights table has it, instead of only saying no.</summary>
    private static ErrorPage WhoCan(EndpointMetadataCollection? refused)
    {
        var needs = refused?.GetMetadata<NeedsAttribute>();
        if (needs is null || (needs.Area ?? refused?.GetMetadata<OfAreaAttribute>()?.Area) is not { } area)
            return new ErrorPage("这一页您现在看不了", "能看什么由任职决定。要用到它，请找校长在“任职”里开通。");
        var roles = Enum.GetValues<Role>()
            .Where(r => (RightsTable.Of(r, area).Access & needs.Access) != 0)
            .Select(RightsTable.Title)
            .ToList();
        var verb = (needs.Access & (Access.View | Access.Masked | Access.Totals)) != 0 ? "看" : "办";
        return new ErrorPage("这一页您现在看不了",
            $"“{RightsTable.Title(area)}”由{string.Join('、', roles)}{verb}。要了解情况，请找他们；要自己{verb}，请找校长在“任职”里开通。");
    }

    /// <summary>
    /// Why the form cannot be read; null where it can. The framework refuses one with the character NUL or too many fields, and
    /// where the server stops reading what is too long, the check of the token has answered 400 already.
    /// </summary>
    private async Task<Exception?> WhyUnreadableAsync()
    {
        try
        {
            if (Request.HasFormContentType) await Request.ReadFormAsync(HttpContext.RequestAborted);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return e;
        }
    }

    /// <summary>
    /// Mostly a page whose token had grown too old. Typed text comes back to be sent once more, but only when the
    /// browser vouches that our own page had sent it: otherwise a stranger's form would be one click from success.
    /// </summary>
    private async Task<ErrorPage> Expired(IStatusCodeReExecuteFeature? failed)
    {
        if (HttpContext.Items.ContainsKey(typeof(NulRefusal)))
            return new ErrorPage("这次没有办成", "填的内容里有一个看不见的字符，多半是粘贴时带进来的。请回到上一页，把那一段删掉重打。");
        var unreadable = await WhyUnreadableAsync();
        if (unreadable is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }) return TooLarge;
        if (unreadable is not null)
            return new ErrorPage("这次没有办成", "填的内容读不出来，多半是粘贴时带进了一个看不见的字符，或者一次填得太多。请回到上一页，把那一段删掉重打，或分几次存。");
        var isAntiforgery = HttpContext.Items.ContainsKey(typeof(IAntiforgeryValidationFailedResult));
        if (!isAntiforgery || failed is null) return new ErrorPage("这次没有办成", "送来的内容不完整。请回到上一页，刷新后再做一次。");
        var page = new ErrorPage("这一页开得太久，没有存上", "为了安全，页面放久了或换人登录后要重新确认一次。");
        if (!Request.HasFormContentType || Request.Headers["Sec-Fetch-Site"] != "same-origin")
            return page with { Words = page.Words + "请回到上一页，刷新后再填；填了一半的内容在草稿里。" };

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var fields = form
            .Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))
            .ToList();
        if (fields.Any(f => Secret.Any(s => f.Key.Contains(s, StringComparison.OrdinalIgnoreCase))))
            return page with { Words = page.Words + "请回到上一页，刷新后再填。" };
        return page with
        {
            Words = page.Words + "您填的内容还在，点“再存一次”就会送出。",
            Resend = new Resend(failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString, fields, form.Files.Count > 0),
        };
    }
}
