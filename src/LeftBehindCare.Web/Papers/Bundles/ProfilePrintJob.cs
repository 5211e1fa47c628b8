using System.Runtime.CompilerServices;
using System.Text.Json;
using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.IdPrints;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Papers.Bundles;

/// <param name="ChildIds">Whose sheets, in order.</param>
/// <param name="RequestId">The approved request, for a print with ID numbers.</param>
public sealed record ProfilePrintArguments(IReadOnlyList<Guid> ChildIds, Guid? RequestId = null);

/// <summary>
/// Many A1 sheets in one PDF. Rights are those of the moment, when it runs and again when the file is fetched: one child out of
/// reach and nothing is printed or handed out.
/// </summary>
public sealed class ProfilePrintJob(
    AppDb db, ViewerContext viewers, OfficeClock clock, TimeProvider time, ProfilePapers papers, PaperFrames frames, FormPrinter printer,
    AccessLogWriter accessLog, ILogger<ProfilePrintJob> log) : IJobHandler
{
    public const string KindName = "profile-print";

    private const int Chunk = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    public string Kind => KindName;

    public async Task<JobResult?> RunAsync(Job job, Jobs.JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(progress);
        var what = Arguments(job);
        await MustReachAsync(what, "没有印。", cancellationToken);
        var request = await RequestAsync(what, cancellationToken);
        var stamp = (await frames.ReadAsync(request?.Purpose, cancellationToken)).Stamp;
        await progress.ReportAsync(0, what.ChildIds.Count, cancellationToken);

        using var memory = new MemoryStream();
        List<string> failed = [];
        try
        {
            await PrintAsync(job, what, stamp, [], memory, progress, cancellationToken);
        }
        catch (ArgumentException e) when (what.ChildIds.Count > 0)
        {
            log.LogError(e, "Job {JobId}: a sheet cannot be laid out; leaving it out", job.Id);
            var bad = await WrongSheetsAsync(what, stamp, cancellationToken);
            if (bad.Count == 0 || bad.Count == what.ChildIds.Count) throw;
            failed = [.. bad.Values];
            memory.SetLength(0);
            await PrintAsync(job, what, stamp, [.. bad.Keys], memory, progress, cancellationToken);
        }

        return new JobResult(
            memory.ToArray(), "application/pdf",
            request is null ? $"{job.Title}.pdf" : $"{job.Title} 含证件号 {IdPrintNumber.Of(request)}.pdf",
            request is null ? Kept : request.ValidUntil!.Value - clock.UtcNow) // approved, see RequestAsync
        {
            Note = failed.Count == 0 ? null : $"{string.Join('、', failed)}的登记表排不下，没有印。请打开这几份看看哪一格写得太长。",
        };
    }

    public async Task HandOverAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        var what = Arguments(job);
        await MustReachAsync(what, "这份文件不能再取，请重新打印。", cancellationToken);
        if (what.RequestId is not { } requestId)
        {
            await accessLog.WriteAsync(AccessAction.Print, nameof(LeftBehindProfile), null, "A1", job.Title, what.ChildIds.Count, cancellationToken: cancellationToken);
            return;
        }

        var request = await RequestAsync(what, cancellationToken);
        var now = clock.UtcNow;
        // Two clicks at once: the database lets one of them change the row.
        var taken = await db.IdPrintRequests
            .Where(r => r.Id == requestId && r.JobId == job.Id && r.Approved == true && r.DownloadedAt == null && r.ValidUntil > now)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.DownloadedAt, now), cancellationToken);
        if (taken != 1) throw new JobRefusedException("含证件号的文件只能取一次，已经取走了。还要用的话请重新申请。");
        await accessLog.WriteAsync(
            AccessAction.Print, nameof(LeftBehindProfile), null, "A1 含证件号", request!.Purpose, what.ChildIds.Count, requestId, cancellationToken);
        // Taken once, kept nowhere.
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.FileId, (Guid?)null), cancellationToken);
        await db.StoredFiles.Where(f => f.Id == job.FileId).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task PrintAsync(
        Job job, ProfilePrintArguments what, Stamp stamp, HashSet<Guid> without, MemoryStream output, Jobs.JobProgress progress, CancellationToken cancellationToken)
    {
        var printed = new Printed();
        var printing = printer.PrintAllAsync(DocsAsync(what, stamp, without, cancellationToken), new BundleInfo(job.Title), output, printed, cancellationToken);
        while (await Task.WhenAny(printing, Task.Delay(Tick, time, cancellationToken)) != printing)
            await progress.ReportAsync(Math.Min(printed.Forms, what.ChildIds.Count - 1), what.ChildIds.Count, cancellationToken);
        PaperFrames.LogMissing(log, "A1", await printing);
        await progress.ReportAsync(what.ChildIds.Count, what.ChildIds.Count, cancellationToken);
    }

    private async IAsyncEnumerable<FormDoc> DocsAsync(
        ProfilePrintArguments what, Stamp stamp, HashSet<Guid> without, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in what.ChildIds.Chunk(Chunk))
            foreach (var paper in await papers.ReadAsync(chunk, viewers.Viewer, what.RequestId is not null, clock.Today, cancellationToken))
                if (!without.Contains(paper.ChildId)) yield return ProfileSheet.Describe(paper, stamp);
    }

    private async Task<Dictionary<Guid, string>> WrongSheetsAsync(ProfilePrintArguments what, Stamp stamp, CancellationToken cancellationToken)
    {
        var wrong = new Dictionary<Guid, string>();
        foreach (var chunk in what.ChildIds.Chunk(Chunk))
            foreach (var paper in await papers.ReadAsync(chunk, viewers.Viewer, what.RequestId is not null, clock.Today, cancellationToken))
                try
                {
                    printer.Print(ProfileSheet.Describe(paper, stamp), cancellationToken);
                }
                catch (ArgumentException)
                {
                    wrong[paper.ChildId] = paper.Name ?? "（无姓名）";
                }

        return wrong;
    }

    /// <summary>Everybody on the list is within reach of the right this print needs, today.</summary>
    private async Task MustReachAsync(ProfilePrintArguments what, string outcome, CancellationToken cancellationToken)
    {
        var viewer = viewers.Viewer;
        var ids = what.ChildIds.Distinct().ToArray();
        var children = db.Children.Within(viewer.Scope(DataArea.Archives, Access.View), db, clock.Today);
        if (what.RequestId is not null) children = children.Within(viewer.Scope(DataArea.IdExports, Access.Apply), db, clock.Today);
        if (ids.Length == 0 || await children.CountAsync(c => ids.Contains(c.Id), cancellationToken) != ids.Length)
            throw new JobRefusedException($"名单里有孩子不在您现在能看的范围内（任职变了，或孩子调班、转出），{outcome}");
    }

    private async Task<IdPrintRequest?> RequestAsync(ProfilePrintArguments what, CancellationToken cancellationToken)
    {
        if (what.RequestId is not { } id) return null;
        var request = await db.IdPrintRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.RequestedBy == viewers.Viewer.UserId, cancellationToken);
        return request switch
        {
            null or { Approved: not true } => throw new JobRefusedException("这次含证件号打印没有经校长批准，没有印。"),
            { DownloadedAt: not null } => throw new JobRefusedException("含证件号的文件只能取一次，已经取走了。还要用的话请重新申请。"),
            { ValidUntil: var until } when until is null || until <= clock.UtcNow => throw new JobRefusedException("批准只有24小时有效，已经过了。还要用的话请重新申请。"),
            _ => request,
        };
    }

    private static ProfilePrintArguments Arguments(Job job) =>
        JsonSerializer.Deserialize<ProfilePrintArguments>(job.Arguments) ?? throw new InvalidOperationException($"Job {job.Id} has no arguments.");

    /// <summary>Counts on the printing thread; read by the loop that writes progress.</summary>
    private sealed class Printed : IProgress<PrintProgress>
    {
        private volatile int _forms;

        public int Forms => _forms;

        public void Report(PrintProgress value) => _forms = value.Forms;
    }
}
