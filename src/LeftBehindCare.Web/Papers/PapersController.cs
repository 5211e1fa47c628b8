using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Printing.Writers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace LeftBehindCare.Web.Papers;

/// <summary>The look of the HTML previews, as the printing library keeps it. Nothing about anybody.</summary>
[AllowAnonymous]
public sealed class PapersController : Controller
{
    private static readonly EntityTagHeaderValue Tag =
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlPreview.StyleSheet)))[..16]}\"");

    [HttpGet("/css/paper.css")]
    [ResponseCache(Duration = 3600)]
    public IActionResult Style() => File(Encoding.UTF8.GetBytes(HtmlPreview.StyleSheet), "text/css; charset=utf-8", lastModified: null, entityTag: Tag);
}
