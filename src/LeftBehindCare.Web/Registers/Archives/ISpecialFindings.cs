namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>What a child was found to be.</summary>
public sealed class SpecialFinding
{
    public Guid ChildId { get; init; }

    /// <summary>{SpecialType}; 0 is 「无」.</summary>
    public required string[] Types { get; init; }
}

/// <summary>三特 as other archives need it: their sheets name it, and none of them names its register.</summary>
public interface ISpecialFindings
{
    /// <summary>What was handed in of a school year, one a child.</summary>
    IQueryable<SpecialFinding> Of(string year);
}
