using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Accounts.Posts;

/// <summary>All posts of the school.</summary>
public sealed record PostsPage(IReadOnlyList<PostLine> Lines, IReadOnlyList<string> Warnings, bool WithPast, int PastCount);

/// <summary>One post as a line.</summary>
public sealed record PostLine
{
    public required Guid Id { get; init; }
    public required string Person { get; init; }
    public required Role Role { get; init; }
    public string? ClassTitle { get; init; }
    public string? CampusName { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>First day after; null while it is open.</summary>
    public DateOnly? To { get; init; }

    public required bool HasAccount { get; init; }

    /// <summary>This person may end it.</summary>
    public bool CanEnd { get; init; }

    public DateOnly? LastDay => To?.AddDays(-1);

    public string Name => PostNames.Of(Role, ClassTitle, CampusName);

    public string State(DateOnly today) => To <= today ? "已结束" : From > today ? "还没到" : "在任";
}

/// <summary>The form with what can be chosen.</summary>
public sealed record PostFormPage(
    PostForm Form, IReadOnlyList<SelectListItem> Staff, IReadOnlyList<SelectListItem> Roles, IReadOnlyList<SelectListItem> Classes,
    IReadOnlyList<SelectListItem> Campuses);

/// <summary>Ending a post.</summary>
public sealed record EndPostPage(EndPostForm Form, PostLine Post);
