using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Registers.Tests.Toys;

/// <summary>A register that no school keeps: the smallest thing the kit must carry.</summary>
public sealed class Toy : SchoolRecord
{
    public required string Name { get; set; }
    public required string Colour { get; set; }
    public int Pieces { get; set; }
    public DateOnly? BoughtOn { get; set; }
    public Guid? BoxId { get; set; }
    public Box? Box { get; init; }
}

public sealed class Box : SchoolRecord
{
    public required string Name { get; set; }
}

public sealed class ToyForm
{
    [Display(Name = "名称", Order = 1), Required(ErrorMessage = "请填写名称。"), CodePoints(20)]
    public string? Name { get; set; }

    [Display(Name = "颜色", Order = 2), Required(ErrorMessage = "请选择颜色。"), CodeSet("Colour")]
    public string? Colour { get; set; }

    [Display(Name = "件数", Order = 3), Range(1, 999, ErrorMessage = "件数在1到999之间。")]
    public int? Pieces { get; set; }

    [Display(Name = "购入日期", Order = 4), Wanted]
    public DateOnly? BoughtOn { get; set; }

    [Display(Name = "收在哪只箱子", Order = 5)]
    public Guid? BoxId { get; set; }
}

public sealed record ToyRow(
    Guid Id,
    [property: Display(Name = "名称", Order = 1)] string Name,
    [property: Display(Name = "颜色", Order = 2), CodeSet("Colour")] string Colour,
    [property: Display(Name = "件数", Order = 3)] int Pieces) : IRegisterRow;

public sealed class ToyFilter : ListFilter
{
    public string? Colour { get; set; }
}

public sealed class ToyRegister : Register<Toy, ToyForm, ToyRow, ToyFilter>
{
    public override string Title => "玩具";

    public override string Unit => "件";

    public override DataArea Area => DataArea.Assets;

    public override Expression<Func<Toy, ToyRow>> Row => t => new ToyRow(t.Id, t.Name, t.Colour, t.Pieces);

    public override IReadOnlyDictionary<string, Expression<Func<Toy, object?>>> Sorts { get; } =
        new Dictionary<string, Expression<Func<Toy, object?>>> { [nameof(ToyRow.Pieces)] = t => t.Pieces };

    public override IQueryable<Toy> Find(IQueryable<Toy> records, ToyFilter filter)
    {
        if (filter.Q is { Length: > 0 } q) records = records.Where(t => t.Name.Contains(q));
        if (filter.Colour is { Length: > 0 } colour) records = records.Where(t => t.Colour == colour);
        return records.OrderBy(t => t.Name).ThenBy(t => t.Id);
    }

    public override string Describe(Toy record) => record.Name;

    public override ValueTask<ToyForm> ReadAsync(Toy record, CancellationToken cancellationToken) => new(new ToyForm
    {
        Name = record.Name,
        Colour = record.Colour,
        Pieces = record.Pieces,
        BoughtOn = record.BoughtOn,
        BoxId = record.BoxId,
    });

    public override ValueTask CheckAsync(ToyForm form, Toy? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        if (form.Name == "炸药") problems.AddModelError(nameof(ToyForm.Name), "这不是玩具，请改写名称。");
        return ValueTask.CompletedTask;
    }

    public override ValueTask<Toy> CreateAsync(ToyForm form, CancellationToken cancellationToken) => new(new Toy
    {
        Name = form.Name!, // required
        Colour = form.Colour!, // required
        Pieces = form.Pieces ?? 1,
        BoughtOn = form.BoughtOn,
        BoxId = form.BoxId,
    });

    public override ValueTask WriteAsync(ToyForm form, Toy record, CancellationToken cancellationToken)
    {
        record.Name = form.Name!; // required
        record.Colour = form.Colour!; // required
        record.Pieces = form.Pieces ?? 1;
        record.BoughtOn = form.BoughtOn;
        record.BoxId = form.BoxId;
        return ValueTask.CompletedTask;
    }

    public override ValueTask<string?> WhyNotRemoveAsync(Toy record, CancellationToken cancellationToken) =>
        new(record.Name == "镇校之宝" ? "镇校之宝不能停用。" : null);
}

[Route("toys")]
[OfArea(DataArea.Assets)]
public sealed class ToysController(ToyRegister register) : RegisterController<Toy, ToyForm, ToyRow, ToyFilter>(register);

public sealed class ToyDb(DbContextOptions<ToyDb> options) : DbContext(options), ITenantDb
{
    public TenantContext? Tenant { get; set; }

    public Guid TenantOrNone => Tenant?.SchoolId ?? Guid.Empty;

    public Guid ActingUserId => Tenant?.UserId ?? Guid.Empty;

    public string? ChangeReason { get; set; }

    public bool SuppressChangeLog => false;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Toy>(toy =>
        {
            toy.ToTable("toys");
            toy.References(t => t.Box, nameof(Toy.BoxId));
        });
        modelBuilder.Entity<Box>().ToTable("boxes");
        // The log's table is the product's own and there already.
        modelBuilder.Entity<ChangeLogEntry>(log =>
        {
            log.ToTable("change_log", "audit", table => table.ExcludeFromMigrations());
            log.Property(e => e.Changes).HasColumnType("jsonb");
        });
        modelBuilder.WallTenants(this);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            if (property.Name != nameof(SchoolRecord.RowVersion)) property.SetColumnName(Snake(property.Name));
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
