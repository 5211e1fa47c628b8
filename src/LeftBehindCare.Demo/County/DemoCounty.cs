using System.Security.Cryptography;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data.Protection;
using Microsoft.Extensions.Configuration;

namespace LeftBehindCare.Demo.County;

/// <summary>The synthetic county that <c>./care run</c> shows and the benchmarks measure.</summary>
public static class DemoCounty
{
    /// <summary>The five schools of the demo.</summary>
    public const int StandardSchools = CountyPlan.SpecifiedSchools;

    /// <summary>
    /// Fills a database, or finishes one that an interrupted run began, or adds the schools it lacks. Answers with the accounts,
    /// or null, at once, when there is nothing to do or somebody's real schools are there.
    /// </summary>
    /// <param name="database">Where to write, and with which keys.</param>
    /// <param name="schools">How many schools; <see cref="StandardSchools"/>, or up to 300 for the benchmarks.</param>
    /// <param name="withLarge">Also a school of 2,016 children.</param>
    /// <param name="cancellationToken">Gives up; the school being written is rolled back, and the next run goes on from there.</param>
    public static async Task<IReadOnlyList<DemoAccount>?> SeedAsync(DemoDatabase database, int schools, bool withLarge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var settings = new Dictionary<string, string?> { [MasterKey.PathSetting] = database.MasterKeyFile };
        var master = MasterKey.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var known = await DemoAccounts.ReadAsync(database.Folder, cancellationToken);
        return await SeedAsync(
            database.Owner, master, new DemoOptions { Size = schools, WithLarge = withLarge, Password = known.Count > 0 ? known[0].Password : null }, null, cancellationToken);
    }

    /// <summary>The same for tests and measurements, with the day and the seed to choose.</summary>
    /// <param name="ownerConnection">Connection of lbc_owner to a migrated database.</param>
    /// <param name="master">Wraps the schools' keys.</param>
    /// <param name="options">How much of what.</param>
    /// <param name="progress">Told once per school, in Chinese.</param>
    /// <param name="cancellationToken">Gives up between schools.</param>
    public static async Task<IReadOnlyList<DemoAccount>?> SeedAsync(
        string ownerConnection, MasterKey master, DemoOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Size, CountyPlan.MaxSchools);
        var seeder = new CountySeeder(ownerConnection, master, options with { Day = options.Day ?? new OfficeClock(TimeProvider.System).Today });
        if (await seeder.PresentAsync(cancellationToken) is not { } present) return null;
        // Without the accounts' password nobody could open what is there, so it is renewed.
        if (options.Password is not null && await seeder.IsFinishedAsync(present, cancellationToken)) return null;
        var password = options.Password ?? NewPassword();
        await seeder.RunAsync(present, password, progress, cancellationToken);
        return [.. Accounts(options).Select(a => new DemoAccount(a.School ?? "", RoleOf(a), a.Login, password))];
    }

    /// <summary>Everybody who can sign in, school by school, without passwords.</summary>
    public static IEnumerable<CountyAccount> Accounts(DemoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Schools
            .SelectMany(index => CountyPlan.Accounts(index, options.Day, options.Seed).Where(a => a.DisabledAt is null))
            .Concat(CountyPlan.CountyAccounts(options.Seed));
    }

    private static string RoleOf(CountyAccount account) => account.Reach is null ? RightsTable.Title(account.Role) : $"{RightsTable.Title(account.Role)}（{account.Reach}）";

    /// <summary>Eight syllables in four words: easy to read out, and 50 bits nobody guesses.</summary>
    private static string NewPassword()
    {
        const string consonants = "bdfghkmnprstvwyz";
        const string vowels = "aeiou";
        return string.Join('-', Enumerable.Range(0, 4).Select(_ => Syllable() + Syllable()));

        static string Syllable() => $"{consonants[RandomNumberGenerator.GetInt32(consonants.Length)]}{vowels[RandomNumberGenerator.GetInt32(vowels.Length)]}";
    }
}
