using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Registers.Auditing;

/// <summary>What was done to a record.</summary>
public enum ChangeKind
{
    /// <summary>新增.</summary>
    Added = 1,

    /// <summary>修改.</summary>
    Changed = 2,

    /// <summary>停用 (soft removal, with a reason).</summary>
    Removed = 3,

    /// <summary>恢复.</summary>
    Restored = 4,

    /// <summary>删除 (the row itself is gone; only spans and links entered by mistake).</summary>
    Deleted = 5,
}

/// <summary>
/// One record changed, written in the transaction of the change. The application may add and read entries, never change
/// or delete them (grants of schema <c>audit</c>).
/// </summary>
public sealed class ChangeLogEntry : ISchoolOwned
{
    /// <inheritdoc/>
    public Guid SchoolId { get; init; }

    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Class name of the record, for example <c>Child</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>Id of the record.</summary>
    public required Guid EntityId { get; init; }

    /// <summary>The child the record is about, where there is one.</summary>
    public Guid? ChildId { get; init; }

    /// <summary>What was done.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>JSON object: property name → [old, new]. Encrypted columns appear with null values: that they changed, not what they hold.</summary>
    public required string Changes { get; init; }

    /// <summary>Why, where the office asked for a reason.</summary>
    public string? Reason { get; init; }
}

/// <summary>What somebody did with data beyond everyday viewing; codes of AccessAction in domain.md §4.2.</summary>
public enum AccessAction
{
    /// <summary>查看全号.</summary>
    RevealNumber = 1,

    /// <summary>查看密文.</summary>
    RevealText = 2,

    /// <summary>打印.</summary>
    Print = 3,

    /// <summary>导出.</summary>
    Export = 4,

    /// <summary>破窗.</summary>
    BreakGlass = 5,

    /// <summary>批量查询.</summary>
    BulkQuery = 6,
}

/// <summary>Who looked, printed or exported, when and why (H5 DataAccessLog). Append-only like the change log.</summary>
public sealed class AccessLogEntry : ISchoolOwned
{
    /// <inheritdoc/>
    public Guid SchoolId { get; init; }

    /// <inheritdoc/>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Class name of what was accessed.</summary>
    public required string Entity { get; init; }

    /// <summary>Its id; null for a list or bundle.</summary>
    public Guid? EntityId { get; init; }

    /// <summary>The fields or the form, for example 身份证号 or A1.</summary>
    public required string Fields { get; init; }

    /// <summary>What was done.</summary>
    public required AccessAction Action { get; init; }

    /// <summary>Why; asked from the person for reveals and ID exports, the form's name otherwise.</summary>
    public required string Reason { get; init; }

    /// <summary>The approval that allowed it, where one is needed.</summary>
    public Guid? ApprovalId { get; init; }

    /// <summary>How many children the output covered.</summary>
    public int Subjects { get; init; } = 1;

    /// <summary>Address of the client.</summary>
    public string? Ip { get; init; }
}
