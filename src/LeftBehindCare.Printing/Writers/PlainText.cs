using System.Text;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Printing.Layouts;

namespace LeftBehindCare.Printing.Writers;

/// <summary>The words of a content as text, for files in which the reader's program does the typesetting.</summary>
internal static class PlainText
{
    public const string Ticked = "☑", Empty = "□";
    public const string Date = "年　　月　　日";

    /// <summary>Text without radicals and without characters that XML forbids; line ends are line feeds.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n' || rune.Value == '\t' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF or 0xFEFF)))
                clean.Append(new Rune(Radicals.ToCharacter(rune.Value)));
        }

        return clean.ToString();
    }

    /// <summary>All words of a cell in reading order, line by line.</summary>
    public static string Of(Content content) => Clean(content switch
    {
        LabelContent label => label.Text,
        ValueContent value => value.Text,
        LongTextContent text => text.Text,
        ChecksContent checks => string.Join(checks.OnePerLine ? "\n" : "　", checks.Options.Select(Of)),
        SignContent sign => Lines(sign.Caption, sign.Text, sign.WithDate ? Date : null),
        SealContent seal => Lines(seal.Caption, seal.Text, seal.Mark, Date),
        PhotoContent photo => photo.Placeholder,
        BlankContent => "",
        _ => throw new NotSupportedException($"Nobody has said how to write {content.GetType().Name}."),
    });

    public static string Of(CheckOption option) => (option.Chosen ? Ticked : Empty) + Layouts.Boxes.ChecksBox.WordsOf(option);

    public static string Of(HeadItem item) => item switch
    {
        { Caption.Length: 0 } => item.Value ?? "",
        { Value: null or "" } => item.Caption + "：＿＿＿＿＿",
        _ => $"{item.Caption}：{item.Value}",
    };

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
}
