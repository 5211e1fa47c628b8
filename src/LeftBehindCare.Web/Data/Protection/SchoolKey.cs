using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.Data.Protection;

/// <summary>A school's data key, wrapped by the master key. Losing the master key, or this row, makes the school's numbers unreadable.</summary>
public sealed class SchoolKey : ISchoolOwned
{
    public Guid SchoolId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1, 2, … ; stored in each encrypted value.</summary>
    public byte Number { get; init; }

    /// <summary>AES-256-GCM under the master key: nonce, tag, key.</summary>
    public required byte[] Wrapped { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
