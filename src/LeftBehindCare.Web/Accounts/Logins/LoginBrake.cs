using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data.Protection;
using Npgsql;

namespace LeftBehindCare.Web.Accounts.Logins;

/// <summary>
/// Makes guessing slow without locking anybody out for good: after a few failures each further try has to wait, twice as long
/// each time. Counted by what is guessed and from where, so that a neighbour's guessing does not lock the teacher on night
/// duty. A try is counted before it is looked at, in one statement: a burst of tries at once gains nothing.
/// </summary>
public sealed class LoginBrake(NpgsqlDataSource source, MasterKey master, OfficeClock clock)
{
    /// <summary>So many failures are everyday typing.</summary>
    public const int FreeTries = 5;

    /// <summary>The wait after the last free try; it doubles with each further one.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Failures older than this are forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private const string Claim = """
        insert into login_attempts as a (id, key, failures, last_failure_at, wait_until) values ($1, $2, 1, $3, null)
        on conflict (key) do update set
            failures = case when a.last_failure_at < $4 then 1 else a.failures + 1 end,
            last_failure_at = $3,
            wait_until = case when a.last_failure_at >= $4 and a.failures + 1 >= $5
                then $3 + make_interval(secs => least($6, $7 * power(2, least(a.failures + 1 - $5, 20)))) end
        where a.wait_until is null or a.wait_until <= $3
        returning failures, wait_until
        """;

    /// <summary>Counts a try as failed until <see cref="ReleaseAsync"/> says otherwise.</summary>
    /// <param name="what">What is guessed: a login name, or an account's code.</param>
    /// <param name="where">Client address; null where only one person can stand.</param>
    /// <param name="cancellationToken">Cancels the count, and with it the try.</param>
    public async Task<BrakeState> ClaimAsync(string what, string? where, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await using var command = source.CreateCommand(Claim);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Key(what, where) });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (now - Memory).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = FreeTries });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = LongestWait.TotalSeconds });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = FirstWait.TotalSeconds });
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken))
            {
                var next = await reader.IsDBNullAsync(1, cancellationToken) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1);
                return new BrakeState(true, reader.GetInt32(0), next is { } until ? until - now : TimeSpan.Zero);
            }
        }

        await using var waiting = source.CreateCommand("select failures, wait_until from login_attempts where key = $1");
        waiting.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Key(what, where) });
        await using var left = await waiting.ExecuteReaderAsync(cancellationToken);
        return await left.ReadAsync(cancellationToken) && !await left.IsDBNullAsync(1, cancellationToken)
            ? new BrakeState(false, left.GetInt32(0), left.GetFieldValue<DateTimeOffset>(1) - now)
            : new BrakeState(false, 0, FirstWait);
    }

    /// <summary>It was right: nothing is counted any more.</summary>
    public async Task ReleaseAsync(string what, string? where, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("delete from login_attempts where key = $1");
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Key(what, where) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private byte[] Key(string what, string? where) => master.Index($"attempt:{what}|{where}");
}

/// <summary>Where a guesser stands.</summary>
/// <param name="MayTry">The try counts and may be looked at; false while waiting.</param>
/// <param name="Failures">Tries in a row that failed, this one included until it is released.</param>
/// <param name="Wait">How long until the next one, if this one fails (or still, while waiting).</param>
public sealed record BrakeState(bool MayTry, int Failures, TimeSpan Wait)
{
    /// <summary>Empty where nobody has to wait.</summary>
    public string Words => Wait <= TimeSpan.Zero ? ""
        : MayTry ? $"已连错{Failures}次，请等{Time(Wait)}再试。"
        : $"连错次数多，还要等{Time(Wait)}才能再试；等的时候输对了也不算。";

    private static string Time(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return seconds < 120 ? $"{seconds}秒" : $"{seconds}秒（{(seconds + 59) / 60}分钟）";
    }
}
