using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.ClassSummaries;

/// <summary>A school in the middle of a term, and the way a sheet takes there.</summary>
internal static class Summaries
{
    public static async Task<(TestSchool School, SchoolClass Class)> SchoolAsync(Office office)
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        return (school, await school.AddClassAsync());
    }

    public static Task AddTermAsync(this TestSchool school) => school.InSchoolAsync(db =>
    {
        db.Add(new Term { Year = "2026-2027", TermNo = 1, From = new(2026, 9, 1), To = new(2027, 1, 31), FirstWeek = new(2026, 8, 31), WeekCount = 21 });
        return db.SaveChangesAsync();
    });

    public static async Task MakeAndConfirmAsync(TestSchool school, Browserlike clerk, Guid classId)
    {
        await clerk.PostAsync($"/class-summaries/classes/{classId}");
        var summary = await OfAsync(school, classId);
        await clerk.PostAsync($"/class-summaries/{summary.Id}/confirm", new { seen = summary.Seen });
        Assert.NotNull((await OfAsync(school, classId)).ConfirmedAt);
    }

    public static Task<ClassSummary> OfAsync(TestSchool school, Guid classId) =>
        school.InSchoolAsync(db => db.ClassSummaries.AsNoTracking().SingleAsync(s => s.ClassId == classId));
}
