namespace LeftBehindCare.Web.Shared.Navigations;

/// <summary>One entry of the rail: two characters and an icon.</summary>
/// <param name="Key">Named by <see cref="NavItem.Family"/>.</param>
/// <param name="Title">Two characters.</param>
/// <param name="Icon">From <see cref="Icons"/>.</param>
/// <param name="Group">A rule is drawn between groups; the last group stands at the foot.</param>
public sealed record NavFamily(string Key, string Title, string Icon, NavGroup Group);

/// <summary>The parts of the rail, from the top.</summary>
public enum NavGroup
{
    Today,
    Registers,
    Reports,
    Foot,
}

/// <summary>The families in the order of the register catalogue (look.md §3).</summary>
public static class NavFamilies
{
    public const string Today = "today";
    public const string Archives = "archives";
    public const string Care = "care";
    public const string Safety = "safety";
    public const string Living = "living";
    public const string Aid = "aid";
    public const string Organisation = "organisation";
    public const string Protection = "protection";
    public const string Reports = "reports";
    public const string Schools = "schools";
    public const string Settings = "settings";
    public const string Help = "help";

    public static readonly IReadOnlyList<NavFamily> All =
    [
        new(Today, "今日", Icons.Today, NavGroup.Today),
        new(Schools, "学校", Icons.Schools, NavGroup.Registers),
        new(Archives, "档案", Icons.Archives, NavGroup.Registers),
        new(Care, "关爱", Icons.Care, NavGroup.Registers),
        new(Safety, "安全", Icons.Safety, NavGroup.Registers),
        new(Living, "生活", Icons.Living, NavGroup.Registers),
        new(Aid, "资助", Icons.Aid, NavGroup.Registers),
        new(Organisation, "组织", Icons.Organisation, NavGroup.Registers),
        new(Protection, "保护", Icons.Protection, NavGroup.Registers),
        new(Reports, "报表", Icons.Reports, NavGroup.Reports),
        new(Settings, "设置", Icons.Settings, NavGroup.Reports),
        new(Help, "帮助", Icons.Help, NavGroup.Foot),
    ];
}
