namespace LeftBehindCare.Registers.Review;

/// <summary>What of a list, as it is filtered, can be done at once.</summary>
/// <param name="ToSubmit">Drafts and returned records within the person's right to write.</param>
/// <param name="ToApprove">Records that wait, within the person's right to approve.</param>
/// <param name="ToFile">Approved ones whose time is over, for whoever keeps the school's archives.</param>
/// <param name="SeenAt">When they were counted, in Unix milliseconds: what is handed in later is not approved unseen.</param>
public sealed record ReviewCounts(int ToSubmit, int ToApprove, int ToFile, long SeenAt);
