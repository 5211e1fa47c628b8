using System.Text.Json;
using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <param name="TermId">The term.</param>
/// <param name="SummaryIds">Which sheets, in order.</param>
public sealed record SummaryPrintArguments(Guid TermId, IReadOnlyList<Guid> SummaryIds);

/// <summary>A2 of many classes in one PDF, with the rights of the moment it runs and again of the moment it is fetched.</summary>
public sealed class SummaryPrintJob(SummaryDesk desk, FormPrinter printer, AccessLogWriter accessLog, ILogger<SummaryPrintJob> log) : IJobHandler
{
    public const string KindName = "summary-print";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public string Kind => KindName;

    public async Task<JobResult?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(progress);
        var summaries = await ReachedAsync(job, "没有印。", cancellationToken);
        await progress.ReportAsync(0, summaries.Count, cancellationToken);
        using var memory = new MemoryStream();
        var report = await printer.PrintAllAsync(DocsAsync(), new BundleInfo(job.Title), memory, progress: null, cancellationToken);
        PaperFrames.LogMissing(log, "A2", report);
        return new JobResult(memory.ToArray(), "application/pdf", $"{job.Title}.pdf", Kept);

        async IAsyncEnumerable<FormDoc> DocsAsync()
        {
            for (var done = 0; done < summaries.Count; done++)
            {
                await progress.ReportAsync(done, summaries.Count, cancellationToken);
                yield return await desk.DescribeAsync(summaries[done], cancellationToken);
            }
        }
    }

    public async Task HandOverAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var summaries = await ReachedAsync(job, "这份文件不能再取，请重新打印。", cancellationToken);
        await accessLog.WriteAsync(
            AccessAction.Print, nameof(ClassSummary), null, "A2", job.Title, summaries.Sum(s => s.RowCount), cancellationToken: cancellationToken);
    }

    /// <summary>All the sheets asked for, as they stand now; one out of reach and nothing is printed.</summary>
    private async Task<IReadOnlyList<ClassSummary>> ReachedAsync(Job job, string outcome, CancellationToken cancellationToken)
    {
        var what = JsonSerializer.Deserialize<SummaryPrintArguments>(job.Arguments) ?? throw new InvalidOperationException($"Job {job.Id} has no arguments.");
        var wanted = what.SummaryIds.ToHashSet();
        var reached = (await desk.OfTermAsync(what.TermId, cancellationToken)).Where(s => wanted.Contains(s.Id)).ToList();
        return reached.Count == wanted.Count ? reached
            : throw new JobRefusedException($"有的班不在您现在能看的范围内（任职变了），{outcome}");
    }
}
