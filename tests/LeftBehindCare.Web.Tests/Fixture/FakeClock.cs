namespace LeftBehindCare.Tests.Fixture;

/// <summary>A clock that stands still until a test moves it. Timers run on real time, so that waiting code does wait.</summary>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = now;

    /// <summary>Monday 2026-11-23, nine o'clock in Shanghai: a school morning in term.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now.ToUniversalTime();
    }

    public void Advance(TimeSpan by)
    {
        lock (_lock) _now += by;
    }

    public void Set(DateTimeOffset now)
    {
        lock (_lock) _now = now;
    }
}
