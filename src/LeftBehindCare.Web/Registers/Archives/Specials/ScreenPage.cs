using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>What is posted for one child of the class.</summary>
public sealed class ScreenRow
{
    public Guid ChildId { get; set; }

    /// <summary>{SpecialType}; nothing leaves the child for later.</summary>
    public string[]? Types { get; set; }
}

/// <summary>A class screened at once.</summary>
public sealed class ScreenForm
{
    /// <summary>As many rows as a class can have.</summary>
    public const int Most = 200;

    public Guid ClassId { get; set; }
    public List<ScreenRow> Rows { get; set; } = [];

    /// <summary>Whoever has no tick is registered as 无.</summary>
    public bool Rest { get; set; }
}

/// <summary>One child of the class; with a record where it was screened this year.</summary>
public sealed record ScreenLine(Guid ChildId, string Name, bool IsLeftBehind, Guid? RecordId, string[] Types, RecordStatus? Status);

/// <summary>一个班一起筛.</summary>
public sealed record ScreenPage(Guid ClassId, string ClassTitle, string Year, IReadOnlyList<ScreenLine> Lines, IReadOnlyDictionary<Guid, string[]> Typed, IReadOnlyDictionary<Guid, string> Problems);
