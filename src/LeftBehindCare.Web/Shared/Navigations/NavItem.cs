using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Web.Shared.Navigations;

/// <summary>One register or page, as a room offers it to the navigation.</summary>
public sealed record NavItem
{
    /// <summary>A key of <see cref="NavFamilies"/>.</summary>
    public required string Family { get; init; }

    /// <summary>Short, so that all of a family fit beside each other: 基本情况, 汇总表.</summary>
    public required string Title { get; init; }

    /// <summary>The controller's name without "Controller". The item is the current one on all its pages.</summary>
    public required string Controller { get; init; }

    public string Action { get; init; } = "Index";

    /// <summary>Further controllers whose pages belong under this entry.</summary>
    public IReadOnlyList<string> AlsoFor { get; init; } = [];

    /// <summary>Place within the family, as in the register catalogue.</summary>
    public int Order { get; init; }

    /// <summary>Drawn only for those who hold <see cref="Access"/> in this area; null: for everyone who is logged in.</summary>
    public DataArea? Area { get; init; }

    /// <summary>Rights of which one is enough.</summary>
    public Access Access { get; init; } = Access.View | Access.Masked | Access.Edit | Access.Approve;

    /// <summary>A condition that the rights table does not know, such as "is at a school at all".</summary>
    public Func<Viewer, bool>? When { get; init; }

    /// <summary>Under which of the phone's five tabs, if any.</summary>
    public PhoneTab? Phone { get; init; }

    /// <summary>Something people add every day: offered under 登记 on the phone, with this action.</summary>
    public string? AddAction { get; init; }

    public bool IsFor(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (Area is { } area && !viewer.Can(area, Access)) return false;
        return When is null || When(viewer);
    }
}

/// <summary>The phone's tabs that a room fills; 今日, 登记 and 全部 are always there.</summary>
public enum PhoneTab
{
    Children,
    Alerts,
}

/// <summary>A room's entries. Collected from dependency injection.</summary>
public interface INavSource
{
    IEnumerable<NavItem> Items { get; }
}

/// <summary>A list of entries as a source.</summary>
public sealed class NavSource(params NavItem[] items) : INavSource
{
    public IEnumerable<NavItem> Items => items;
}
