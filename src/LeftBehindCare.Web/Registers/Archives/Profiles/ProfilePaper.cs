namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>
/// What one A1 sheet prints, already masked for the person who prints it. Codes stay codes where the sheet prints all
/// options; null prints an empty cell to be filled in by hand.
/// </summary>
public sealed record ProfilePaper
{
    public required Guid ChildId { get; init; }

    // 表头
    public required string SchoolName { get; init; }

    /// <summary>2026-2027学年第一学期.</summary>
    public required string Term { get; init; }

    public DateOnly? FilledOn { get; init; }
    public int VersionNo { get; init; }

    /// <summary>The sheet is marked 演示数据.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Parts left empty because the person may not see them, in the office's words; printed below the table.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    // 本人
    public string? Name { get; init; }
    public string? Sex { get; init; }
    public string? Ethnic { get; init; }
    public string? BirthDate { get; init; }
    public string? StudentNo { get; init; }

    /// <summary>Name of the kind of paper where it is not the identity card, then the number or its state.</summary>
    public string? IdNo { get; init; }

    public string? ClassTitle { get; init; }
    public bool? HukouRegistered { get; init; }

    /// <summary>{HukouKind}.</summary>
    public string? HukouKind { get; init; }

    public string? HukouAddress { get; init; }

    /// <summary>{BoardMode}.</summary>
    public string? BoardMode { get; init; }

    public string? Address { get; init; }

    // 健康
    public bool IsHealthy { get; init; }

    /// <summary>Such as 视力 二级; empty when disabled without more being known; null when not disabled.</summary>
    public string? Disability { get; init; }

    /// <summary>What the child is ill with; empty when nothing more is known; null when not ill.</summary>
    public string? Illness { get; init; }

    // 父母
    public ParentOnPaper? Father { get; init; }
    public ParentOnPaper? Mother { get; init; }
    public string? PatGf { get; init; }
    public string? PatGm { get; init; }
    public string? MatGf { get; init; }
    public string? MatGm { get; init; }

    /// <summary>{OutType}; N and null tick nothing.</summary>
    public string? OutType { get; init; }

    public bool FatherUnable { get; init; }
    public bool MotherUnable { get; init; }

    // 照护
    public bool? HasEntrust { get; init; }
    public GuardianOnPaper? Guardian { get; init; }

    /// <summary>{CareGrade}.</summary>
    public string? CareGrade { get; init; }

    /// <summary>{IncomeSource}.</summary>
    public IReadOnlyList<string> IncomeSources { get; init; } = [];

    /// <summary>{Relief}.</summary>
    public IReadOnlyList<string> Reliefs { get; init; } = [];

    /// <summary>Up to three: whose number, the number, when it is answered.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    /// <summary>{Transport}.</summary>
    public string? Transport { get; init; }

    public string? Remark { get; init; }
}

/// <summary>A parent on the sheet; — where the question does not arise, null where the answer is missing.</summary>
public sealed record ParentOnPaper(
    string? Name, string? BirthDate, string? IdNo, string? AwaySince, string? Work, string? Phone);

/// <summary>The primary guardian on the sheet.</summary>
public sealed record GuardianOnPaper(string? Name, string? Relation, string? BirthDate, string? IdNo, string? Phone, string? Address);
