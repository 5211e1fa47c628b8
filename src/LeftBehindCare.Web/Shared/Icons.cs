namespace LeftBehindCare.Web.Shared;

/// <summary>
/// Icons that code (not a view) names. The build puts exactly these and those named in views into <c>icons.svg</c>;
/// a name that bootstrap-icons does not have fails the build.
/// </summary>
public static class Icons
{
    public const string Today = "sun";
    public const string Archives = "folder2-open";
    public const string Care = "heart";
    public const string Safety = "shield-check";
    public const string Living = "moon-stars";
    public const string Aid = "gift";
    public const string Organisation = "diagram-3";
    public const string Protection = "umbrella";
    public const string Reports = "bar-chart";
    public const string Help = "question-circle";
    public const string Children = "people";
    public const string Record = "plus-circle";
    public const string Alerts = "bell";
    public const string All = "grid";
    public const string Settings = "gear";
    public const string Overview = "grid-1x2";
    public const string Schools = "building";
    public const string Accounts = "person-vcard";
    public const string Audit = "clock-history";
    public const string Table = "table";
    public const string Sending = "send";
    public const string Calendar = "calendar-check";
    public const string Review = "check2-square";

    public const string Add = "plus-lg";
    public const string Print = "printer";
    public const string Import = "upload";
    public const string Export = "download";
    public const string Check = "check-lg";
    public const string CheckFilled = "check-circle-fill";
    public const string Close = "x";
    public const string Eye = "eye";
    public const string Lock = "lock";
    public const string Pencil = "pencil";
    public const string Filter = "funnel";
    public const string Search = "search";
    public const string Saved = "cloud-check";
    public const string Restore = "arrow-counterclockwise";
    public const string Previous = "chevron-left";
    public const string Next = "chevron-right";
    public const string Ascending = "arrow-up-short";
    public const string Descending = "arrow-down-short";

    public const string Missing = "dash-circle-dotted";
    public const string Waiting = "hourglass-split";
    public const string Returned = "arrow-return-left";
    public const string Sealed = "lock-fill";
    public const string Void = "x-lg";

    public const string RedAlert = "exclamation-octagon-fill";
    public const string WarmAlert = "exclamation-triangle-fill";
    public const string Information = "info-circle-fill";
    public const string FieldError = "exclamation-circle-fill";
    public const string Wrong = "x-octagon-fill";
    public const string Doubtful = "question-diamond-fill";
    public const string Changed = "arrow-left-right";
    public const string New = "plus-circle-fill";
}
