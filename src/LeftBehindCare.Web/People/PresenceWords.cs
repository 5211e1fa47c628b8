using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.People;

/// <summary>Where a parent is, in the two characters that fit behind a name on paper.</summary>
public static class PresenceWords
{
    /// <summary>亡故, 失联, 服刑, 离异, 不详; null for a parent who lives with the child.</summary>
    public static string? Behind(string? presence) => presence switch
    {
        Presence.Dead => "亡故",
        Presence.Lost => "失联",
        Presence.Detained => "服刑",
        Presence.LivesApart => "离异",
        Presence.Unknown => "不详",
        _ => null,
    };
}
