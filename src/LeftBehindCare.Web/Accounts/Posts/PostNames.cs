using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts.Posts;

/// <summary>Posts in the office's words: 四年级1班班主任, 石桥村小负责人.</summary>
public sealed class PostNames(AppDb db)
{
    public static string Of(Role role, string? classTitle, string? campusName) => role switch
    {
        Role.Homeroom when classTitle is not null => $"{classTitle}班主任",
        Role.CampusHead when campusName is not null => $"{campusName}负责人",
        _ => NameOf(role),
    };

    /// <summary>The role's name where it stands alone; the table's head is shorter.</summary>
    public static string NameOf(Role role) => Codes.CodeSets.All.NameOf("Role", role.ToString()) ?? RightsTable.Title(role);

    /// <summary>The posts that the person holds now.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var classIds = viewer.Posts.Select(p => p.ClassId).OfType<Guid>().Distinct().ToArray();
        var campusIds = viewer.Posts.Select(p => p.CampusId).OfType<Guid>().Distinct().ToArray();
        var classes = classIds.Length == 0 ? []
            : await db.Classes.Where(c => classIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title, cancellationToken);
        var campuses = campusIds.Length == 0 ? []
            : await db.Campuses.Where(c => campusIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        return [.. viewer.Posts.Select(p => Of(
            p.Role,
            p.ClassId is { } one ? classes.GetValueOrDefault(one) : null,
            p.CampusId is { } campus ? campuses.GetValueOrDefault(campus) : null))];
    }
}
