namespace LeftBehindCare.Benchmarks.Figures;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Target">The goal in words; empty where there is none and the figure is for information.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="IsWithin">Whether the goal is met; null where there is none, or nothing could be measured.</param>
/// <param name="How">How it was measured, in a few words.</param>
internal sealed record Figure(string What, string Target, string Measured, bool? IsWithin, string How)
{
    public string Verdict => IsWithin switch { true => "ok", false => "OVER", null => "" };

    /// <summary>Something that could not be measured, and why.</summary>
    public static Figure Missing(string what, string target, string why) => new(what, target, "not measured", null, why);
}
