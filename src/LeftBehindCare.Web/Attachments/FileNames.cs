using System.Globalization;

namespace LeftBehindCare.Web.Attachments;

/// <summary>Names of files as people read them.</summary>
public static class FileNames
{
    /// <summary>
    /// Without folders and without signs that cannot be seen: among them are those that turn the reading direction round, so that
    /// a name seems to end otherwise than it does.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var seen = string.Concat(last.EnumerateRunes().Where(r => System.Text.Rune.GetUnicodeCategory(r) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse))).Trim();
        if (seen.Length == 0) return "未命名";
        if (seen.Length <= Attachment.NameLength) return seen;
        var end = Attachment.NameLength - (char.IsHighSurrogate(seen[Attachment.NameLength - 1]) ? 1 : 0);
        return seen[..end];
    }

    /// <summary>Ends in what the file is, whatever it was called.</summary>
    public static string With(string name, string extension)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? name : name + extension;
    }
}
