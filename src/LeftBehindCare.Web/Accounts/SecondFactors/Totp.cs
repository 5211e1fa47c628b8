using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeftBehindCare.Web.Accounts.SecondFactors;

/// <summary>
/// Time-based one-time passwords (RFC 6238: SHA-1, 30 seconds, six digits), as every authenticator app has them. Our own
/// twenty lines because the framework's neither take an injected clock nor tell which step fitted, and a code must open the
/// door only once.
/// </summary>
public static class Totp
{
    /// <summary>Bytes of a secret: as long as the hash (RFC 4226 §4).</summary>
    public const int SecretLength = 20;

    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a step.</summary>
    public static string CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what authenticator apps do; HMAC does not rest on its collision resistance.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var at = hash[^1] & 0x0f;
        var number = (BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & 0x7fffffff) % 1_000_000;
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    /// <summary>The step whose code was typed: now, one earlier or one later (phones' clocks differ); null when none fits.</summary>
    public static long? Find(byte[] secret, string typed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(typed);
        long? found = null;
        var text = Encoding.ASCII.GetBytes(typed);
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeOf(secret, step)), text)) found = step;
        return found;
    }

    /// <summary>The secret as apps take it, in groups of four where a person types it.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0, bits = 0;
        foreach (var one in bytes)
        {
            buffer = (buffer << 8) | one;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }
        }

        if (bits > 0) text.Append(Base32[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }
}
