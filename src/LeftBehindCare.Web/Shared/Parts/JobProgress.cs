namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>How far a job is; also what its polling address answers as JSON.</summary>
public sealed record JobProgress
{
    /// <summary>Such as 四年级 基本情况登记表11份.</summary>
    public required string Title { get; init; }

    public required int Done { get; init; }

    /// <summary>0 while the size is not known.</summary>
    public required int Total { get; init; }

    /// <summary>What goes on and how long it takes: 还要约4秒。可以先去做别的，好了会提醒。</summary>
    public required string Sentence { get; init; }

    /// <summary>Finished, failed or stopped: nothing more to wait for.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Where to go when it is over; null: show this page again.</summary>
    public string? Url { get; init; }
}
