using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Classes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Campuses;

/// <summary>校区: 中心校、村小、托管中心.</summary>
public sealed class CampusRegister(AppDb db, SchoolLists lists) : Register<Campus, CampusForm, CampusRow, CampusFilter>
{
    public override string Title => "校区";

    public override string Unit => "个校区";

    public override DataArea Area => DataArea.Basics;

    public override string Duty => "中心校、村小和托管中心；村小负责人只看本校区";

    public override Expression<Func<Campus, CampusRow>> Row => c => new CampusRow
    {
        Id = c.Id,
        Name = c.Name,
        Kind = c.Kind,
        Head = db.Staff.Where(s => s.Id == c.HeadId).Select(s => s.Name).FirstOrDefault(),
        Address = c.Address,
        HasBoarding = c.HasBoarding,
        HasCanteen = c.HasCanteen,
    };

    public override IQueryable<Campus> Find(IQueryable<Campus> records, CampusFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(c => c.Name.Contains(words) || c.Address!.Contains(words));
        return records.OrderBy(c => c.Kind).ThenBy(c => c.Name).ThenBy(c => c.Id);
    }

    public override string Describe(Campus record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Name;
    }

    public override ValueTask<CampusForm> ReadAsync(Campus record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new CampusForm
        {
            Name = record.Name,
            Kind = record.Kind,
            HeadId = record.HeadId,
            Address = record.Address,
            HasBoarding = record.HasBoarding,
            HasCanteen = record.HasCanteen,
        });
    }

    public override async ValueTask CheckAsync(CampusForm form, Campus? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        var (name, own) = (Texts.OrNull(form.Name), record?.Id ?? Guid.Empty);
        if (await db.Campuses.AnyAsync(c => c.Name == name && c.Id != own, cancellationToken))
            problems.AddModelError(nameof(form.Name), $"已经有{name}了。请换一个名字。");
        if (form.HeadId is { } head && !await db.Staff.AnyAsync(s => s.Id == head, cancellationToken))
            problems.AddModelError(nameof(form.HeadId), "请从列表里选一位教职工。");
    }

    public override ValueTask<Campus> CreateAsync(CampusForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var campus = new Campus { Name = form.Name!, Kind = form.Kind! }; // Both required.
        Fill(form, campus);
        return new(campus);
    }

    public override async ValueTask WriteAsync(CampusForm form, Campus record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        var (name, kind) = (record.Name, record.Kind);
        Fill(form, record);
        if (record.Name == name && record.Kind == kind) return;
        // Classes of a 村小 carry its name.
        var classes = await db.Classes.Where(c => c.CampusId == record.Id).ToListAsync(cancellationToken);
        foreach (var grade in classes.GroupBy(c => (c.AcademicYear, c.Grade)))
            foreach (var one in grade) one.Title = ClassTitle.Of(record, one.Grade, one.ClassNo, alone: grade.Count() == 1);
    }

    public override async ValueTask<string?> WhyNotRemoveAsync(Campus record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var count = await db.Classes.CountAsync(c => c.CampusId == record.Id, cancellationToken);
        if (count > 0) return $"{record.Name}还有{count}个班（以前学年的也算），不能停用。";
        lists.Forget();
        return null;
    }

    private void Fill(CampusForm form, Campus campus)
    {
        lists.Forget();
        campus.Name = Texts.OrNull(form.Name)!; // Required, as is the kind.
        campus.Kind = form.Kind!;
        campus.HeadId = form.HeadId;
        campus.Address = Texts.OrNull(form.Address);
        campus.HasBoarding = form.HasBoarding;
        campus.HasCanteen = form.HasCanteen;
    }
}
