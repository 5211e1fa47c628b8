namespace LeftBehindCare.Web.Shared.Frames;

/// <summary>What stands around every page: where the person is, when, and who they are.</summary>
public sealed record PageFrame
{
    /// <summary>School, bureau or, for a system administrator, the product.</summary>
    public string? Place { get; init; }

    /// <summary>Such as 2026–2027学年第一学期.</summary>
    public string? Term { get; init; }

    /// <summary>Teaching week of the term, from 1; null in holidays.</summary>
    public int? TeachingWeek { get; init; }

    /// <summary>The data are synthetic; the mark stays on every page and sheet.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The person's name.</summary>
    public string? PersonName { get; init; }

    /// <summary>The post in words, such as 四年级班主任.</summary>
    public string? PersonPost { get; init; }

    /// <summary>Red alerts that wait for a conclusion.</summary>
    public int RedAlerts { get; init; }

    /// <summary>Where the search for a child posts its <c>q</c>; null for those who may not search.</summary>
    public string? SearchUrl { get; init; }

    /// <summary>Where the alerts are listed; null while there is no such page.</summary>
    public string? AlertsUrl { get; init; }

    /// <summary>The person's own account page.</summary>
    public string? AccountUrl { get; init; }

    /// <summary>Where 退出 posts to.</summary>
    public string? SignOutUrl { get; init; }

    /// <summary>Bureau and township under the product's name on the login page.</summary>
    public string? Authority { get; init; }

    /// <summary>Telephone for help, shown on the login page.</summary>
    public string? HelpLine { get; init; }
}

/// <summary>Reads what stands around the page. The layout asks once per page.</summary>
public interface IPageFrameSource
{
    Task<PageFrame> ReadAsync(HttpContext context);
}

/// <summary>The frame without any room behind it: what the login page of an empty installation shows.</summary>
public sealed class EmptyPageFrameSource : IPageFrameSource
{
    public Task<PageFrame> ReadAsync(HttpContext context) =>
        Task.FromResult(new PageFrame { PersonName = context.User.Identity?.Name });
}
