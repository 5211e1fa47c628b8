using System.Runtime.CompilerServices;
using System.Text.Json;
using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Jobs;

namespace LeftBehindCare.Web.Papers;

/// <param name="Entity">Class name of the records.</param>
/// <param name="Ids">Which, in order.</param>
public sealed record RecordPrintArguments(string Entity, IReadOnlyList<Guid> Ids);

/// <summary>
/// Many paper forms of one register in one PDF. Rights are those of the moment, when it runs and again when the file is fetched:
/// one record out of reach and nothing is printed or handed out.
/// </summary>
public sealed class RecordPrintJob(IEnumerable<IPaperSource> sources, FormPrinter printer, AccessLogWriter accessLog, ILogger<RecordPrintJob> log) : IJobHandler
{
    public const string KindName = "record-print";

    private const int Chunk = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public string Kind => KindName;

    public async Task<JobResult?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(progress);
        var (what, source) = Read(job);
        using var memory = new MemoryStream();
        var report = await printer.PrintAllAsync(DocsAsync(source, what, progress, cancellationToken), new BundleInfo(job.Title), memory, progress: null, cancellationToken);
        PaperFrames.LogMissing(log, source.Code, report);
        return new JobResult(memory.ToArray(), "application/pdf", $"{job.Title}.pdf", Kept);
    }

    public async Task HandOverAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var (what, source) = Read(job);
        var reach = await source.ReachAsync(what.Ids, cancellationToken);
        MustBeAll(reach.Forms, what.Ids.Count, "这份文件不能再取，请重新打印。");
        await accessLog.WriteAsync(AccessAction.Print, source.Entity, null, source.Code, job.Title, reach.Subjects, cancellationToken: cancellationToken);
    }

    private static async IAsyncEnumerable<FormDoc> DocsAsync(
        IPaperSource source, RecordPrintArguments what, JobProgress progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var ids in what.Ids.Chunk(Chunk))
        {
            await progress.ReportAsync(done, what.Ids.Count, cancellationToken);
            var forms = await source.DescribeAsync(ids, cancellationToken);
            MustBeAll(forms.Count, ids.Length, "没有印。");
            foreach (var form in forms) yield return form.Doc;
            done += ids.Length;
        }

        await progress.ReportAsync(done, what.Ids.Count, cancellationToken);
    }

    private static void MustBeAll(int reached, int asked, string outcome)
    {
        if (reached != asked) throw new JobRefusedException($"有的记录作废了，或不在您现在能看的范围内（任职变了），{outcome}");
    }

    private (RecordPrintArguments What, IPaperSource Source) Read(Job job)
    {
        var what = JsonSerializer.Deserialize<RecordPrintArguments>(job.Arguments) ?? throw new InvalidOperationException($"Job {job.Id} has no arguments.");
        return (what, sources.First(s => s.Entity == what.Entity));
    }
}
