namespace LeftBehindCare.Registers.Records;

/// <summary>Where an archive (P type, domain.md §2.2) stands in its review; codes of RecordStatus in §4.2.</summary>
public enum RecordStatus
{
    /// <summary>草稿: only its author works on it.</summary>
    Draft = 0,

    /// <summary>提交: waits for the reviewer.</summary>
    Submitted = 1,

    /// <summary>退回: the reviewer asked for a change.</summary>
    Returned = 2,

    /// <summary>生效: approved; a change makes the next version.</summary>
    Effective = 3,

    /// <summary>归档: closed with the term or the child's leaving.</summary>
    Archived = 4,

    /// <summary>作废: void, with a reason.</summary>
    Void = 9,
}

/// <summary>Groups of states.</summary>
public static class RecordStatuses
{
    /// <summary>Handed in or beyond: counts as 已建 (domain.md §8.7). Given back is not handed in.</summary>
    public static readonly RecordStatus[] HandedIn = [RecordStatus.Submitted, RecordStatus.Effective, RecordStatus.Archived];
}
