using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Surveys;

/// <summary>A0 摸底调查: 「全面掌握留守儿童实情」; round by round, a line for each class.</summary>
public sealed class SurveyRegister(AppDb db, ViewerContext viewers, RoomChooser chooser, OfficeClock clock) : Register<SurveyRound, SurveyForm, SurveyRow, SurveyFilter>
{
    public override string Title => "摸底调查";

    public override string Unit => "个班次";

    public override DataArea Area => DataArea.Archives;

    public override string Duty => "每学期开学摸一次底：调查表发下去、收回来、逐个核实；是不是留守由家庭情况推算";

    public override Expression<Func<SurveyRound, SurveyRow>> Row { get; } = s => new SurveyRow
    {
        Id = s.Id,
        Title = s.Title,
        ClassTitle = s.Class!.Title,
        DueDate = s.DueDate,
        Issued = s.Issued,
        Returned = s.Returned,
        Verified = s.VerifiedIds.Length,
        VerifyWay = s.VerifyWay,
    };

    public override IReadOnlyDictionary<string, Expression<Func<SurveyRound, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<SurveyRound, object?>>>
    {
        [nameof(SurveyRow.DueDate)] = s => s.DueDate,
        [nameof(SurveyRow.Returned)] = s => s.Returned,
    };

    public override IQueryable<SurveyRound> Reachable(IQueryable<SurveyRound> records, RowScope scope)
    {
        var classes = db.Classes.Within(scope);
        return records.Include(s => s.Class).Where(s => classes.Any(c => c.Id == s.ClassId));
    }

    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return !scope.IsEmpty;
    }

    public override IQueryable<SurveyRound> Find(IQueryable<SurveyRound> records, SurveyFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (Texts.OrNull(filter.Title) is { } title) records = records.Where(s => s.Title == title);
        if (filter.ClassId is { } room) records = records.Where(s => s.ClassId == room);
        if (filter.Open is { } open) records = records.Where(s => (s.Returned < s.Issued) == open);
        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(s => s.Title.Contains(words) || s.Class!.Title.Contains(words));
        return records.OrderByDescending(s => s.DueDate).ThenBy(s => s.Title).ThenBy(s => s.Class!.Grade).ThenBy(s => s.Class!.ClassNo).ThenBy(s => s.Id);
    }

    public override string Describe(SurveyRound record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.Class!.Title}“{record.Title}”";
    }

    public override async ValueTask<SurveyForm> BlankAsync(CancellationToken cancellationToken) =>
        new() { ClassId = await chooser.OnlyClassAsync(cancellationToken), Returned = 0 };

    public override async ValueTask PrepareAsync(SurveyForm form, bool isBlank, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var mine = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));
        if (isBlank && form.ClassId is { } room) form.Issued ??= await db.EnrolledOn(clock.Today).CountAsync(e => e.ClassId == room && mine.Any(c => c.Id == room), cancellationToken);
        await chooser.ChooseAsync(form.ClassId, null, form.VerifiedIds, cancellationToken);
    }

    public override ValueTask<SurveyForm> ReadAsync(SurveyRound record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new SurveyForm
        {
            Title = record.Title,
            ClassId = record.ClassId,
            DueDate = record.DueDate,
            Issued = record.Issued,
            Returned = record.Returned,
            VerifyWay = record.VerifyWay,
            VerifiedIds = record.VerifiedIds,
        });
    }

    public override async ValueTask CheckAsync(SurveyForm form, SurveyRound? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        // Tracked, so that the record knows its class by name from here on.
        var reached = db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));
        if (await reached.FirstOrDefaultAsync(c => c.Id == form.ClassId, cancellationToken) is not { } chosen)
        {
            problems.AddModelError(nameof(form.ClassId), "请从列表里选一个班。别班的调查由那个班的班主任来记。");
            return;
        }

        var (title, own) = (Texts.OrNull(form.Title), record?.Id ?? Guid.Empty);
        if (await db.Surveys.AnyAsync(s => s.Title == title && s.ClassId == chosen.Id && s.Id != own, cancellationToken))
            problems.AddModelError(nameof(form.Title), $"{chosen.Title}在这一轮里已经登记了。请到名册里改那一行。");
        if (form.Returned > form.Issued) problems.AddModelError(nameof(form.Returned), $"收回的不能比发出的多。发出是{form.Issued}份，请改对。");
        var ids = (form.VerifiedIds ?? []).Distinct().ToArray();
        var known = await db.EnrollSpans.Where(e => e.ClassId == chosen.Id && ids.Contains(e.ChildId)).Select(e => e.ChildId).Distinct().CountAsync(cancellationToken);
        if (known < ids.Length) problems.AddModelError(nameof(form.VerifiedIds), $"勾选的人里有{ids.Length - known}人不是{chosen.Title}的。换了班级，请重新勾选。");
    }

    public override ValueTask<SurveyRound> CreateAsync(SurveyForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var record = new SurveyRound { Title = form.Title!, VerifyWay = form.VerifyWay!, VerifiedIds = [] }; // Both required.
        Fill(form, record);
        return new(record);
    }

    public override ValueTask WriteAsync(SurveyForm form, SurveyRound record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    private static void Fill(SurveyForm form, SurveyRound record)
    {
        record.Title = Texts.OrNull(form.Title)!; // Required, as is all but the children.
        record.ClassId = form.ClassId!.Value;
        record.DueDate = form.DueDate!.Value;
        record.Issued = form.Issued!.Value;
        record.Returned = form.Returned!.Value;
        record.VerifyWay = form.VerifyWay!;
        var verified = (form.VerifiedIds ?? []).Distinct().ToArray();
        if (!record.VerifiedIds.Order().SequenceEqual(verified.Order())) record.VerifiedIds = verified;
    }
}
