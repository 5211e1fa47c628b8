using LeftBehindCare.Registers.SavedViews;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

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
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One at a time for each person: two tabs must not both take the last place or the same name.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.UserId.ToString()}, 11))", cancellationToken);
        if (await Mine(register).Where(v => v.Name == name).ExecuteUpdateAsync(set => set.SetProperty(v => v.Query, query), cancellationToken) == 0)
        {
            if (await Mine(register).CountAsync(cancellationToken) >= ISavedViews.Most) return false;
            db.Add(new SavedView { Register = register, Name = name, Query = query });
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
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
