using LeftBehindCare.Registers.Drafts;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>A form that was begun and not finished.</summary>
/// <param name="When">Such as 11月20日 16:05.</param>
/// <param name="HowFar">Where and how far, such as 在另一台电脑上填到“父母外出”.</param>
/// <param name="ResumeUrl">Shows the form with the draft in it.</param>
/// <param name="DropUrl">Posts: the draft is not wanted.</param>
public sealed record DraftFound(string When, string? HowFar, string ResumeUrl, string DropUrl)
{
    /// <param name="draft">The person's draft of the page's form.</param>
    /// <param name="page">The form's page.</param>
    /// <param name="dropUrl">Posts: the draft is not wanted.</param>
    public static DraftFound Of(Draft draft, string page, string dropUrl)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var howFar = (draft.Device, draft.Section) switch
        {
            (null, null) => null,
            ({ } device, null) => $" 在{device}上填的",
            (null, { } section) => $" 填到“{section}”",
            ({ } device, { } section) => $" 在{device}上填到“{section}”",
        };
        return new DraftFound(ChineseText.Moment(draft.SavedAt), howFar, $"{page}?draft=true", dropUrl);
    }
}
