namespace LeftBehindCare.Web.Codes;

/// <summary>
/// Relations between our codes and those of the 学籍系统 and GB/T 4761, whose numbers mean other people (51 is a father
/// there and an uncle here): a bare number in a sheet is therefore never read as one of ours.
/// </summary>
public static class SchoolRoll
{
    /// <summary>Our relation for what the 学籍系统 export says: its numbers 1, 2, 3, 4, 9, or words such as 父亲、奶奶、其他亲属.</summary>
    public static string? Relation(string? written)
    {
        var text = written?.Trim();
        if (string.IsNullOrEmpty(text)) return null;
        if (text.All(char.IsDigit)) return text.TrimStart('0') switch
        {
            "1" => Codes.Relation.Father,
            "2" => Codes.Relation.Mother,
            "3" => Codes.Relation.Grandparent,
            "4" => Codes.Relation.Sibling,
            "9" => Codes.Relation.Other,
            _ => null,
        };
        return CodeSets.All.Find("Relation", text);
    }

    /// <summary>The 学籍系统's code (set RollRelation) for one of our relations.</summary>
    public static string RelationOut(string relation) => relation switch
    {
        Codes.Relation.Father or Codes.Relation.Stepfather or Codes.Relation.AdoptiveFather => "1",
        Codes.Relation.Mother or Codes.Relation.Stepmother or Codes.Relation.AdoptiveMother => "2",
        ['3', ..] => "3",
        ['4', ..] => "4",
        _ => "9",
    };

    /// <summary>GB/T 4761 code; grandparents have none here because their codes could not be verified.</summary>
    public static string? StandardRelation(string relation) => relation switch
    {
        Codes.Relation.Father or Codes.Relation.Stepfather or Codes.Relation.AdoptiveFather => "51",
        Codes.Relation.Mother or Codes.Relation.Stepmother or Codes.Relation.AdoptiveMother => "52",
        Codes.Relation.ElderBrother => "71",
        Codes.Relation.ElderSister => "75",
        ['3', ..] => null,
        ['4', ..] or ['5', ..] or "60" => "97",
        _ => "99",
    };

    /// <summary>
    /// Fields that the export does not have but a child needs (domain.md §8.2): boarding children are in full care, the
    /// others in none.
    /// </summary>
    public static string CareModeFor(string? boardMode) =>
        boardMode == Codes.BoardMode.Boarding ? Codes.CareMode.Full : Codes.CareMode.None;
}
