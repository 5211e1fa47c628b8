using System.Text.Json;
using System.Text.Json.Serialization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// Everything A1 says of one child on a day: the master data and the profile. The paper, the form and the approved versions
/// are all made from this, so that an old version is masked by the same rules as today's.
/// </summary>
public sealed record ProfileFacts
{
    public required ChildFacts Child { get; init; }

    /// <summary>Null for a child who has no A1: its blank form can be printed all the same.</summary>
    public LeftBehindProfile? Profile { get; init; }
}

/// <summary>Reads <see cref="ProfileFacts"/>: one query more than the master data.</summary>
public sealed class ProfileFactsReader(AppDb db, ChildFactsReader children)
{
    /// <summary>In the order asked for; unknown and removed children are left out. Rights are the caller's business.</summary>
    public async Task<IReadOnlyList<ProfileFacts>> ReadAsync(IReadOnlyCollection<Guid> childIds, DateOnly day, CancellationToken cancellationToken)
    {
        var facts = await children.ReadAsync(childIds, day, cancellationToken);
        var ids = facts.Select(f => f.Child.Id).ToArray();
        var profiles = await db.Profiles.AsNoTracking().Where(p => ids.Contains(p.ChildId)).ToDictionaryAsync(p => p.ChildId, cancellationToken);
        return [.. facts.Select(f => new ProfileFacts { Child = f, Profile = profiles.GetValueOrDefault(f.Child.Id) })];
    }
}

/// <summary>
/// An approved version as it is kept: the facts as JSON, encrypted as a whole. The numbers inside are still sealed for their
/// own rows, so opening a version opens no number.
/// </summary>
public static class ProfileSnapshot
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static byte[] Seal(SchoolCipher cipher, Guid versionId, ProfileFacts facts)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        return cipher.Seal(SealedColumns.ProfileSnapshot, versionId, JsonSerializer.Serialize(facts, Json))!; // never empty
    }

    public static ProfileFacts Open(SchoolCipher cipher, ProfileVersion version)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        ArgumentNullException.ThrowIfNull(version);
        return JsonSerializer.Deserialize<ProfileFacts>(cipher.Open(SealedColumns.ProfileSnapshot, version.Id, version.Snapshot)!, Json)
            ?? throw new InvalidOperationException($"Version {version.Id} holds nothing.");
    }
}
