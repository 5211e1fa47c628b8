using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A1 基本情况登记表: what the paper asks beyond the master data of the child and the family. One per child.</summary>
public sealed class LeftBehindProfile : ReviewedRecord, IAboutChild
{
    public Guid ChildId { get; init; }
    public Child? Child { get; init; }

    /// <summary>监护类型 {CareGrade}.</summary>
    public string? CareGrade { get; set; }

    public string? CareArrangement { get; set; }
    public bool? HasEntrust { get; set; }
    public string? FamilyKind { get; set; }
    public int? FamilySize { get; set; }
    public List<string> IncomeSources { get; set; } = [];
    public string? IncomeBand { get; set; }
    public List<string> Reliefs { get; set; } = [];
    public string? PatGf { get; set; }
    public DateOnly? PatGfBirth { get; set; }
    public string? PatGm { get; set; }
    public DateOnly? PatGmBirth { get; set; }
    public string? MatGf { get; set; }
    public DateOnly? MatGfBirth { get; set; }
    public string? MatGm { get; set; }
    public DateOnly? MatGmBirth { get; set; }
    public string? HomeFreq { get; set; }
    public DateOnly? LastMeet { get; set; }
    public string? ContactDay { get; set; }
    public string? ContactPref { get; set; }
    public string? Character { get; set; }
    public string? SelfCare { get; set; }
    public string? StudyTier { get; set; }
    public string? NeedHelp { get; set; }
    public string? Remark { get; set; }

    /// <summary>Last time the homeroom teacher confirmed that it still holds.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Term of that confirmation.</summary>
    public Guid? ConfirmedTermId { get; set; }

    /// <summary>Number of required and wanted (◆) fields still empty, master data included; kept so that lists need no join.</summary>
    public int MissingCount { get; set; }

    /// <summary>Number of ◆ fields that apply to this child.</summary>
    public int WantedCount { get; set; }

    /// <summary>Titles of the missing ◆ fields, in the order of the paper.</summary>
    public List<string> Missing { get; set; } = [];
}

/// <summary>The form as it stood when approved; what a later correction is compared with.</summary>
public sealed class ProfileVersion : SchoolRecord, IAboutChild
{
    public Guid ChildId { get; init; }
    public Guid ProfileId { get; init; }
    public int VersionNo { get; init; }

    /// <summary>All fields as JSON, encrypted with the school's key (it holds ID numbers).</summary>
    public required byte[] Snapshot { get; init; }

    public DateTimeOffset ApprovedAt { get; init; }
    public Guid ApprovedBy { get; init; }

    /// <summary>Why it was corrected; null for version 1.</summary>
    public string? Reason { get; init; }
}

/// <summary>含证件号 print: asked for, approved by the principal, used once within 24 hours.</summary>
public sealed class IdPrintRequest : SchoolRecord
{
    public Guid RequestedBy { get; init; }
    public required string Purpose { get; init; }

    /// <summary>JSON: which form and which children, class or school.</summary>
    public required string Target { get; init; }

    /// <summary>Such as 四年级 基本情况登记表 11 人.</summary>
    public required string Title { get; init; }

    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public bool? Approved { get; set; }
    public string? Comment { get; set; }
    public DateTimeOffset? ValidUntil { get; set; }
    public Guid? JobId { get; set; }
    public DateTimeOffset? DownloadedAt { get; set; }
}
