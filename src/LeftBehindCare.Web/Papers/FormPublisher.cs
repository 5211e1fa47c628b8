using LeftBehindCare.Printing;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Jobs;

namespace LeftBehindCare.Web.Papers;

/// <summary>Any record's paper form: one at once, many as a queued job.</summary>
public sealed class FormPublisher(IEnumerable<IPaperSource> sources, FormPrinter printer, JobQueue queue, AccessLogWriter access, ILogger<FormPublisher> log)
    : IFormPublisher
{
    public async Task<PublishedFile> PaperAsync(Type record, Guid id, CancellationToken cancellationToken)
    {
        var source = Of(record);
        var found = await source.DescribeAsync([id], cancellationToken);
        if (found.Count != 1) throw new InvalidOperationException("The controller hands over only what is within reach.");
        var reach = await source.ReachAsync([id], cancellationToken);
        await access.WriteAsync(AccessAction.Print, source.Entity, id, source.Code, $"打印{source.Title}", reach.Subjects, cancellationToken: cancellationToken);
        var printed = printer.Print(found[0].Doc, cancellationToken);
        PaperFrames.LogMissing(log, source.Code, printed.Report);
        return new PublishedFile(printed.Bytes, "application/pdf", $"{source.Title} {found[0].Name}.pdf");
    }

    public Task<Guid> QueueAsync(Type record, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var source = Of(record);
        return queue.EnqueueAsync(RecordPrintJob.KindName, source.TitleOf(ids.Count), new RecordPrintArguments(source.Entity, ids), cancellationToken);
    }

    private IPaperSource Of(Type record) => sources.FirstOrDefault(s => s.Entity == record.Name)
        ?? throw new InvalidOperationException($"{record.Name} has no paper form; add an IPaperSource.");
}
