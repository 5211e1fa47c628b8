using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Portfolios;

/// <summary>A3b 成长记录袋: what a child made and got, in twelve kinds.</summary>
public sealed class PortfolioRegister(AppDb db, ViewerContext viewers, OfficeClock clock) : Register<PortfolioItem, PortfolioForm, PortfolioRow, PortfolioFilter>
{
    public override string Title => "成长袋";

    public override string Unit => "份材料";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "孩子的作品、奖状和小结，分十二类；可以拍照放进来，书信只登“有”";

    public override Expression<Func<PortfolioItem, PortfolioRow>> Row
    {
        get
        {
            var today = clock.Today;
            return p => new PortfolioRow
            {
                Id = p.Id,
                Name = p.Child!.Name,
                ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == p.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
                Kind = p.Kind,
                Title = p.Title,
                Date = p.Date,
                Pages = p.Pages,
                CanShow = p.CanShow,
            };
        }
    }

    public override IReadOnlyDictionary<string, Expression<Func<PortfolioItem, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<PortfolioItem, object?>>>
    {
        [nameof(PortfolioRow.Name)] = p => p.Child!.Pinyin,
        [nameof(PortfolioRow.Kind)] = p => p.Kind,
        [nameof(PortfolioRow.Date)] = p => p.Date,
    };

    public override IQueryable<PortfolioItem> Reachable(IQueryable<PortfolioItem> records, RowScope scope)
    {
        var children = db.Children.Within(scope, db, clock.Today);
        return records.Include(p => p.Child).Where(p => children.Any(c => c.Id == p.ChildId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    /// <inheritdoc/>
    public override bool MayAttach(PortfolioItem record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Kind != PortfolioItem.Letters;
    }

    public override IQueryable<PortfolioItem> Find(IQueryable<PortfolioItem> records, PortfolioFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today;
        if (filter.ClassId is { } room) records = records.Where(p => db.EnrolledOn(today).Any(e => e.ChildId == p.ChildId && e.ClassId == room));
        if (filter.ChildId is { } child) records = records.Where(p => p.ChildId == child);
        if (!string.IsNullOrEmpty(filter.Kind)) records = records.Where(p => p.Kind == filter.Kind);
        if (filter.CanShow is { } shown) records = records.Where(p => p.CanShow == shown);
        if (Texts.OrNull(filter.Q) is { } words)
        {
            var named = db.Children.Named(words);
            records = records.Where(p => named.Any(c => c.Id == p.ChildId) || p.Title.Contains(words));
        }

        return records.OrderByDescending(p => p.Date).ThenByDescending(p => p.Id);
    }

    public override string Describe(PortfolioItem record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Kind == PortfolioItem.Letters ? $"{record.Child!.Name}的书信" : $"{record.Child!.Name}“{record.Title}”";
    }

    public override ValueTask<PortfolioForm> BlankAsync(CancellationToken cancellationToken) => new(new PortfolioForm { Date = clock.Today, CanShow = false });

    public override ValueTask<PortfolioForm> ReadAsync(PortfolioItem record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new PortfolioForm { ChildId = record.ChildId, Kind = record.Kind, Title = record.Title, Date = record.Date, Pages = record.Pages, CanShow = record.CanShow });
    }

    public override async ValueTask CheckAsync(PortfolioForm form, PortfolioItem? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        // Tracked, so that the record knows its child by name from here on.
        var mine = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit), db, clock.Today);
        if (await mine.FirstOrDefaultAsync(c => c.Id == form.ChildId, cancellationToken) is not { BirthDate: var born })
        {
            problems.AddModelError(nameof(form.ChildId), "请从列表里选一个孩子。别班的孩子由那个班的班主任来记。");
            return;
        }

        if (form.Date > clock.Today) problems.AddModelError(nameof(form.Date), "这一天还没有到。请写已经放进去的日期。");
        else if (form.Date < born) problems.AddModelError(nameof(form.Date), $"这一天在孩子出生（{born:yyyy-MM-dd}）以前。请改对日期。");
        if (form.Kind != PortfolioItem.Letters) return;
        if (Texts.OrNull(form.Title) != PortfolioItem.LettersTitle) problems.AddModelError(nameof(form.Title), "书信里写了什么不登记。请把标题写成“有”。");
        if (form.CanShow == true) problems.AddModelError(nameof(form.CanShow), "孩子和家里的书信不公开，请选“否”。");
        if (record is not null && await db.Attachments.AnyAsync(a => a.RecordId == record.Id, cancellationToken))
            problems.AddModelError(nameof(form.Kind), "书信不留照片和附件。请先删去下面的照片，再改成书信。");
    }

    public override ValueTask<PortfolioItem> CreateAsync(PortfolioForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new PortfolioItem { Kind = form.Kind!, Title = form.Title! }; // Both required.
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(PortfolioForm form, PortfolioItem record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private static void Fill(PortfolioForm form, PortfolioItem record)
    {
        record.ChildId = form.ChildId!.Value; // Required, as is all but the pages.
        record.Kind = form.Kind!;
        record.Title = Texts.OrNull(form.Title)!;
        record.Date = form.Date!.Value;
        record.Pages = form.Pages;
        record.CanShow = form.CanShow!.Value;
    }
}
