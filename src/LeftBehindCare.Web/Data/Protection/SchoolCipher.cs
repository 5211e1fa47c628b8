using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Registers.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Data.Protection;

/// <summary>
/// Seals and opens the fields of one school. Value: algorithm (1 = AES-256-GCM; SM4 can follow) | key number | nonce | tag |
/// text. The associated data ties a value to its school, column and row, so it cannot be moved elsewhere.
/// </summary>
public sealed class SchoolCipher(MasterKey master, Guid schoolId, IReadOnlyDictionary<byte, byte[]> keys)
{
    private const byte Aes256Gcm = 1;
    private readonly byte _current = keys.Keys.Max();

    /// <param name="column">Table and column, such as <c>children.id_no</c>.</param>
    /// <param name="rowId">Id of the row.</param>
    /// <param name="text">Plain text; null or empty gives null.</param>
    public byte[]? Seal(string column, Guid rowId, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : [Aes256Gcm, _current, .. Gcm.Seal(keys[_current], Encoding.UTF8.GetBytes(text), Associated(column, rowId))];

    public string? Open(string column, Guid rowId, byte[]? value) =>
        value is null ? null
        : value[0] != Aes256Gcm ? throw new CryptographicException($"Algorithm {value[0]} of {column} is not known.")
        : Encoding.UTF8.GetString(Gcm.Open(keys[value[1]], value.AsSpan(2), Associated(column, rowId)));

    /// <summary>Seals bytes such as a whole file, tied to its row as a text is.</summary>
    public byte[] SealBytes(string column, Guid rowId, byte[] bytes) =>
        [Aes256Gcm, _current, .. Gcm.Seal(keys[_current], bytes, Associated(column, rowId))];

    public byte[] OpenBytes(string column, Guid rowId, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value[0] != Aes256Gcm ? throw new CryptographicException($"Algorithm {value[0]} of {column} is not known.")
            : Gcm.Open(keys[value[1]], value.AsSpan(2), Associated(column, rowId));
    }

    /// <summary>Blind index of a number after its normalisation; null stays null.</summary>
    public byte[]? Index(string? normalised) => string.IsNullOrEmpty(normalised) ? null : master.Index(normalised);

    private byte[] Associated(string column, Guid rowId) => [.. schoolId.ToByteArray(), .. rowId.ToByteArray(), .. Encoding.UTF8.GetBytes(column)];
}

/// <summary>Columns that are sealed, as named in the associated data.</summary>
public static class SealedColumns
{
    public const string ChildIdNo = "children.id_no";
    public const string ChildStudentNo = "children.student_no";
    public const string ChildDisCertNo = "children.dis_cert_no";
    public const string ChildIllness = "children.illness";
    public const string ParentIdNo = "parents.id_no";
    public const string GuardianIdNo = "guardians.id_no";
    public const string StaffIdNo = "staff.id_no";
    public const string DraftFields = "form_drafts.fields";
    public const string ProfileSnapshot = "profile_versions.snapshot";
    public const string RecordSnapshot = "record_versions.snapshot";
    public const string SpecialBehavior = "special_registrations.behavior";
    public const string SpecialPrivate = "special_registrations.private_note";
    public const string SummaryRows = "class_summaries.rows";
    public const string StagedImport = "roster_imports.rows";
    public const string ImportFile = "stored_files.content";
    public const string StoredContent = "stored_contents.content";
}

/// <summary>Gives the cipher of the current school; makes the school's first key when there is none.</summary>
public sealed class SchoolCiphers(AppDb db, TenantContext tenant, MasterKey master, SchoolKeyCache cache, TimeProvider clock)
{
    /// <exception cref="InvalidOperationException">No school is set.</exception>
    public async ValueTask<SchoolCipher> CurrentAsync(CancellationToken cancellationToken = default)
    {
        var school = tenant.SchoolId ?? throw new InvalidOperationException("No school is set; there is nothing to seal or open.");
        if (cache.Find(school) is { } known) return new SchoolCipher(master, school, known);
        var rows = await db.SchoolKeys.AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            var first = new SchoolKey
            {
                Number = 1,
                Wrapped = master.Wrap(RandomNumberGenerator.GetBytes(32), school),
                CreatedAt = clock.GetUtcNow(),
            };
            // Two first requests may race: the unique number decides, and both read back what won.
            await db.Database.ExecuteSqlAsync(
                $"insert into school_keys (school_id, id, number, wrapped, created_at) values ({school}, {first.Id}, {(short)first.Number}, {first.Wrapped}, {first.CreatedAt}) on conflict do nothing",
                cancellationToken);
            rows = await db.SchoolKeys.AsNoTracking().ToListAsync(cancellationToken);
        }

        var keys = rows.ToDictionary(k => k.Number, k => master.Unwrap(k.Wrapped, school));
        cache.Keep(school, keys);
        return new SchoolCipher(master, school, keys);
    }
}

/// <summary>Unwrapped keys of the schools this process has worked for.</summary>
public sealed class SchoolKeyCache
{
    private readonly ConcurrentDictionary<Guid, IReadOnlyDictionary<byte, byte[]>> _keys = new();

    public IReadOnlyDictionary<byte, byte[]>? Find(Guid school) => _keys.GetValueOrDefault(school);

    public void Keep(Guid school, IReadOnlyDictionary<byte, byte[]> keys) => _keys[school] = keys;
}
