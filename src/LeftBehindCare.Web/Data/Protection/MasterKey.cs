using System.Security.Cryptography;
using System.Text;

namespace LeftBehindCare.Web.Data.Protection;

/// <summary>
/// The deployment's master key: 32 bytes in a file (a Docker secret, or made by the demo host), never in the database.
/// It wraps the schools' data keys and derives the key of the blind index.
/// </summary>
public sealed class MasterKey
{
    /// <summary>Configuration name of the file's path.</summary>
    public const string PathSetting = "MasterKeyFile";

    private const int Size = 32;
    private readonly byte[] _key;
    private readonly byte[] _indexKey;

    public MasterKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != Size) throw new ArgumentException("The master key has 32 bytes.", nameof(key));
        _key = key;
        _indexKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: "blind index"u8.ToArray());
    }

    /// <summary>Reads the key file: 64 hexadecimal characters.</summary>
    /// <exception cref="InvalidOperationException">No file is configured, or it does not hold a key.</exception>
    public static MasterKey Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var path = configuration[PathSetting]
            ?? throw new InvalidOperationException($"Set {PathSetting} to the path of the master key file (64 hexadecimal characters).");
        try
        {
            return new MasterKey(Convert.FromHexString(File.ReadAllText(path).Trim()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IOException)
        {
            throw new InvalidOperationException($"The master key file {path} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Makes a key file if there is none; for the demo host and the installation guide.</summary>
    public static void Create(string path)
    {
        if (File.Exists(path)) return;
        File.WriteAllText(path, Convert.ToHexString(RandomNumberGenerator.GetBytes(Size)));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public byte[] Wrap(byte[] dataKey, Guid schoolId) => Gcm.Seal(_key, dataKey, schoolId.ToByteArray());

    public byte[] Unwrap(byte[] wrapped, Guid schoolId) => Gcm.Open(_key, wrapped, schoolId.ToByteArray());

    /// <summary>Blind index of a normalised number: equal numbers, equal hash, over all schools (for the nightly double-roll check).</summary>
    public byte[] Index(string normalised) => HMACSHA256.HashData(_indexKey, Encoding.UTF8.GetBytes(normalised));
}

/// <summary>AES-256-GCM with a random nonce: nonce (12) | tag (16) | ciphertext.</summary>
internal static class Gcm
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var sealedBytes = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), plain, sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag), associated);
        return sealedBytes;
    }

    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associated)
    {
        var plain = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes[..Nonce], sealedBytes[(Nonce + Tag)..], sealedBytes.Slice(Nonce, Tag), plain, associated);
        return plain;
    }
}
