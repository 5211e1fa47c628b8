using System.Globalization;

namespace LeftBehindCare.Web.Shared;

/// <summary>The one character in a person's round mark.</summary>
public static class PersonInitial
{
    /// <summary>First character as people count them: a rare one is not cut in half.</summary>
    public static string Of(string? name) => string.IsNullOrWhiteSpace(name) ? "·" : StringInfo.GetNextTextElement(name.Trim());

    /// <summary>One of four quiet colours, the same for the same name everywhere; never by sex.</summary>
    public static string Colour(string? name)
    {
        var sum = (name ?? "").Sum(c => c);
        return (sum % 3) switch
        {
            0 => "",
            1 => "lb-av--b",
            _ => "lb-av--c",
        };
    }
}
