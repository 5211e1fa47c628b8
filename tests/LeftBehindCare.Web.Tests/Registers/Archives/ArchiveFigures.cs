using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives;

internal static class ArchiveFigures
{
    /// <summary>M05–M07 of a school on a day of the fake clock's term.</summary>
    public static async Task<IndicatorTable> FiguresAsync(this TestSchool school, DateOnly? day = null) => new(await school.InSchoolAsync((services, _) =>
        services.GetServices<IIndicator>().OfType<ArchiveIndicator>().Single().ReadAsync(new RowScope(true, [], []), day ?? new DateOnly(2026, 11, 23), default)));

    /// <summary>M05 of one archive.</summary>
    public static async Task<Share> FiledAsync(this TestSchool school, string archive, DateOnly? day = null) =>
        (await school.FiguresAsync(day)).Of(ArchiveIndicator.Filed(archive));

    /// <summary>The term of the fake clock.</summary>
    public static Task AddTermAsync(this TestSchool school) => school.InSchoolAsync(async (services, db) =>
    {
        db.Add(new Term { Year = "2026-2027", TermNo = 1, From = new(2026, 9, 1), To = new(2027, 1, 31), FirstWeek = new(2026, 8, 31), WeekCount = 21, HolidayWeeks = [new(2026, 10, 5)] });
        await db.SaveChangesAsync();
        services.GetRequiredService<SchoolFactsReader>().Forget();
        return 0;
    });

    /// <summary>As a forged page would post it: with the record's right version.</summary>
    public static async Task<Page> PostVersionedAsync<T>(this Browserlike browser, TestSchool school, string url, Guid id)
        where T : LeftBehindCare.Registers.Records.SchoolRecord =>
        await browser.PostAsync(url, new { RowVersion = await school.InSchoolAsync(db => db.Set<T>().Where(d => d.Id == id).Select(d => d.RowVersion).SingleAsync()) });
}
