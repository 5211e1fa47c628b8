using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Drafts;
using LeftBehindCare.Registers.Review;

namespace LeftBehindCare.Registers.Mvc;

/// <summary>Everything the shared edit view shows. The form's fields are posted under their own names.</summary>
public sealed class EditPage
{
    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>Such as 新增教职工 or 青石村.</summary>
    public required string Heading { get; init; }

    /// <summary>The form; drawn from its metadata.</summary>
    public required object Form { get; init; }

    /// <summary>The record; null for a new one.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>Version the form was read from, posted back as <c>rowVersion</c>.</summary>
    public uint RowVersion { get; init; }

    /// <summary>Whether the person may change it; otherwise the form is shown read-only.</summary>
    public required bool CanEdit { get; init; }

    /// <summary>How this register calls taking out of use: 停用 or 作废.</summary>
    public string RemovalWord { get; init; } = "停用";

    /// <summary>Whether the person may read who changed what.</summary>
    public bool CanReadHistory { get; init; }

    /// <summary>The person's unsaved work on this form, offered as 接着填 / 不要了.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Key under which the page keeps its draft.</summary>
    public required string DraftForm { get; init; }

    /// <summary>Where the record stands in its review; null for a register without one.</summary>
    public ReviewPanel? Review { get; init; }

    /// <summary>Words of the button that prints its paper form; null where it has none.</summary>
    public string? PrintsForm { get; init; }

    /// <summary>What else can be done with this record.</summary>
    public IReadOnlyList<RecordDoor> Doors { get; init; } = [];
}

/// <summary>A button on a record's page that no other register has.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Icon">Name of its icon.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="IsPost">It does something, or what it hands out is written into the access log.</param>
public sealed record RecordDoor(string Title, string Icon, string Url, bool IsPost = false);

/// <summary>Who changed what in one record.</summary>
public sealed class HistoryPage
{
    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>The record in the office's words.</summary>
    public required string Heading { get; init; }

    /// <summary>The way back to the record.</summary>
    public required string BackUrl { get; init; }

    /// <summary>Newest first, at most <see cref="IRecordHistory.Most"/>.</summary>
    public required IReadOnlyList<HistoryLine> Lines { get; init; }
}

/// <summary>Somebody else saved first: both versions, field by field.</summary>
public sealed class ConflictPage
{
    /// <summary>The register, or null for a form of its own.</summary>
    public IRegister? Register { get; init; }

    /// <summary>The record in the office's words.</summary>
    public required string Heading { get; init; }

    /// <summary>Who saved first, by name; null when unknown.</summary>
    public string? SavedBy { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Version now stored; the merged form is posted with it.</summary>
    public required uint RowVersion { get; init; }

    /// <summary>Where the merged form is posted.</summary>
    public required string Action { get; init; }

    /// <summary>Fields that differ; the stored one is the default.</summary>
    public required IReadOnlyList<ConflictField> Differing { get; init; }

    /// <summary>Fields that are equal, posted along: name → values.</summary>
    public required IReadOnlyDictionary<string, string[]> Agreed { get; init; }
}

/// <summary>One field in two versions, as posted values and as shown.</summary>
public sealed record ConflictField(string Name, string Title, string[] Stored, string StoredText, string[] Mine, string MineText);

/// <summary>A record out of use, to read and to bring back.</summary>
public sealed class RemovedPage
{
    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>The record in the office's words.</summary>
    public required string Heading { get; init; }

    /// <summary>The record.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The form, shown read-only.</summary>
    public required object Form { get; init; }

    /// <summary>How this register calls taking out of use: 停用 or 作废.</summary>
    public string RemovalWord { get; init; } = "停用";

    /// <summary>Why it was taken out of use.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the person may bring it back.</summary>
    public required bool CanRestore { get; init; }
}

/// <summary>A record out of use that cannot come back, because another entry has its place by now.</summary>
public sealed class UnrestoredPage
{
    /// <summary>The register.</summary>
    public required IRegister Register { get; init; }

    /// <summary>The record in the office's words.</summary>
    public required string Heading { get; init; }

    /// <summary>How this register calls taking out of use: 停用 or 作废.</summary>
    public string RemovalWord { get; init; } = "停用";

    /// <summary>Why not and how to mend it, a sentence each.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}
