using System.Security.Cryptography;
using System.Text;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// A generator whose numbers are the same on every machine, run and version of .NET (SplitMix64). Neither
/// <see cref="Random"/> nor <see cref="string.GetHashCode()"/> promises that.
/// </summary>
internal sealed class StableRandom(ulong state)
{
    private ulong _state = state;

    /// <summary>Seeded by the parts' SHA-256.</summary>
    public static StableRandom For(params ReadOnlySpan<string> parts) =>
        new(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts)))));

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 … <paramref name="limit"/> − 1. Schools are small: the bias of the remainder does not matter here.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the values, each as likely as its weight.</summary>
    public T Weighted<T>(params ReadOnlySpan<(T Value, int Weight)> choices)
    {
        var sum = 0;
        foreach (var choice in choices) sum += choice.Weight;
        var at = Below(sum);
        foreach (var choice in choices)
        {
            at -= choice.Weight;
            if (at < 0) return choice.Value;
        }

        throw new InvalidOperationException("Nothing to choose from.");
    }

    /// <summary>Bell-shaped: the sum of twelve even numbers, because logarithms differ in the last digit between processors.</summary>
    public int Normal(int mean, int deviation, int low, int high)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++) sum += Below(1001);
        return Math.Clamp(mean + ((sum - 6000) * deviation / 1000), low, high);
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }
}
