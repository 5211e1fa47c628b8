using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Archives.Specials;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeftBehindCare.Web.Data;

/// <summary>Something derived from people that must be right again when the save commits. Runs in <see cref="Order"/>.</summary>
public interface IPeopleFollowUp
{
    /// <summary>留守 10, completeness 20, summaries 30.</summary>
    int Order { get; }

    Task RunAsync(AppDb db, IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken);
}

/// <summary>Which people a save is about to touch, collected before it.</summary>
public sealed class PeopleTouched
{
    private readonly HashSet<Guid> _children = [];
    private readonly HashSet<Guid> _parents = [];
    private readonly HashSet<Guid> _guardians = [];
    private readonly HashSet<Guid> _villages = [];

    public bool IsEmpty => _children.Count + _parents.Count + _guardians.Count + _villages.Count == 0;

    public static PeopleTouched In(ChangeTracker tracker)
    {
        var touched = new PeopleTouched();
        foreach (var entry in tracker.Entries<SchoolRecord>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            switch (entry.Entity)
            {
                case Child child: touched._children.Add(child.Id); break;
                case EnrollSpan or ParentLink or GuardianLink or LeftBehindProfile or SpecialRegistration:
                    touched._children.Add(((IAboutChild)entry.Entity).ChildId);
                    break;
                case Parent parent: touched._parents.Add(parent.Id); break;
                case AwaySpan away: touched._parents.Add(away.ParentId); break;
                case Guardian guardian: touched._guardians.Add(guardian.Id); break;
                case PhoneEntry { OwnerType: PhoneOwner.Child } phone: touched._children.Add(phone.OwnerId); break;
                case PhoneEntry { OwnerType: PhoneOwner.Parent } phone: touched._parents.Add(phone.OwnerId); break;
                case PhoneEntry { OwnerType: PhoneOwner.Guardian } phone: touched._guardians.Add(phone.OwnerId); break;
                // Its name is part of addresses, its county of 留守. Nobody lives in a new one yet.
                case Village village when entry.State != EntityState.Added: touched._villages.Add(village.Id); break;
                default: break;
            }
        }

        return touched;
    }

    /// <summary>The children concerned, those of shared parents, guardians and villages included.</summary>
    public async Task<IReadOnlyCollection<Guid>> ChildrenAsync(AppDb db, CancellationToken cancellationToken)
    {
        if (_parents.Count > 0)
            _children.UnionWith(await db.ParentLinks.IgnoreQueryFilters([QueryFilters.Removed])
                .Where(l => _parents.Contains(l.ParentId)).Select(l => l.ChildId).ToListAsync(cancellationToken));
        if (_guardians.Count > 0)
            _children.UnionWith(await db.GuardianLinks.IgnoreQueryFilters([QueryFilters.Removed])
                .Where(l => _guardians.Contains(l.GuardianId)).Select(l => l.ChildId).ToListAsync(cancellationToken));
        if (_villages.Count > 0)
            _children.UnionWith(await db.Children.Where(c => c.VillageId != null && _villages.Contains(c.VillageId.Value)).Select(c => c.Id).ToListAsync(cancellationToken));
        return _children;
    }
}
