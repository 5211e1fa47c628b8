using System.Buffers.Binary;
using System.Globalization;

namespace LeftBehindCare.Demo.County;

/// <summary>Ids and numbers of one school: the same on each run, never the same in two schools, and nobody's in reality.</summary>
internal sealed class DemoIds(int school, StableRandom random)
{
    /// <summary>Prefix 4399: no county of China ever had it (domain.md §6).</summary>
    public const string AreaPrefix = "4399";

    private static readonly long Epoch = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly HashSet<string> _taken = [];
    private int _records;
    private int _phones;

    /// <summary>A UUID version 7 whose time only counts up, so that rows of a school lie together in each index.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)(Epoch + _records++) << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], random.Next());
        bytes[6] = (byte)(0x70 | (random.Below(16)));
        bytes[7] = (byte)random.Below(256);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A citizen number with a right check digit. Schools share an area code by tens and split its sequence numbers.</summary>
    public string Citizen(DateOnly birth, bool male)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var number = Try(birth, male, random.Below(50));
            if (_taken.Add(number)) return number;
        }

        throw new InvalidOperationException($"School {school} has used up its numbers for {birth:O}.");
    }

    /// <summary>One whose check digit is X.</summary>
    public string CitizenEndingInX(DateOnly birth, bool male)
    {
        for (var pair = 0; pair < 50; pair++)
        {
            var number = Try(birth, male, pair);
            if (number[^1] == 'X' && _taken.Add(number)) return number;
        }

        throw new InvalidOperationException($"School {school} has no number ending in X left for {birth:O}.");
    }

    /// <summary>One with a wrong check digit, as somebody mistyped it.</summary>
    public string CitizenMistyped(DateOnly birth, bool male)
    {
        var right = Citizen(birth, male);
        return right[..17] + (right[17] is '9' or 'X' ? '0' : (char)(right[17] + 1));
    }

    /// <summary>Twins' numbers follow each other: the second takes the next free sequence number.</summary>
    public string CitizenAfter(string other, DateOnly birth, bool male)
    {
        var start = int.Parse(other.AsSpan(14, 3), CultureInfo.InvariantCulture) % 100 / 2;
        for (var step = 0; step < 50; step++)
        {
            var number = Try(birth, male, (start + step) % 50);
            if (_taken.Add(number)) return number;
        }

        throw new InvalidOperationException($"School {school} has no number after {birth:O} left.");
    }

    /// <summary>154 is not given to any operator; two digits for the school, six running ones.</summary>
    public string Mobile() =>
        string.Create(CultureInfo.InvariantCulture, $"154{school % 100:00}{((school / 100 * 100_000) + ++_phones):000000}");

    /// <summary>0999 is no area code in use.</summary>
    public string Landline() => string.Create(CultureInfo.InvariantCulture, $"0999-{6_000_000 + (school * 3000) + ++_phones:0000000}");

    private string Try(DateOnly birth, bool male, int pair)
    {
        // Odd for boys, even for girls; 000 is never issued.
        var sequence = ((school % 10) * 100) + (pair * 2) + (male ? 1 : 0);
        var body = string.Create(CultureInfo.InvariantCulture, $"{AreaPrefix}{(school / 10) + 1:00}{birth:yyyyMMdd}{(sequence == 0 ? 98 : sequence):000}");
        return body + Check(body);
    }

    private static char Check(string body)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (body[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }
}
