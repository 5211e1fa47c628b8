using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.SavedViews;

/// <summary>Saved views in the database. A query may hold a name that was searched for, so a view is read by its maker only.</summary>
public sealed class ViewStore(AppDb db, TenantContext tenant) : ISavedViews
{
    public async Task<IReadOnlyList<KeptView>> ListAsync(string register, CancellationToken cancellationToken)
    {
        if (tenant.SchoolId is null) return [];
        return await Mine(register).OrderBy(v => v.Id).Select(v => new KeptView(v.Id, v.Name, v.Query)).ToListAsync(cancellationToken);
    }

    public async Task<bool> SaveAsync(string register, string name, string query, CancellationToken cancellationToken)
    {
        var mine = await Mine(register).ToListAsync(cancellationToken);
        if (mine.Find(v => v.Name == name) is { } same) same.Query = query;
        else if (mine.Count >= ISavedViews.Most) return false;
        else db.Add(new SavedView { Register = register, Name = name, Query = query });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same name from two tabs at once: the later one counts.
            db.ChangeTracker.Clear();
            await Mine(register).Where(v => v.Name == name).ExecuteUpdateAsync(set => set.SetProperty(v => v.Query, query), cancellationToken);
        }

        return true;
    }

    public async Task<KeptView?> DropAsync(string register, Guid id, CancellationToken cancellationToken)
    {
        if (tenant.SchoolId is null) return null;
        var view = await Mine(register).Where(v => v.Id == id).Select(v => new KeptView(v.Id, v.Name, v.Query)).FirstOrDefaultAsync(cancellationToken);
        if (view is not null) await Mine(register).Where(v => v.Id == id).ExecuteDeleteAsync(cancellationToken);
        return view;
    }

    private IQueryable<SavedView> Mine(string register) => db.SavedViews.Where(v => v.CreatedBy == tenant.UserId && v.Register == register);
}
