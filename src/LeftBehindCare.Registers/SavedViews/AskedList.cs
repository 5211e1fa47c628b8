using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace LeftBehindCare.Registers.SavedViews;

/// <summary>What a list was asked: as the way back to it, and as a view worth keeping.</summary>
/// <param name="list">Name of the list's record type.</param>
/// <param name="filter">What it was asked.</param>
/// <param name="sorts">Keys it can be ordered by.</param>
public sealed class AskedList(string list, ListFilter filter, IEnumerable<string> sorts)
{
    /// <summary>Anything but page and order is asked; decides between the two kinds of empty list.</summary>
    public bool IsFiltered => IsOfRemoved
        || FormFields.Of(filter).Any(f => f.Key is not (nameof(ListFilter.Page) or nameof(ListFilter.Sort) or nameof(ListFilter.Removed)) && f.Value.Length > 0);

    /// <summary>What is asked as a view would keep it; empty when there is nothing to keep: nobody looks every day for what is out of use.</summary>
    public string Savable => IsFiltered && !IsOfRemoved ? Query : "";

    /// <summary>The list as it was filtered, for the way back.</summary>
    public RouteValueDictionary Route => new(FormFields.Of(filter).Where(f => f.Value.Length > 0 && (f.Key != nameof(ListFilter.Page) || filter.Page > 1))
        .ToDictionary(f => Asked(f.Key), object? (f) => f.Value[0]));

    private bool IsOfRemoved => filter.Removed is true;

    /// <summary>What the list understood of its address, always in the same order: nothing else that stood there is kept.</summary>
    private string Query => new QueryBuilder(FormFields.Of(filter)
        .Where(f => f.Key is not (nameof(ListFilter.Page) or nameof(ListFilter.Removed)) && (f.Key != nameof(ListFilter.Sort) || sorts.Contains(filter.Sort?.TrimStart('-') ?? "")))
        .OrderBy(f => f.Key, StringComparer.Ordinal)
        .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(Asked(f.Key), v)))).ToQueryString().Value?.TrimStart('?') ?? "";

    /// <summary>Keeps it under a name for the current person.</summary>
    /// <returns>A sentence: what was done, or why not.</returns>
    public async Task<string> KeepAsync(ISavedViews views, string? typedName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(views);
        var (name, query) = (typedName?.Trim() ?? "", Savable);
        return query.Length == 0 ? "没有筛选的条件，不用存。"
            : name.Length == 0 ? "没有存：请给这次查找起个名字。"
            : name.EnumerateRunes().Count() > ISavedViews.NameLength || name.Any(char.IsControl) ? $"没有存：名字最多{ISavedViews.NameLength}字，请写短些。"
            : query.Length > ISavedViews.QueryLength ? "没有存：条件太长，请把要找的字写短些。"
            : await views.SaveAsync(list, name, query, cancellationToken) ? $"已存为常用：{name}。"
            : $"没有存：常用的最多存{ISavedViews.Most}个，请先去掉一个。";
    }

    private static string Asked(string property) => char.ToLowerInvariant(property[0]) + property[1..];
}

/// <summary>The bar of kept views above a list.</summary>
/// <param name="Views">The person's views of this list.</param>
/// <param name="Query">What is asked now as a view would keep it; empty when there is nothing to keep.</param>
public sealed record ViewsBar(IReadOnlyList<KeptView> Views, string Query);
