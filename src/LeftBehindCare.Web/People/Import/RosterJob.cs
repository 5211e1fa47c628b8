using System.Text.Json;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Import;

/// <summary>Previews or writes a long roster in the background.</summary>
public sealed class RosterJob(AppDb db, RosterImports imports, ViewerContext viewers) : IJobHandler
{
    public const string Name = "roster";

    public string Kind => Name;

    public async Task<JobResult?> RunAsync(Job job, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(progress);
        if (!RosterRights.MayImport(viewers.Viewer)) throw new JobRefusedException("您现在没有导入名单的权限了，没有做。");
        var work = JsonSerializer.Deserialize<RosterWork>(job.Arguments) ?? throw new InvalidOperationException("The job has no arguments.");
        var import = await db.Set<RosterImport>().FirstOrDefaultAsync(i => i.Id == work.ImportId, cancellationToken)
            ?? throw new JobRefusedException("这次导入的文件已经过期清掉了，请重新上传。");
        if (work.Writes)
        {
            await progress.ReportAsync(0, import.Total, cancellationToken);
            await imports.CommitAsync(import.Id, cancellationToken);
            await progress.ReportAsync(import.Total, import.Total, cancellationToken);
        }
        else
        {
            await imports.PreviewAsync(import, (done, total) => progress.ReportAsync(done, total, cancellationToken), cancellationToken);
        }

        return null;
    }
}

/// <summary>Arguments of <see cref="RosterJob"/>.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="Writes">Commit; otherwise preview.</param>
public sealed record RosterWork(Guid ImportId, bool Writes);

/// <summary>Who imports: a roster reaches over the whole school and carries numbers.</summary>
public static class RosterRights
{
    public static bool MayImport(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Scope(DataArea.Basics, Access.Edit).WholeSchool && viewer.Scope(DataArea.IdNumbers, Access.Edit).WholeSchool;
    }
}
