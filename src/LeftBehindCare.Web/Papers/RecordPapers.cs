using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Papers;

/// <summary>The paper form of a register's records: within whose reach they are is asked of the register.</summary>
public abstract class RecordPapers<TRecord>(AppDb db, IRegisterOf<TRecord> register, ViewerContext viewers) : IPaperSource
    where TRecord : SchoolRecord
{
    /// <summary>The school's database.</summary>
    protected AppDb Db { get; } = db;

    /// <summary>Who asks.</summary>
    protected Viewer Viewer => viewers.Viewer;

    public string Entity => typeof(TRecord).Name;

    public abstract string Code { get; }

    public abstract string Title { get; }

    public virtual async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var count = await Reached(ids).CountAsync(cancellationToken);
        return new PaperReach(count, count);
    }

    public abstract Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>All records the viewer may look at.</summary>
    protected IQueryable<TRecord> Seen => register.Reachable(Db.Set<TRecord>(), Viewer.Scope(register.Area, Access.View | Access.Edit));

    /// <summary>Those asked for, as far as the viewer may look at them.</summary>
    protected IQueryable<TRecord> Reached(IReadOnlyList<Guid> ids) => Seen.Where(r => ids.Contains(r.Id));
}
