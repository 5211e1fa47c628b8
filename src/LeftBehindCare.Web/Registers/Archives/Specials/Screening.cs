using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Specials;

/// <summary>Screens a whole class: one press for those with nothing, a draft for each who has something.</summary>
public sealed class Screening(AppDb db, ViewerContext viewers, OfficeClock clock)
{
    private IQueryable<SchoolClass> Mine => db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));

    /// <summary>The class with what was found so far; null out of reach.</summary>
    public async Task<ScreenPage?> ReadAsync(Guid classId, ScreenForm? typed, IReadOnlyDictionary<Guid, string>? problems, CancellationToken cancellationToken)
    {
        if (await Mine.Where(c => c.Id == classId).Select(c => c.Title).FirstOrDefaultAsync(cancellationToken) is not { } title) return null;
        var (today, year) = (clock.Today, SchoolYear.NameOf(clock.Today));
        var leftBehind = db.LeftBehindOn(today);
        var lines = await (
            from span in db.EnrolledOn(today)
            where span.ClassId == classId && !span.Child!.IsDeleted
            let record = db.Specials.Where(s => s.ChildId == span.ChildId && s.Year == year).FirstOrDefault()
            let isLeftBehind = leftBehind.Any(l => l.ChildId == span.ChildId)
            orderby isLeftBehind descending, span.Child!.Pinyin, span.ChildId
            select new { span.ChildId, span.Child!.Name, isLeftBehind, record }).ToListAsync(cancellationToken);
        return new ScreenPage(classId, title, year,
            [.. lines.Select(l => new ScreenLine(l.ChildId, l.Name, l.isLeftBehind, l.record?.Id, l.record?.Types ?? [], l.record?.Status))],
            (typed?.Rows ?? []).Where(r => r.Types is { Length: > 0 }).DistinctBy(r => r.ChildId).ToDictionary(r => r.ChildId, r => r.Types!), problems ?? new Dictionary<Guid, string>());
    }

    /// <summary>What cannot be saved, by child.</summary>
    public static Dictionary<Guid, string> Problems(ScreenForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Rows.Where(r => r.Types is { Length: > 1 } types && types.Contains(SpecialCodes.None)).DistinctBy(r => r.ChildId)
            .ToDictionary(r => r.ChildId, _ => "选了“无”就不能再选别的。");
    }

    /// <summary>Saves the class. Who was screened already is left alone.</summary>
    /// <returns>How many were handed in as 无, and how many drafts have to be filled in.</returns>
    public async Task<(int None, int Drafts)> SaveAsync(ScreenPage page, ScreenForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(form);
        var staff = viewers.Viewer.StaffId ?? throw new InvalidOperationException("Whoever fills in archives is staff of the school.");
        var (none, drafts) = (0, 0);
        foreach (var line in page.Lines.Where(l => l.RecordId is null))
        {
            var types = page.Typed.GetValueOrDefault(line.ChildId) ?? (form.Rest ? [SpecialCodes.None] : []);
            if (types.Length == 0) continue;
            var record = new SpecialRegistration { ChildId = line.ChildId, Year = page.Year, Types = [.. types.Distinct().Order(StringComparer.Ordinal)], ScreenBy = staff, ScreenOn = clock.Today };
            if (record.Types is [SpecialCodes.None])
            {
                record.HandIn(clock.UtcNow);
                none++;
            }
            else
            {
                drafts++;
            }

            db.Add(record);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (none, drafts);
    }
}
