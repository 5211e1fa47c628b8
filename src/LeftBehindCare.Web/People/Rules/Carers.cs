using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People.Rules;

/// <summary>Who may look after a child in the parents' place (未成年人保护法 22, domain.md §2.3 and §5).</summary>
public static class Carers
{
    /// <summary>From this age on, whether a guardian can still cope is looked at again.</summary>
    public const int ReviewAge = 70;

    /// <summary>Whether the guardian's ability has to be reviewed: seventy or older, or disabled.</summary>
    public static bool NeedsReview(DateOnly? birth, string? health, DateOnly today) =>
        (birth is { } born && Age.On(born, today) >= ReviewAge) || health == Health.Disabled;

    /// <summary>Checks a person to whom parents entrust a child.</summary>
    /// <param name="birth">Birth date, where known.</param>
    /// <param name="health">Set Health.</param>
    /// <param name="bars">Set EntrustBar: what the person was found to have done.</param>
    /// <param name="today">The day of the entrusting.</param>
    public static Problem? CheckEntrusted(DateOnly? birth, string? health, IReadOnlyCollection<string> bars, DateOnly today)
    {
        if (birth is { } born && Age.On(born, today) < 18)
        {
            return new Problem(
                Severity.Error, "carer.minor",
                $"这个人要到 {Age.Reaches(born, 18):yyyy-MM-dd} 才满18周岁，不能受托照护孩子。请父母另找一位成年人。");
        }

        if (bars.Count > 0)
        {
            var names = string.Join('；', bars.Select(b => CodeSets.All.NameOf("EntrustBar", b) ?? b));
            return new Problem(Severity.Error, "carer.barred", $"有法律禁止受托的情形（{names}），不能受托照护孩子。请父母另找他人，并告知村儿童主任。");
        }

        return NeedsReview(birth, health, today)
            ? new Problem(Severity.Doubt, "carer.ability", "受托人满70周岁或有残疾。请当面看看他能不能照护孩子，把结论写下来。")
            : null;
    }
}
