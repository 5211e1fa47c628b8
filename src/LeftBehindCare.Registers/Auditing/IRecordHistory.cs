using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Registers.Auditing;

/// <summary>One field of one change, in the office's words.</summary>
/// <param name="Name">Such as 经过.</param>
/// <param name="Old">Before; null when it was empty.</param>
/// <param name="New">After; null when it is empty.</param>
/// <param name="IsHidden">That it changed is all the reader may know: sealed, or of an area without a right.</param>
public sealed record HistoryField(string Name, string? Old, string? New, bool IsHidden);

/// <summary>One change of a record.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Who">By name.</param>
/// <param name="Deed">新增, 修改, 停用, 恢复.</param>
/// <param name="Fields">What changed; empty for 新增.</param>
/// <param name="Reason">Why, where somebody said so.</param>
public sealed record HistoryLine(DateTimeOffset At, string Who, string Deed, IReadOnlyList<HistoryField> Fields, string? Reason);

/// <summary>Who changed what in one record, read from the change log. Implemented by the house.</summary>
public interface IRecordHistory
{
    /// <summary>As many changes as one page shows, the newest.</summary>
    const int Most = 200;

    /// <summary>The changes of a record that is within the reader's reach, newest first.</summary>
    Task<IReadOnlyList<HistoryLine>> ReadAsync(IRegister register, Guid id, CancellationToken cancellationToken);
}
