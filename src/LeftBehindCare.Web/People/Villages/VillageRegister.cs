using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Villages;

/// <summary>村: where children live. Whoever may edit any child may add a missing village.</summary>
public sealed class VillageRegister(AppDb db, SchoolLists lists) : Register<Village, VillageForm, VillageRow, VillageFilter>
{
    public override string Title => "村";

    public override string Unit => "个村";

    public override DataArea Area => DataArea.Basics;

    public override string Duty => "孩子现住村从这里选；县代码用来比对户籍地";

    public override Expression<Func<Village, VillageRow>> Row => v => new VillageRow
    {
        Id = v.Id,
        Name = v.Name,
        Town = v.Town!.Name,
        CountyCode = v.CountyCode,
        Children = db.Children.Count(c => c.VillageId == v.Id),
    };

    public override IReadOnlyDictionary<string, Expression<Func<Village, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<Village, object?>>>
    {
        [nameof(VillageRow.Name)] = v => v.Name,
        [nameof(VillageRow.CountyCode)] = v => v.CountyCode,
    };

    public override IQueryable<Village> Reachable(IQueryable<Village> records, RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsEmpty ? records.Where(_ => false) : records;
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<Village> Find(IQueryable<Village> records, VillageFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(v => v.Name.Contains(words) || v.Town!.Name.Contains(words));
        return records.OrderBy(v => v.Name).ThenBy(v => v.Id);
    }

    public override string Describe(Village record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Name;
    }

    public override async ValueTask<VillageForm> BlankAsync(CancellationToken cancellationToken) => new()
    {
        CountyCode = await db.Villages.GroupBy(v => v.CountyCode).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefaultAsync(cancellationToken),
    };

    public override ValueTask<VillageForm> ReadAsync(Village record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new VillageForm { Name = record.Name, TownId = record.TownId, CountyCode = record.CountyCode, Code = record.Code });
    }

    public override async ValueTask CheckAsync(VillageForm form, Village? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        var (name, own) = (Texts.OrNull(form.Name), record?.Id ?? Guid.Empty);
        if (await db.Villages.AnyAsync(v => v.Name == name && v.Id != own, cancellationToken))
            problems.AddModelError(nameof(form.Name), $"已经有{name}了。同名的村请写上乡镇区分，如 青石镇白石村。");
        if (form.TownId is { } town && !await db.Towns.AnyAsync(t => t.Id == town, cancellationToken))
            problems.AddModelError(nameof(form.TownId), "请从列表里选一个乡镇。");
    }

    public override ValueTask<Village> CreateAsync(VillageForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        lists.Forget();
        return new(new Village { Name = Texts.OrNull(form.Name)!, TownId = form.TownId, CountyCode = form.CountyCode!, Code = Texts.OrNull(form.Code) });
    }

    public override ValueTask WriteAsync(VillageForm form, Village record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        lists.Forget();
        record.Name = Texts.OrNull(form.Name)!; // Required, as is the county.
        record.TownId = form.TownId;
        record.CountyCode = form.CountyCode!;
        record.Code = Texts.OrNull(form.Code);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<string?> WhyNotRemoveAsync(Village record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var count = await db.Children.CountAsync(c => c.VillageId == record.Id, cancellationToken);
        if (count > 0) return $"还有{count}个孩子登记住在{record.Name}。请先给他们改现住村。";
        lists.Forget();
        return null;
    }
}
