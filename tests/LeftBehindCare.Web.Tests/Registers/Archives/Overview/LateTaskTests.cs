using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Overview;

/// <summary>What is missing is told when it should be there by now, and not before (AL02, AL04, AL13).</summary>
public sealed class LateTaskTests
{
    [Fact]
    public async Task A_teacher_is_told_what_the_own_class_lacks_from_the_eighth_week_and_in_the_last_third()
    {
        await using var own = await Office.OwnAsync();
        var school = await own.NewSchoolAsync();
        await school.AddTermAsync();
        var (room, five) = (await school.AddClassAsync(), await school.AddClassAsync("5"));
        var (one, _) = (await Family.MoveInAsync(school, room.Id), await Family.MoveInAsync(school, room.Id, "龙远舟"));
        await Family.MoveInAsync(school, five.Id, "罗一苇");
        async Task<string> HomeAsync(DateOnly day)
        {
            own.Clock.Advance(OfficeDay(day) - own.Clock.GetUtcNow());
            return (await (await school.PersonAsync(Role.Homeroom, room.Id)).GetAsync("/")).Text;
        }

        // The clock begins in the twelfth week and only goes on.
        var week12 = await HomeAsync(new(2026, 11, 23));
        Assert.Contains("2人还没有筛查三特", week12, StringComparison.Ordinal);
        Assert.Contains("1个班的班级关爱次数不够", week12, StringComparison.Ordinal);
        Assert.DoesNotContain("还没参加过活动", week12, StringComparison.Ordinal);

        var screener = (await school.AddStaffAsync()).Id;
        await school.InSchoolAsync(async db =>
        {
            db.Add(new SpecialRegistration { ChildId = one.Child.Id, Year = "2026-2027", Types = ["0"], ScreenBy = screener, ScreenOn = new(2026, 11, 24), Status = RecordStatus.Submitted });
            await db.SaveChangesAsync();
        });
        var december = await HomeAsync(new(2026, 12, 28));
        Assert.Contains("1人还没有筛查三特", december, StringComparison.Ordinal);
        Assert.Contains("2人这学期还没参加过活动", december, StringComparison.Ordinal);
        Assert.DoesNotContain("闪光点", december, StringComparison.Ordinal);

        Assert.Contains("2人这学年还没有闪光点", await HomeAsync(new(2027, 5, 10)), StringComparison.Ordinal);
    }

    private static DateTimeOffset OfficeDay(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8));
}
