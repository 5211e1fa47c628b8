using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Calendar;

namespace LeftBehindCare.Web.Papers;

/// <summary>Any register's list as xlsx or on paper, written into the access log first.</summary>
public sealed class ListPublisher(PaperFrames frames, FormPrinter printer, AccessLogWriter accessLog, OfficeClock clock, ILogger<ListPublisher> log)
    : IListPublisher
{
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int PortraitColumns = 5;

    /// <summary>Empty rows up to this number fit on one page across, with room for a few names in two lines.</summary>
    private const int LandscapeRows = 12;

    public async Task<PublishedFile> SheetAsync(IRegister register, ListTable table, CancellationToken cancellationToken)
    {
        await LogAsync(AccessAction.Export, register, table, cancellationToken);
        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        using var memory = new MemoryStream();
        var title = $"{frame.School} {table.Title}{(frame.Stamp.Notice is { } mark ? $"（{mark}）" : "")} {frame.Day:yyyy-MM-dd}";
        using (var sheet = SheetWriter.Xlsx(memory, table.Title, [.. table.Columns.Select(c => new SheetColumnLayout(c))], title))
            foreach (var row in table.Rows)
                sheet.Append([.. row.Select(SheetCell.Of)]);
        return new PublishedFile(memory.ToArray(), XlsxType, Name(table, "xlsx"));
    }

    public async Task<PublishedFile> PaperAsync(IRegister register, ListTable table, CancellationToken cancellationToken)
    {
        await LogAsync(AccessAction.Print, register, table, cancellationToken);
        var frame = await frames.ReadAsync(cancellationToken: cancellationToken);
        var columns = table.Columns.Select((title, i) => new ListColumn<IReadOnlyList<string>>(title, Weight(table, i), r => r[i]) { IsLong = true });
        ListColumn<IReadOnlyList<string>>[] numbered = [LeftBehindCare.Printing.Descriptions.ListColumn.Number<IReadOnlyList<string>>(4), .. columns];
        var isAcross = table.Columns.Count > PortraitColumns;
        var form = FormDoc.Of(new Sheet
        {
            Title = table.Title,
            Paper = isAcross ? Paper.A4Landscape : Paper.A4,
            Head = frame.Head(),
            Signatures = Sheet.StandardSignatures,
            Blocks = [isAcross ? Grid.List(table.Rows, numbered, LandscapeRows) : Grid.List(table.Rows, numbered)],
        }).Stamped(frame.Stamp);
        var printed = printer.Print(form, cancellationToken);
        PaperFrames.LogMissing(log, table.Title, printed.Report);
        return new PublishedFile(printed.Bytes, "application/pdf", Name(table, "pdf"));
    }

    private Task LogAsync(AccessAction action, IRegister register, ListTable table, CancellationToken cancellationToken) =>
        accessLog.WriteAsync(action, register.RecordType.Name, null, table.Title, "名册", table.Rows.Count, cancellationToken: cancellationToken);

    private string Name(ListTable table, string extension) => $"{table.Title}-{clock.Today:yyyyMMdd}.{extension}";

    /// <summary>As wide as its longest text of the first rows asks, within reason.</summary>
    private static double Weight(ListTable table, int column) =>
        Math.Clamp(table.Rows.Take(100).Select(r => r[column].Length).Append(table.Columns[column].Length).Max(), 4, 16);
}
