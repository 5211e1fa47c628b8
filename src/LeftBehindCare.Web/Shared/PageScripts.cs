namespace LeftBehindCare.Web.Shared;

/// <summary>
/// Scripts that the parts of one page asked for; the layout loads each once. Kept with the request and not in ViewData,
/// because a partial view only has a copy of that.
/// </summary>
public sealed class PageScripts
{
    private static readonly object Key = new();
    private readonly List<string> names = [];

    public IReadOnlyList<string> Names => names;

    /// <summary>The page shows something that goes on; a browser without script loads it again every few seconds.</summary>
    public bool ReloadsWithoutScript { get; set; }

    public static PageScripts Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[Key] is PageScripts scripts) return scripts;
        scripts = new PageScripts();
        context.Items[Key] = scripts;
        return scripts;
    }

    /// <summary>Asks for <c>wwwroot/js/NAME.js</c>.</summary>
    public void Need(string name)
    {
        if (!names.Contains(name)) names.Add(name);
    }
}
