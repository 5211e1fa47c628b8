using System.Text.RegularExpressions;
using LeftBehindCare.Demo;

namespace LeftBehindCare.Web.Tests.House;

public sealed partial class ThemeTests
{
    /// <summary>Two rules under one name are two parts of the page that do not know of each other: the later one spoils the earlier.</summary>
    [Fact]
    public void No_rule_of_the_theme_stands_twice()
    {
        var css = File.ReadAllText(Path.Combine(ProjectFolder.Root, "src", "LeftBehindCare.Web", "wwwroot", "css", "theme.css"));
        var plain = Media().Replace(Comment().Replace(css, ""), "");
        var names = Rule().Matches(plain).Select(rule => rule.Groups[1].Value.Trim()).ToList();

        Assert.Contains(".lb-card", names);
        Assert.Empty(names.CountBy(name => name).Where(pair => pair.Value > 1).Select(pair => pair.Key));
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>A narrow screen's rules repeat names on purpose.</summary>
    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"([^{}]+)\{[^{}]*\}")]
    private static partial Regex Rule();
}
