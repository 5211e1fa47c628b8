using Microsoft.AspNetCore.Http.Extensions;

namespace LeftBehindCare.Web.Shared.TagHelpers;

/// <summary>The query of the page being shown, changed in one place: links of sort, pager and filter pills.</summary>
public sealed class CurrentQuery
{
    private readonly string path;
    private readonly List<KeyValuePair<string, string>> values;

    private CurrentQuery(string path, IEnumerable<KeyValuePair<string, string>> values)
    {
        this.path = path;
        this.values = [.. values];
    }

    public static CurrentQuery Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.PathBase + request.Path,
            request.Query.SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v!))));
    }

    public CurrentQuery Without(string name) => new(path, values.Where(v => !Is(v.Key, name)));

    /// <summary>Without one of several values of a name.</summary>
    public CurrentQuery Without(string name, string value) => new(path, values.Where(v => !(Is(v.Key, name) && v.Value == value)));

    public CurrentQuery With(string name, string value) =>
        new(path, values.Where(v => !Is(v.Key, name)).Append(KeyValuePair.Create(name, value)));

    /// <summary>The values as hidden fields, for a form that must keep them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => values;

    public override string ToString() => path + new QueryBuilder(values).ToQueryString();

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
