using System.Buffers;
using System.Globalization;
using System.Text;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Writes CSV by RFC 4180 for Excel in China.</summary>
internal sealed class CsvWriter : SheetWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n\t;");

    private readonly StreamWriter writer;

    public CsvWriter(Stream stream, IReadOnlyList<SheetColumnLayout> columns)
        : base(columns)
    {
        writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 15, leaveOpen: true);
        Write([.. columns.Select(c => SheetCell.Of(c.Title))], int.MaxValue);
    }

    private protected override void Write(ReadOnlySpan<SheetCell> cells, int redFrom)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (i > 0) writer.Write(',');
            if (i < cells.Length) writer.Write(Field(cells[i].Value));
        }

        writer.Write("\r\n");
    }

    private protected override void Finish() => writer.Dispose();

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => FormulaGuard.Add(value.ToString()!),
        };
        return text.AsSpan().ContainsAny(NeedQuotes) || (text.Length > 0 && (text[0] == ' ' || text[^1] == ' ')) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
