namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>A form that was begun and not finished.</summary>
/// <param name="When">Such as 11月20日 16:05.</param>
/// <param name="HowFar">Where and how far, such as 在另一台电脑上填到“父母外出”.</param>
/// <param name="ResumeUrl">Shows the form with the draft in it.</param>
/// <param name="DropUrl">Posts: the draft is not wanted.</param>
public sealed record DraftFound(string When, string? HowFar, string ResumeUrl, string DropUrl);
