using System.ComponentModel.DataAnnotations;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>What is posted for one child.</summary>
public sealed class ParticipantRow
{
    public const int AwardLength = 50;
    public const int FeelingLength = 200;

    public Guid ChildId { get; set; }

    /// <summary>y 到了, n 报了没到, empty 没报名.</summary>
    [RegularExpression("[yn]?", ErrorMessage = "请选到没到。")]
    public string? Came { get; set; }

    [Display(Name = "角色"), CodeSet("ActRole")]
    public string? Role { get; set; }

    [Display(Name = "表现"), CodeSet("Level4")]
    public string? Perform { get; set; }

    [Display(Name = "获奖"), CodePoints(AwardLength, ErrorMessage = "获奖最多50字。")]
    public string? Award { get; set; }

    [Display(Name = "感受"), CodePoints(FeelingLength, ErrorMessage = "感受最多200字。")]
    public string? Feeling { get; set; }
}

/// <summary>The children of one class in one activity.</summary>
public sealed class ParticipantsForm
{
    /// <summary>As many rows as a class can have.</summary>
    public const int Most = 200;

    public Guid ClassId { get; set; }

    /// <summary>Everybody of the class was listed, not only 留守 children.</summary>
    public bool All { get; set; }

    /// <summary>Whoever has nothing chosen came.</summary>
    public bool RestCame { get; set; }

    public List<ParticipantRow> Rows { get; set; } = [];
}

/// <summary>A class with how many of it came.</summary>
public sealed record ParticipantClass(Guid Id, string Title, int Came);

/// <summary>One child as listed.</summary>
public sealed record ParticipantLine(Guid ChildId, string Name, bool IsLeftBehind, ParticipantRow Row);

/// <summary>谁参加了.</summary>
public sealed record ParticipantsPage
{
    public required Guid ActivityId { get; init; }
    public required string Heading { get; init; }
    public required DateOnly Date { get; init; }
    public required IReadOnlyList<ParticipantClass> Classes { get; init; }
    public required ParticipantClass? Class { get; init; }
    public required bool All { get; init; }
    public required IReadOnlyList<ParticipantLine> Lines { get; init; }

    /// <summary>Whether the person may enter this class.</summary>
    public required bool CanEdit { get; init; }
}
