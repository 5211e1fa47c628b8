using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>A3 成长记录卡: 「客观、公正地记录各留守儿童的各项成长情况」; one card a child and term.</summary>
public sealed class GrowthRegister(AppDb db, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock)
    : Register<GrowthCard, GrowthForm, GrowthRow, GrowthFilter>, IFilesAway<GrowthCard>
{
    public override string Title => "成长卡";

    public override string Unit => "张卡";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "一人一学期一张；期中填好体格和等级，期末前两周补评语，只发给本人的监护人";

    public override Expression<Func<GrowthCard, GrowthRow>> Row
    {
        get
        {
            var today = clock.Today;
            return c => new GrowthRow
            {
                Id = c.Id,
                Name = c.Child!.Name,
                ClassTitle = db.EnrolledOn(today).Where(e => e.ChildId == c.ChildId).Select(e => e.Class!.Title).FirstOrDefault(),
                Term = c.Term!.Year + (c.Term!.TermNo == 1 ? " 上" : " 下"),
                HeightCm = c.HeightCm,
                WeightKg = c.WeightKg,
                Status = c.Status,
            };
        }
    }

    public override IReadOnlyDictionary<string, Expression<Func<GrowthCard, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<GrowthCard, object?>>>
    {
        [nameof(GrowthRow.Name)] = c => c.Child!.Pinyin,
        [nameof(GrowthRow.HeightCm)] = c => c.HeightCm,
        [nameof(GrowthRow.WeightKg)] = c => c.WeightKg,
    };

    public override IQueryable<GrowthCard> Reachable(IQueryable<GrowthCard> records, RowScope scope)
    {
        var children = db.Children.Within(scope, db, clock.Today);
        return records.Include(c => c.Child).Include(c => c.Term).Where(c => children.Any(k => k.Id == c.ChildId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<GrowthCard> Find(IQueryable<GrowthCard> records, GrowthFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today;
        if (filter.ClassId is { } room) records = records.Where(c => db.EnrolledOn(today).Any(e => e.ChildId == c.ChildId && e.ClassId == room));
        if (filter.TermId is { } term) records = records.Where(c => c.TermId == term);
        if (filter.Status is { } status) records = records.Where(c => c.Status == (RecordStatus)status);
        if (Texts.OrNull(filter.Q) is { } words)
        {
            var named = db.Children.Named(words);
            records = records.Where(c => named.Any(k => k.Id == c.ChildId));
        }

        return records.OrderByDescending(c => c.Term!.From).ThenBy(c => c.Child!.Pinyin).ThenBy(c => c.Id);
    }

    /// <inheritdoc/>
    public IQueryable<GrowthCard> Over(IQueryable<GrowthCard> records)
    {
        var today = clock.Today;
        return records.Where(c => c.Term!.To < today || !db.EnrolledOn(today).Any(e => e.ChildId == c.ChildId));
    }

    public override string Describe(GrowthCard record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.Child!.Name}的成长卡";
    }

    public override async ValueTask<GrowthForm> BlankAsync(CancellationToken cancellationToken) =>
        new() { TermId = (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today)?.Id };

    public override ValueTask PrepareAsync(GrowthForm form, bool isBlank, CancellationToken cancellationToken) => AskAsync(form, cancellationToken);

    public override async ValueTask<GrowthForm> ReadAsync(GrowthCard record, CancellationToken cancellationToken)
    {
        var form = FormOf(record);
        await AskAsync(form, cancellationToken);
        return form;
    }

    /// <summary>The record as its form.</summary>
    public static GrowthForm FormOf(GrowthCard record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new GrowthForm
        {
            ChildId = record.ChildId,
            TermId = record.TermId,
            HeightCm = record.HeightCm,
            WeightKg = record.WeightKg,
            VisionL = record.VisionL,
            VisionR = record.VisionR,
            QMoral = record.QMoral,
            QStudy = record.QStudy,
            QHealth = record.QHealth,
            QArt = record.QArt,
            QPractice = record.QPractice,
            Yw = record.Yw,
            Sx = record.Sx,
            Yy = record.Yy,
            Kx = record.Kx,
            Df = record.Df,
            Ty = record.Ty,
            Ys = record.Ys,
            Ld = record.Ld,
            Xx = record.Xx,
            Progress = record.Progress,
            Awards = record.Awards,
            SelfEval = record.SelfEval,
            ProxyEval = record.ProxyEval,
            HeadEval = record.HeadEval,
            ParentWord = record.ParentWord,
            NextGoal = record.NextGoal,
        };
    }

    public override async ValueTask CheckAsync(GrowthForm form, GrowthCard? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        await AskAsync(form, cancellationToken);
        // Tracked, so that the record knows its child by name from here on.
        var mine = db.Children.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit), db, clock.Today);
        if (await mine.FirstOrDefaultAsync(c => c.Id == form.ChildId, cancellationToken) is not { } child)
        {
            problems.AddModelError(nameof(form.ChildId), "请从列表里选一个孩子。别班的孩子由那个班的班主任来填。");
            return;
        }

        if (await db.Terms.FirstOrDefaultAsync(t => t.Id == form.TermId, cancellationToken) is not { } term)
        {
            problems.AddModelError(nameof(form.TermId), "请从列表里选学期。");
            return;
        }

        if (term.From > clock.Today) problems.AddModelError(nameof(form.TermId), "这个学期还没有开始，不能先填成长卡。");
        var own = record?.Id;
        if (await db.GrowthCards.AnyAsync(c => c.ChildId == child.Id && c.TermId == term.Id && c.Id != own, cancellationToken))
            problems.AddModelError(nameof(form.ChildId), $"{child.Name}这个学期已经有一张成长卡。要改，请打开那一张。");
        foreach (var (name, number) in new[] { (nameof(form.HeightCm), form.HeightCm), (nameof(form.WeightKg), form.WeightKg), (nameof(form.VisionL), form.VisionL), (nameof(form.VisionR), form.VisionR) })
            if (number is { } written && written != Math.Round(written, 1)) problems.AddModelError(name, "最多写一位小数，如 128.5。");
        foreach (var (name, text) in new[] { (nameof(form.Progress), form.Progress), (nameof(form.ProxyEval), form.ProxyEval), (nameof(form.HeadEval), form.HeadEval) })
            if (LabelWords.In(text) is { } label) problems.AddModelError(name, $"请不要用“{label}”这样的说法，改写孩子做了什么。");
    }

    public override ValueTask<GrowthCard> CreateAsync(GrowthForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new GrowthCard();
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(GrowthForm form, GrowthCard record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private async ValueTask AskAsync(GrowthForm form, CancellationToken cancellationToken)
    {
        var term = (await schools.CurrentAsync(cancellationToken))?.Terms.FirstOrDefault(t => t.Id == form.TermId);
        form.AskForWords(GrowthRules.WantsWords(term, clock.Today));
    }

    private static void Fill(GrowthForm form, GrowthCard record)
    {
        record.ChildId = form.ChildId!.Value; // Both required.
        record.TermId = form.TermId!.Value;
        record.HeightCm = form.HeightCm;
        record.WeightKg = form.WeightKg;
        record.VisionL = form.VisionL;
        record.VisionR = form.VisionR;
        record.QMoral = form.QMoral;
        record.QStudy = form.QStudy;
        record.QHealth = form.QHealth;
        record.QArt = form.QArt;
        record.QPractice = form.QPractice;
        record.Yw = form.Yw;
        record.Sx = form.Sx;
        record.Yy = form.Yy;
        record.Kx = form.Kx;
        record.Df = form.Df;
        record.Ty = form.Ty;
        record.Ys = form.Ys;
        record.Ld = form.Ld;
        record.Xx = form.Xx;
        record.Progress = Texts.LinesOrNull(form.Progress);
        record.Awards = Texts.LinesOrNull(form.Awards);
        record.SelfEval = Texts.LinesOrNull(form.SelfEval);
        record.ProxyEval = Texts.LinesOrNull(form.ProxyEval);
        record.HeadEval = Texts.LinesOrNull(form.HeadEval);
        record.ParentWord = Texts.LinesOrNull(form.ParentWord);
        record.NextGoal = Texts.LinesOrNull(form.NextGoal);
    }
}
