using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Classes;

/// <summary>班级 of a school year, with how many children it has today and who leads it.</summary>
public sealed class ClassRegister(AppDb db, SchoolLists lists, OfficeClock clock, ViewerContext viewers)
    : Register<SchoolClass, ClassForm, ClassRow, ClassFilter>
{
    private const int FirstMonth = 8;

    public override string Title => "班级";

    public override string Unit => "个班";

    public override DataArea Area => DataArea.Basics;

    public override string Duty => "每学年编一次班；班主任在“教职工”的任职里定";

    public override Expression<Func<SchoolClass, ClassRow>> Row
    {
        get
        {
            var today = clock.Today;
            var leftBehind = db.LeftBehindOn(today);
            return c => new ClassRow
            {
                Id = c.Id,
                Title = c.Title,
                AcademicYear = c.AcademicYear,
                Campus = c.Campus!.Name,
                SquadName = c.SquadName,
                Homeroom = db.PostSpans.Where(p => p.ClassId == c.Id && p.Role == Role.Homeroom && p.From <= today && (p.To == null || p.To > today))
                    .OrderBy(p => p.From).Select(p => p.Staff!.Name).FirstOrDefault(),
                Children = db.EnrollSpans.Count(e => e.ClassId == c.Id && e.From <= today && (e.To == null || e.To > today)),
                LeftBehind = leftBehind.Count(e => e.ClassId == c.Id),
            };
        }
    }

    public override IReadOnlyDictionary<string, Expression<Func<SchoolClass, object?>>> Sorts { get; } = new Dictionary<string, Expression<Func<SchoolClass, object?>>>
    {
        [nameof(ClassRow.AcademicYear)] = c => c.AcademicYear,
        [nameof(ClassRow.Campus)] = c => c.Campus!.Name,
    };

    public override IQueryable<SchoolClass> Reachable(IQueryable<SchoolClass> records, RowScope scope) => records.Within(scope);

    /// <summary>A homeroom teacher may edit children of the class, not set up classes.</summary>
    public override bool MayAdd(RowScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.WholeSchool || scope.Campuses.Count > 0;
    }

    public override IQueryable<SchoolClass> Find(IQueryable<SchoolClass> records, ClassFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (Texts.OrNull(filter.Q) is { } words) records = records.Where(c => c.Title.Contains(words) || c.SquadName!.Contains(words));
        if (!string.IsNullOrEmpty(filter.AcademicYear)) records = records.Where(c => c.AcademicYear == filter.AcademicYear);
        if (!string.IsNullOrEmpty(filter.Grade)) records = records.Where(c => c.Grade == filter.Grade);
        return records.OrderByDescending(c => c.AcademicYear).ThenBy(c => c.Grade).ThenBy(c => c.ClassNo).ThenBy(c => c.Campus!.Name).ThenBy(c => c.Id);
    }

    public override string Describe(SchoolClass record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Title;
    }

    public override ValueTask<ClassForm> BlankAsync(CancellationToken cancellationToken)
    {
        var start = clock.Today.Month >= FirstMonth ? clock.Today.Year : clock.Today.Year - 1;
        return new(new ClassForm { AcademicYear = $"{start}-{start + 1}", ClassNo = 1 });
    }

    public override ValueTask<ClassForm> ReadAsync(SchoolClass record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new ClassForm
        {
            AcademicYear = record.AcademicYear,
            CampusId = record.CampusId,
            Grade = record.Grade,
            ClassNo = record.ClassNo,
            SquadName = record.SquadName,
        });
    }

    public override async ValueTask CheckAsync(ClassForm form, SchoolClass? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        var years = form.AcademicYear!.Split('-').Select(y => int.Parse(y, System.Globalization.CultureInfo.InvariantCulture)).ToList(); // Form of the year checked.
        if (years[1] != years[0] + 1) problems.AddModelError(nameof(form.AcademicYear), $"一个学年跨两年，如 {years[0]}-{years[0] + 1}。");
        var scope = viewers.Viewer.Scope(DataArea.Basics, Access.Edit);
        if (!await db.Campuses.AnyAsync(c => c.Id == form.CampusId, cancellationToken) || !(scope.Covers(null, form.CampusId) || (record is not null && form.CampusId == record.CampusId)))
            problems.AddModelError(nameof(form.CampusId), "请从列表里选一个校区。");
        var own = record?.Id ?? Guid.Empty;
        if (await db.Classes.AnyAsync(c => c.Id != own && c.AcademicYear == form.AcademicYear && c.CampusId == form.CampusId && c.Grade == form.Grade && c.ClassNo == form.ClassNo, cancellationToken))
            problems.AddModelError(nameof(form.ClassNo), "这个校区这一年级已经有这个班号了。请换一个班号。");
    }

    public override async ValueTask<SchoolClass> CreateAsync(ClassForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        // All required.
        var one = new SchoolClass
        {
            AcademicYear = form.AcademicYear!,
            Grade = form.Grade!,
            ClassNo = form.ClassNo!.Value,
            CampusId = form.CampusId!.Value,
            SquadName = Texts.OrNull(form.SquadName),
            Title = "",
        };
        await NameAsync(one, cancellationToken);
        return one;
    }

    public override async ValueTask WriteAsync(ClassForm form, SchoolClass record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        record.AcademicYear = form.AcademicYear!; // Required, as are the three below.
        record.Grade = form.Grade!;
        record.ClassNo = form.ClassNo!.Value;
        record.CampusId = form.CampusId!.Value;
        record.SquadName = Texts.OrNull(form.SquadName);
        await NameAsync(record, cancellationToken);
    }

    public override async ValueTask<string?> WhyNotRemoveAsync(SchoolClass record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var children = await db.EnrollSpans.CountAsync(e => e.ClassId == record.Id, cancellationToken);
        if (children > 0) return $"{record.Title}登记过{children}人次在读，不能停用。登错的请先停用那些在读记录。";
        var posts = await db.PostSpans.CountAsync(p => p.ClassId == record.Id, cancellationToken);
        if (posts > 0) return $"{record.Title}还有班主任任职，请先结束任职。";
        lists.Forget();
        return null;
    }

    /// <summary>The class beside it is renamed when it stops being alone in its grade.</summary>
    private async Task NameAsync(SchoolClass one, CancellationToken cancellationToken)
    {
        lists.Forget();
        var campus = await db.Campuses.AsNoTracking().FirstAsync(c => c.Id == one.CampusId, cancellationToken);
        var beside = await db.Classes
            .Where(c => c.Id != one.Id && c.AcademicYear == one.AcademicYear && c.CampusId == one.CampusId && c.Grade == one.Grade).ToListAsync(cancellationToken);
        one.Title = ClassTitle.Of(campus, one.Grade, one.ClassNo, beside.Count == 0);
        foreach (var other in beside) other.Title = ClassTitle.Of(campus, other.Grade, other.ClassNo, alone: false);
    }
}
