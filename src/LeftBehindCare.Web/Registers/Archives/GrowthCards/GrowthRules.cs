using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>Numbers of the growth card (domain.md §2.4 A3, §8.7).</summary>
public static class GrowthRules
{
    public const decimal LowestHeight = 80;
    public const decimal HighestHeight = 190;
    public const decimal LowestWeight = 10;
    public const decimal HighestWeight = 100;
    public const decimal LowestVision = 3.0m;
    public const decimal HighestVision = 5.3m;

    /// <summary>From so many days before the end of the term the words are asked for too, not only measures and grades.</summary>
    public const int LastDays = 14;

    /// <summary>kg/m², one decimal, halves up.</summary>
    public static decimal? Bmi(decimal? heightCm, decimal? weightKg) =>
        heightCm is > 0 and { } h && weightKg is { } w ? Math.Round(w / (h / 100 * (h / 100)), 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>Whether the evaluations of the term's card are due on the day.</summary>
    public static bool WantsWords(TermFacts? term, DateOnly day) => term is not null && day > term.To.AddDays(-LastDays);
}
