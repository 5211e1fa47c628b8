namespace LeftBehindCare.Demo.County;

/// <summary>The synthetic county that <c>./care run</c> shows and the benchmarks measure.</summary>
public static class DemoCounty
{
    /// <summary>The five schools of the demo.</summary>
    public const int StandardSchools = 5;

    /// <summary>
    /// Fills an empty database. Answers with the accounts it made, or null, at once, when there are schools already.
    /// </summary>
    /// <param name="database">Where to write, and with which keys.</param>
    /// <param name="schools">How many schools; <see cref="StandardSchools"/>, or up to 300 for the benchmarks.</param>
    /// <param name="cancellationToken">Gives up; what was written so far is rolled back.</param>
    public static Task<IReadOnlyList<DemoAccount>?> SeedAsync(DemoDatabase database, int schools, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DemoAccount>?>(null);
}
