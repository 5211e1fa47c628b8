using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>An archive whose records are kept in a register with review: what is the same for all of them.</summary>
public abstract class ReviewedArchive<TRecord, TForm, TRow, TFilter>(
    AppDb db, Register<TRecord, TForm, TRow, TFilter> register, ViewerContext viewers, IModelMetadataProvider metadata) : IArchive
    where TRecord : ReviewedRecord
    where TForm : class, new()
    where TRow : class, IRegisterRow
    where TFilter : ListFilter, new()
{
    /// <summary>The school's database.</summary>
    protected AppDb Db { get; } = db;

    public abstract string Code { get; }

    public abstract string Title { get; }

    public abstract string Rule { get; }

    public virtual bool OfClass => false;

    public virtual GatheredOver Gathered => GatheredOver.Nothing;

    public abstract string Controller { get; }

    public abstract string Noun { get; }

    public virtual string Entity => typeof(TRecord).Name;

    public virtual int Needed(ArchiveDay day) => 1;

    public abstract IQueryable<ArchiveMark> Marks(ArchiveDay day);

    public abstract bool IsLate(ArchiveDay day);

    public abstract (string Title, string Why) Late(int count);

    public IQueryable<ArchiveStanding> Standings(RowScope scope)
    {
        var code = Code;
        return Due(register.Reachable(Db.Set<TRecord>(), scope), scope).Select(r => new ArchiveStanding { Code = code, Status = r.Status });
    }

    public virtual Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DossierEntry>>([]);

    public async Task<IReadOnlyList<string>> GapsAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var record = await Seen.FirstOrDefaultAsync(r => r.Id == recordId, cancellationToken);
        return record is null ? [] : [.. FormGaps.Of(await register.ReadAsync(record, cancellationToken), metadata.GetMetadataForType(typeof(TForm))).Select(g => g.Title)];
    }

    public virtual (string Action, object Route) Form(Guid about, Guid? recordId) =>
        recordId is { } id ? ("Edit", new { id }) : OfClass ? ("New", new { classId = about }) : ("New", new { childId = about });

    /// <summary>Records the viewer may look at.</summary>
    protected IQueryable<TRecord> Seen => register.Reachable(Db.Set<TRecord>(), viewers.Viewer.Scope(DataArea.Archives, Access.View | Access.Edit));

    /// <summary>Of the records in reach those that are the person's business.</summary>
    protected virtual IQueryable<TRecord> Due(IQueryable<TRecord> reached, RowScope scope) => reached;
}
