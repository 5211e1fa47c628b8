using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 信息汇总表: a snapshot of a class in a term; stale once the data it shows have changed.</summary>
public sealed class ClassSummary : SchoolRecord, IAboutClass
{
    public Guid ClassId { get; init; }
    public SchoolClass? Class { get; init; }
    public Guid TermId { get; init; }
    public Term? Term { get; init; }
    public DateTimeOffset SnapshotAt { get; set; }

    /// <summary>The rows as printed, JSON, encrypted with the school's key.</summary>
    public required byte[] Rows { get; set; }

    public int RowCount { get; set; }

    /// <summary>SHA-256 over the rows' content; compared with today's data to tell staleness.</summary>
    public required byte[] Fingerprint { get; set; }

    /// <summary>The fingerprint in words a form can carry.</summary>
    public string Seen => Convert.ToHexString(Fingerprint);

    public bool IsStale { get; set; }
    public DateTimeOffset? StaleSince { get; set; }

    /// <summary>Day on which it was last compared with the data; time alone may change them.</summary>
    public DateOnly CheckedOn { get; set; }

    /// <summary>The colleague on the staff roster.</summary>
    public Guid? ConfirmedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
}
