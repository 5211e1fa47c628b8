using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Web.Accounts.Posts;

/// <summary>Which posts there are at a school, who may give them, and which do not go together. All of it read off the rights table.</summary>
public static class PostRules
{
    /// <summary>Roles of the county, given with the account and never by a school.</summary>
    public static bool IsOfCounty(Role role) => role is Role.BureauUser or Role.SysAdmin;

    /// <summary>Roles that this person may give and end.</summary>
    /// <remarks>Who only appoints, without keeping accounts, cannot make others who appoint, keep accounts or watch them.</remarks>
    public static IReadOnlyList<Role> GivenBy(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (!viewer.Can(DataArea.Accounts, Access.Appoint)) return [];
        var all = viewer.Can(DataArea.Accounts, Access.Edit);
        return [.. Enum.GetValues<Role>().Where(r => !IsOfCounty(r) && (all || RightsTable.Of(r, DataArea.Accounts).Access == Access.None))];
    }

    /// <summary>The post is about one class.</summary>
    public static bool NeedsClass(Role role) => Reaches(role, Reach.Class);

    /// <summary>The post is about one campus.</summary>
    public static bool NeedsCampus(Role role) => Reaches(role, Reach.Campus);

    /// <summary>
    /// 三员分立: who watches the accounts must not keep them. Why the two do not go together, as a sentence; null when they do.
    /// </summary>
    public static string? Clash(Role one, Role other)
    {
        var (watcher, keeper) = Watches(one) && !Keeps(one) ? (one, other) : (other, one);
        return Watches(watcher) && !Keeps(watcher) && Keeps(keeper)
            ? $"{RightsTable.Title(watcher)}要看着{RightsTable.Title(keeper)}做的事，一个人不能同时任这两职。"
            : null;
    }

    private static bool Watches(Role role) => (RightsTable.Of(role, DataArea.Accounts).Access & Access.Audit) != 0;

    private static bool Keeps(Role role) => (RightsTable.Of(role, DataArea.Accounts).Access & (Access.Edit | Access.Appoint)) != 0;

    private static bool Reaches(Role role, Reach reach) =>
        Enum.GetValues<DataArea>().Any(area => RightsTable.Of(role, area) is var right && right.Access != Access.None && right.Reach == reach);
}
