using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>
/// One sentence about what was just done, shown on the next page, with a way back where there is one. The kit's
/// register controller leaves it under the same keys.
/// </summary>
/// <param name="Text">Such as 已删去1条草稿。</param>
/// <param name="UndoUrl">Where 撤销 posts; null when there is nothing to undo.</param>
public sealed record Toast(string Text, string? UndoUrl = null)
{
    /// <summary>The cookie that carries it over the redirect. Without the cookie nobody need look for a toast.</summary>
    public const string CookieName = "lbc-toast";

    private const string TextKey = "Notice";
    private const string UndoKey = "UndoUrl";

    /// <summary>Keeps it for the page that the answer redirects to.</summary>
    public void Show(ITempDataDictionary tempData)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        tempData[TextKey] = Text;
        if (UndoUrl is not null) tempData[UndoKey] = UndoUrl;
    }

    /// <summary>The one to show now, if any; it is shown once.</summary>
    public static Toast? Take(ITempDataDictionary tempData)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        var undo = tempData[UndoKey] as string;
        return tempData[TextKey] is string text ? new Toast(text, undo) : null;
    }
}
