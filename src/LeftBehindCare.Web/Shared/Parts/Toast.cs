using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>One sentence about what was just done, shown on the next page, with a way back where there is one.</summary>
/// <param name="Text">Such as 已删去1条草稿.</param>
/// <param name="UndoUrl">Where 撤销 posts; null when there is nothing to undo.</param>
public sealed record Toast(string Text, string? UndoUrl = null)
{
    /// <summary>The cookie that carries it over the redirect. Without the cookie nobody need look for a toast.</summary>
    public const string CookieName = "lbc-toast";

    private const string Key = "lb-toast";

    /// <summary>Keeps it for the page that the answer redirects to.</summary>
    public void Show(ITempDataDictionary tempData)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        tempData[Key] = JsonSerializer.Serialize(this);
    }

    /// <summary>The one to show now, if any; it is shown once.</summary>
    public static Toast? Take(ITempDataDictionary tempData)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        return tempData[Key] is string json ? JsonSerializer.Deserialize<Toast>(json) : null;
    }
}
