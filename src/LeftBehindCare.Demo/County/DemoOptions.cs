namespace LeftBehindCare.Demo.County;

/// <summary>What county to make.</summary>
public sealed record DemoOptions
{
    /// <summary>How many schools: the five of the specification come first, the rest are made like them. 300 schools hold 200,000 children.</summary>
    public int Size { get; init; } = CountyPlan.SpecifiedSchools;

    /// <summary>Also <see cref="CountyPlan.LargeSchool"/>.</summary>
    public bool WithLarge { get; init; }

    /// <summary>The schools by their number.</summary>
    internal IEnumerable<int> Schools => Enumerable.Range(0, Size).Concat(WithLarge ? [CountyPlan.LargeSchool] : []);

    /// <summary>Another text makes other people; the counts stay.</summary>
    public string Seed { get; init; } = "";

    /// <summary>The day on which everything is as the specification counts it; null for the office's today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Password of all accounts; null makes a new one, also for the accounts that are there already.</summary>
    public string? Password { get; init; }
}
