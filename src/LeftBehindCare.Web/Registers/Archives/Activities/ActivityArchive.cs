using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LeftBehindCare.Web.Registers.Archives.Activities;

/// <summary>A5 among the archives: took part in at least one activity of this term, of the school's or of the class's own A6 (M05.A5).</summary>
public sealed class ActivityArchive(AppDb db, ActivityRegister register, Participations participations, ViewerContext viewers, IModelMetadataProvider metadata)
    : ReviewedArchive<Activity, ActivityForm, ActivityRow, ActivityFilter>(db, register, viewers, metadata)
{
    public const string Number = "A5";

    public override string Code => Number;

    public override string Title => "活动";

    public override string Rule => "学期 ≥1";

    public override GatheredOver Gathered => GatheredOver.Term;

    public override string Controller => "Activities";

    public override string Noun => "次活动登记";

    public override bool IsLate(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.IsLastThirdOfTerm;
    }

    public override (string Title, string Why) Late(int count) => ($"{count}人这学期还没参加过活动", "学期已过三分之二，安排他们参加一次");

    public override IQueryable<ArchiveMark> Marks(ArchiveDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        var (from, to) = (day.Term?.From ?? day.YearFrom, day.Day);
        return participations.Marks(Number, from, to);
    }

    /// <summary>A child has one card, with everything it took part in; it is printed by the child's id.</summary>
    public override string Entity => ActivityCardPapers.CardEntity;

    public override async Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) =>
        (await participations.OfAsync([childId], cancellationToken))[childId].ToList() is { Count: > 0 } all
            ? [new DossierEntry(childId, $"{all.Count}次", all[^1].Date, RecordStatus.Effective)] : [];

    /// <summary>Those of the school are the business of who looks after the school.</summary>
    protected override IQueryable<Activity> Due(IQueryable<Activity> reached, RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.WholeSchool ? reached : reached.Where(a => a.ClassId != null);
    }

    /// <summary>A child does not take part by a form of its own: its activities are listed, and those it can be entered into.</summary>
    public override (string Action, object Route) Form(Guid about, Guid? recordId) =>
        recordId is { } id ? ("People", new { id }) : ("Index", new { thisTerm = true });
}
