using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>What is typed for one child of the class, as it was typed.</summary>
public sealed class MeasureRow
{
    public Guid ChildId { get; set; }

    /// <summary>Version of the card that the page showed; 0 where there was none.</summary>
    public uint RowVersion { get; set; }

    public string? HeightCm { get; set; }
    public string? WeightKg { get; set; }
    public string? VisionL { get; set; }
    public string? VisionR { get; set; }

    /// <summary>The four in the order of the page.</summary>
    public IReadOnlyList<string?> Values => [HeightCm, WeightKg, VisionL, VisionR];
}

/// <summary>A class measured at once.</summary>
public sealed class MeasuresForm
{
    /// <summary>As many rows as a class can have.</summary>
    public const int Most = 200;

    public Guid ClassId { get; set; }
    public List<MeasureRow> Rows { get; set; } = [];
}

/// <summary>One child of the class with its card of this term, if there is one.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Name">Its name.</param>
/// <param name="CardId">The card.</param>
/// <param name="RowVersion">Its version.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Values">身高, 体重, 左视力, 右视力 as shown: typed, else stored.</param>
public sealed record MeasureLine(Guid ChildId, string Name, Guid? CardId, uint RowVersion, RecordStatus? Status, IReadOnlyList<string?> Values)
{
    /// <summary>In force: changed on the card itself, with a reason.</summary>
    public bool IsClosed => Status is RecordStatus.Effective or RecordStatus.Archived or RecordStatus.Void;
}

/// <summary>一个班一起量.</summary>
public sealed record MeasuresPage(Guid ClassId, string ClassTitle, string Term, IReadOnlyList<MeasureLine> Lines, IReadOnlyDictionary<(Guid ChildId, int Column), string> Problems)
{
    /// <summary>What was read from a file and is not saved yet; null where nothing was.</summary>
    public MeasuresRead? FromFile { get; init; }

    /// <summary>Why a file was not read.</summary>
    public string? FileProblem { get; init; }
}
