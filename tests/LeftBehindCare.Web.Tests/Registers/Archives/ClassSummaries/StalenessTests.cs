using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Tests.People.Import;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.ClassSummaries;

/// <summary>Each way by which what A2 shows can change makes it stale in that very save.</summary>
public sealed class StalenessTests(Office office) : IClassFixture<Office>
{
    private static readonly Dictionary<string, Func<AppDb, Family, Task>> Ways = new()
    {
        ["孩子改名"] = async (db, f) => (await db.Children.SingleAsync(c => c.Id == f.Child.Id)).Name = "田小麦",
        ["出生日期更正到另一个月"] = async (db, f) => (await db.Children.SingleAsync(c => c.Id == f.Child.Id)).BirthDate = f.Child.BirthDate.AddMonths(-1),
        ["孩子作废"] = async (db, f) => (await db.Children.SingleAsync(c => c.Id == f.Child.Id)).IsDeleted = true,
        ["转走"] = async (db, f) =>
        {
            var span = await db.EnrollSpans.SingleAsync(e => e.ChildId == f.Child.Id);
            (span.To, span.ExitKind) = (new DateOnly(2026, 11, 20), AlterKind.TransferredOut);
        },
        ["父亲回来"] = async (db, f) => (await db.AwaySpans.SingleAsync(a => a.ParentId == f.Father.Id)).To = new DateOnly(2026, 9, 15),
        ["父亲换地方务工"] = async (db, f) => (await db.AwaySpans.SingleAsync(a => a.ParentId == f.Father.Id)).WorkPlace = "福建省晋江市",
        ["外出记录作废"] = async (db, f) => (await db.AwaySpans.SingleAsync(a => a.ParentId == f.Mother.Id)).IsDeleted = true,
        ["母亲改名"] = async (db, f) => (await db.Parents.SingleAsync(p => p.Id == f.Mother.Id)).Name = "舒晓琴",
        ["母亲改为服刑"] = async (db, f) => (await db.ParentLinks.SingleAsync(l => l.ParentId == f.Mother.Id)).Presence = Presence.Detained,
        ["监护人改名"] = async (db, f) => (await db.Guardians.SingleAsync(g => g.Id == f.Grandmother.Id)).Name = "龙银花",
        ["监护关系更正"] = async (db, f) => (await db.GuardianLinks.SingleAsync(l => l.ChildId == f.Child.Id)).Relation = Relation.MaternalGrandmother,
        ["监护人的电话停用"] = async (db, f) => (await db.PhoneEntries.SingleAsync(p => p.OwnerId == f.Grandmother.Id)).IsDeleted = true,
        ["给母亲添电话"] = (db, f) =>
        {
            db.Add(new PhoneEntry { OwnerType = PhoneOwner.Parent, OwnerId = f.Mother.Id, Number = "15400000333", Kind = PhoneKind.Mobile, SortNo = 1 });
            return Task.CompletedTask;
        },
        ["筛查三特"] = async (db, f) => db.Add(new SpecialRegistration
        {
            ChildId = f.Child.Id,
            Year = "2026-2027",
            Types = ["1", "3"],
            ScreenBy = (await db.Staff.FirstAsync()).Id,
            ScreenOn = new(2026, 11, 20),
            Status = RecordStatus.Submitted,
        }),
        ["村改名"] = async (db, f) => (await db.Villages.SingleAsync()).Name = "新塘村",
    };

    public static TheoryData<string> WaysToday => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(WaysToday))]
    public async Task A_change_of_what_it_shows_makes_it_stale_and_is_told(string way)
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        var family = await Family.MoveInAsync(school, room.Id);
        await school.InSchoolAsync(async db =>
        {
            var village = new Village { Name = "竹溪村", CountyCode = TestSchool.County };
            db.Add(village);
            (await db.Children.SingleAsync()).VillageId = village.Id;
            await db.SaveChangesAsync();
        });
        var clerk = await school.PersonAsync(Role.Archivist);
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);

        await school.InSchoolAsync(async db =>
        {
            await Ways[way](db, family);
            await db.SaveChangesAsync();
        });

        var summary = await Summaries.OfAsync(school, room.Id);
        Assert.True(summary.IsStale);
        Assert.NotNull(summary.StaleSince);
        var told = (await clerk.GetAsync($"/class-summaries/{summary.Id}")).Html.QuerySelectorAll(".lb-dl dd div");
        Assert.NotEmpty(told);
        Assert.DoesNotContain("有您看不到的内容变了", told.Select(t => t.TextContent));
    }

    [Fact]
    public async Task An_import_that_changes_a_number_or_moves_a_child_makes_the_sheets_it_touches_stale()
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        var (first, second) = (await school.AddClassAsync("4", 1), await school.AddClassAsync("4", 2));
        var clerk = await school.ClerkAsync();
        string[] one = Rosters.Child(5), two = Rosters.Child(6, one: "2班"), three = Rosters.Child(7);
        await clerk.ImportAsync(Rosters.Xlsx(one, two, three), "all");
        await school.InSchoolAsync(async db =>
        {
            foreach (var parent in await db.Parents.ToListAsync()) db.Add(new AwaySpan { ParentId = parent.Id, From = new(2026, 9, 1), WorkPlace = "广东省东莞市" });
            await db.SaveChangesAsync();
        });
        await BothAsync();

        one[13] = "15400900005";
        await clerk.ImportAsync(Rosters.Xlsx(one), "all");
        Assert.Equal((true, false), await StaleAsync());

        await BothAsync();
        one[8] = "2班";
        await clerk.ImportAsync(Rosters.Xlsx(one), "all");
        Assert.Equal((true, true), await StaleAsync());

        async Task BothAsync()
        {
            foreach (var room in new[] { first, second }) await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);
            Assert.Equal((false, false), await StaleAsync());
        }

        async Task<(bool, bool)> StaleAsync() => ((await Summaries.OfAsync(school, first.Id)).IsStale, (await Summaries.OfAsync(school, second.Id)).IsStale);
    }

    [Fact]
    public async Task Another_definition_of_left_behind_makes_it_stale()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        await Family.MoveInAsync(school, room.Id);
        await Summaries.MakeAndConfirmAsync(school, await school.PersonAsync(Role.Archivist), room.Id);
        var principal = await school.PersonAsync(Role.Principal);

        var saved = await principal.PostFormAsync("/school", new { LbAgeMin = 15 }, "#lb-form");

        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.True((await Summaries.OfAsync(school, room.Id)).IsStale);
    }

    [Fact]
    public async Task A_change_in_one_class_leaves_the_sheet_of_another_alone()
    {
        var (school, room) = await Summaries.SchoolAsync(office);
        var other = await school.AddClassAsync("5");
        var family = await Family.MoveInAsync(school, room.Id);
        await Family.MoveInAsync(school, other.Id, "龙远舟");
        var clerk = await school.PersonAsync(Role.Archivist);
        await Summaries.MakeAndConfirmAsync(school, clerk, room.Id);
        await Summaries.MakeAndConfirmAsync(school, clerk, other.Id);

        await school.InSchoolAsync(async db =>
        {
            (await db.Children.SingleAsync(c => c.Id == family.Child.Id)).AddrDetail = "第九组1号";
            await db.SaveChangesAsync();
        });

        Assert.True((await Summaries.OfAsync(school, room.Id)).IsStale);
        Assert.False((await Summaries.OfAsync(school, other.Id)).IsStale);
    }
}
