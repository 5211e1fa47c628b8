using LeftBehindCare.Registers.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Shared.Navigations;

/// <summary>Every entry with its address, worked out once: neither changes while the application runs.</summary>
public sealed class NavCatalogue(IEnumerable<INavSource> sources, LinkGenerator addresses)
{
    private readonly List<NavItem> _items = [.. sources.SelectMany(s => s.Items).OrderBy(i => i.Order)];
    private Made? _made;

    /// <summary>The entries in order; those without a page are left out.</summary>
    /// <param name="pathBase">Path under which the application lives; in an installation it is always the same.</param>
    public IReadOnlyList<NavLink> Links(PathString pathBase)
    {
        if (_made is { } made && made.PathBase == pathBase) return made.Links;
        made = new Made(pathBase, [.. _items.Select(i => Link(i, pathBase)).OfType<NavLink>()]);
        _made = made;
        return made.Links;
    }

    private NavLink? Link(NavItem item, PathString pathBase)
    {
        if (addresses.GetPathByAction(item.Action, item.Controller, pathBase: pathBase) is not { } address) return null;
        return new NavLink(item, address, item.AddAction is null ? null : addresses.GetPathByAction(item.AddAction, item.Controller, pathBase: pathBase));
    }

    private sealed record Made(PathString PathBase, IReadOnlyList<NavLink> Links);
}

/// <summary>The navigation as the person sees it: what the rights forbid is not drawn (look.md §3).</summary>
public sealed class Navigation(NavCatalogue catalogue, ViewerContext viewers)
{
    /// <summary>The rail, its current family opened.</summary>
    /// <param name="url">Knows the current page.</param>
    /// <param name="current">Controller whose entry is current, when it is not the page's own.</param>
    public NavView Read(IUrlHelper url, string? current = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        var controller = current ?? url.ActionContext.RouteData.Values["controller"] as string ?? "";
        var action = url.ActionContext.RouteData.Values["action"] as string ?? "";
        var links = catalogue.Links(url.ActionContext.HttpContext.Request.PathBase).Where(l => l.Item.IsFor(viewers.Viewer)).ToList();
        var here = Current(links, controller, action);
        var families = NavFamilies.All
            .Select(f => new NavFamilyView(f, [.. links.Where(l => l.Item.Family == f.Key)], here?.Item.Family == f.Key))
            .Where(f => f.Links.Count > 0)
            .ToList();
        return new NavView(families, here);
    }

    private static NavLink? Current(List<NavLink> links, string controller, string action)
    {
        bool Is(string name) => string.Equals(name, controller, StringComparison.OrdinalIgnoreCase);
        return links.FirstOrDefault(l => Is(l.Item.Controller) && string.Equals(l.Item.Action, action, StringComparison.OrdinalIgnoreCase))
            ?? links.FirstOrDefault(l => Is(l.Item.Controller))
            ?? links.FirstOrDefault(l => l.Item.AlsoFor.Any(Is));
    }
}

/// <summary>The drawn navigation.</summary>
/// <param name="Families">Families with at least one entry for this person.</param>
/// <param name="Current">The entry whose page this is, if any.</param>
public sealed record NavView(IReadOnlyList<NavFamilyView> Families, NavLink? Current)
{
    public NavFamilyView? CurrentFamily => Families.FirstOrDefault(f => f.IsCurrent);

    public NavLink? Phone(PhoneTab tab) => Families.SelectMany(f => f.Links).FirstOrDefault(l => l.Item.Phone == tab);

    /// <summary>What this person adds to, in the order of the catalogue; at most five.</summary>
    public IReadOnlyList<NavLink> Additions => [.. Families.SelectMany(f => f.Links).Where(l => l.AddUrl is not null).Take(5)];
}

/// <summary>One family with the entries this person sees.</summary>
public sealed record NavFamilyView(NavFamily Family, IReadOnlyList<NavLink> Links, bool IsCurrent)
{
    /// <summary>The rail leads to the first entry; a family of one shows no tabs.</summary>
    public string Url => Links[0].Url;
}

/// <summary>One entry with its address.</summary>
public sealed record NavLink(NavItem Item, string Url, string? AddUrl);
