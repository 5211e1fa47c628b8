using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using LeftBehindCare.Web.Shared.Frames;

namespace LeftBehindCare.Web.Home;

/// <summary>School, term, week and person around each page.</summary>
public sealed class OfficeFrame(SchoolFactsReader schools, ViewerContext viewers, OfficeClock clock) : IPageFrameSource
{
    public async Task<PageFrame> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var viewer = viewers.Viewer;
        if (!viewer.IsSignedIn) return new PageFrame();
        var school = await schools.CurrentAsync(context.RequestAborted);
        var term = school?.TermOn(clock.Today);
        return new PageFrame
        {
            Place = school?.Name ?? (viewer.Has(Role.BureauUser) ? "县教育局" : Product.Name),
            Term = term?.Title,
            TeachingWeek = term?.WeekOn(clock.Today),
            IsDemo = school?.IsSynthetic ?? false,
            PersonName = viewer.Name,
            PersonPost = PostTitle(viewer, school),
            SearchUrl = viewer.Can(DataArea.Basics, Access.View | Access.Edit | Access.Masked) ? "/children/search" : null,
            AccountUrl = "/account",
            SignOutUrl = "/logout",
        };
    }

    /// <summary>四年级班主任, 校长: the first post, with its class or campus.</summary>
    private static string? PostTitle(Viewer viewer, SchoolFacts? school)
    {
        var post = viewer.Posts.OrderBy(p => p.Role).FirstOrDefault();
        if (post is null) return null;
        var place = post.ClassId is { } one ? school?.ClassTitles.GetValueOrDefault(one)
            : post.CampusId is { } campus ? school?.CampusNames.GetValueOrDefault(campus)
            : null;
        return place + RightsTable.Title(post.Role);
    }
}
