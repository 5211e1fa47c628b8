using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using LeftBehindCare.Web.Data.Protection;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>What A2 says of a class on a day, before anybody's rights are asked. It holds no identifying number.</summary>
public sealed record SummaryContent
{
    /// <summary>在校: children enrolled in the class that day.</summary>
    public required int Enrolled { get; init; }

    /// <summary>The class's 留守 children, by pinyin.</summary>
    public required IReadOnlyList<SummaryChild> Children { get; init; }
}

/// <summary>One child's line. Codes stay codes; what is null prints an empty cell.</summary>
public sealed record SummaryChild
{
    public required Guid ChildId { get; init; }
    public required string Name { get; init; }
    public required string Sex { get; init; }
    public required DateOnly BirthDate { get; init; }
    public string? Ethnic { get; init; }
    public bool HasStudentNo { get; init; }

    /// <summary>乡镇 and 村: the most that whoever may not see the address gets.</summary>
    public string? Village { get; init; }

    /// <summary>组、门牌.</summary>
    public string? Door { get; init; }

    /// <summary>{OutType}.</summary>
    public required string OutType { get; init; }

    public SummaryParent? Father { get; init; }
    public SummaryParent? Mother { get; init; }
    public string? Guardian { get; init; }

    /// <summary>{Relation} of the primary guardian.</summary>
    public string? GuardianRelation { get; init; }

    public string? GuardianPhone { get; init; }

    /// <summary>{BoardMode}.</summary>
    public required string BoardMode { get; init; }

    /// <summary>三特: digits of {SpecialType} as handed in this school year, such as 13; null for none.</summary>
    public string? Special { get; init; }
}

/// <summary>A parent on the line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Presence">{Presence}, where it says more than that the parent lives with the child.</param>
/// <param name="Work">务工地 of the time away in force; null when at home.</param>
/// <param name="IsAway">Away that day.</param>
/// <param name="Phone">The first valid number.</param>
public sealed record SummaryParent(string? Name, string? Presence, string? Work, bool IsAway, string? Phone);

/// <summary>How a summary's content is kept: JSON, encrypted as a whole, with a fingerprint that tells whether today's is the same.</summary>
public static class SummarySnapshot
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static byte[] Seal(SchoolCipher cipher, Guid summaryId, SummaryContent content)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        return cipher.Seal(SealedColumns.SummaryRows, summaryId, JsonSerializer.Serialize(content, Json))!; // never empty
    }

    public static SummaryContent Open(SchoolCipher cipher, ClassSummary summary)
    {
        ArgumentNullException.ThrowIfNull(cipher);
        ArgumentNullException.ThrowIfNull(summary);
        return JsonSerializer.Deserialize<SummaryContent>(cipher.Open(SealedColumns.SummaryRows, summary.Id, summary.Rows)!, Json)
            ?? throw new InvalidOperationException($"Summary {summary.Id} holds nothing.");
    }

    public static byte[] FingerprintOf(SummaryContent content) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, Json));
}
