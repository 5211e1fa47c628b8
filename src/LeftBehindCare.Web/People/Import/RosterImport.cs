using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.People.Import;

/// <summary>How far an import has come.</summary>
public enum RosterImportState
{
    /// <summary>The file is here; nobody has said yet which column is which.</summary>
    Uploaded = 0,

    /// <summary>A job reads it.</summary>
    Reading = 1,

    /// <summary>The preview can be looked at; nothing is written.</summary>
    Previewed = 2,

    /// <summary>A job writes it.</summary>
    Writing = 3,

    /// <summary>Written, in one transaction.</summary>
    Done = 4,
}

/// <summary>
/// A roster on its way in: what was read of the file, waiting for a person's word. Holds ID numbers, therefore sealed, and
/// only until <see cref="ExpiresAt"/>. Not in the change log: what it writes is.
/// </summary>
public sealed class RosterImport : SchoolRecord, INotLogged
{
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file as it came.</summary>
    public required byte[] FileHash { get; init; }

    /// <summary>The file, sealed, in the content store.</summary>
    public required Guid FileId { get; init; }

    public RosterImportState State { get; set; }

    /// <summary>Fingerprint of the header; under it the mapping is remembered.</summary>
    public required string Header { get; init; }

    /// <summary>JSON: key of the looked-for column → name of the file's column.</summary>
    public required string Mapping { get; set; }

    /// <summary>JSON of <see cref="RosterChoices"/>.</summary>
    public required string Choices { get; set; }

    /// <summary>The preview as it was shown (JSON, compressed, sealed); a commit writes exactly this.</summary>
    public byte[]? Rows { get; set; }

    public int Total { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Doubtful { get; set; }
    public int Wrong { get; set; }

    /// <summary>Rows written as new children.</summary>
    public int WrittenNew { get; set; }

    /// <summary>Rows written as changes.</summary>
    public int WrittenChanged { get; set; }

    /// <summary>A sentence about what went otherwise than expected, such as records changed meanwhile.</summary>
    public string? Problem { get; set; }

    public Guid? JobId { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Which column of a file is which, as somebody of the school corrected it for this kind of header.</summary>
public sealed class ImportMapping : SchoolRecord, INotLogged
{
    public required string Header { get; init; }

    /// <summary>JSON as in <see cref="RosterImport.Mapping"/>.</summary>
    public required string Mapping { get; set; }
}

/// <summary>What the person decided in the preview.</summary>
public sealed record RosterChoices
{
    /// <summary>Doubtful rows by their number.</summary>
    public Dictionary<int, RowChoice> Rows { get; init; } = [];

    /// <summary>Keys of the proposed classes that are to be opened.</summary>
    public HashSet<string> Classes { get; init; } = [];
}

/// <summary>What is to become of a doubtful row. Without a choice it stays out.</summary>
public enum RowChoice
{
    /// <summary>Not this time.</summary>
    Leave = 0,

    /// <summary>As the preview says.</summary>
    Take = 1,

    /// <summary>Another child than the one of the same name.</summary>
    Add = 2,
}
