using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Children;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.People.Children;

public sealed class ChildPageTests(Office office) : IClassFixture<Office>
{
    private const string Number = "439900201604120022";

    [Fact]
    public async Task The_page_says_who_cares_for_the_child_whom_to_call_and_what_the_four_definitions_say()
    {
        var (school, family, one) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, TestFamily.September, place: "浙江省宁波市");
        await TestFamily.PhoneAsync(school, PhoneOwner.Parent, family.Mother.Id, "15401004417");
        var teacher = await school.PersonAsync(Role.Homeroom, one.Id);

        var page = await teacher.GetAsync($"/children/{family.Child.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("2026-09-01 起在浙江省宁波市务工", page.Text, StringComparison.Ordinal);
        Assert.Contains("有人外出，算。", page.Text, StringComparison.Ordinal);
        var call = page.Html.QuerySelector("a[href='tel:15401004417']");
        Assert.Equal("154****4417", call?.TextContent);
    }

    [Fact]
    public async Task Another_day_gives_the_answer_of_that_day()
    {
        var (school, family, one) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, TestFamily.November);
        var teacher = await school.PersonAsync(Role.Homeroom, one.Id);

        Assert.Contains("只有父亲外出", (await teacher.GetAsync($"/children/{family.Child.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("没有人外出", (await teacher.GetAsync($"/children/{family.Child.Id}?on=2026-10-01")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_out_of_reach_looks_like_one_that_does_not_exist()
    {
        var (school, family, _) = await NewFamilyAsync();
        var stranger = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        var other = await (await office.NewSchoolAsync("城西小学")).PersonAsync(Role.Archivist);

        foreach (var path in new[] { "", "/family", "/enrolments", "/edit" })
        {
            var nobody = await stranger.GetAsync($"/children/{Guid.CreateVersion7()}{path}");
            Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/children/{family.Child.Id}{path}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/children/{family.Child.Id}{path}")).Status);
        }
    }

    [Fact]
    public async Task No_digit_of_an_id_number_stands_in_any_page_until_it_is_asked_for_with_a_reason()
    {
        var (school, family, one) = await NewFamilyAsync();
        await SealAsync(school, family.Child.Id);
        var teacher = await school.PersonAsync(Role.Homeroom, one.Id);

        foreach (var path in new[] { "", "/family", "/enrolments", "/edit" })
        {
            var page = await teacher.GetAsync($"/children/{family.Child.Id}{path}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(Number[..10], page.Source, StringComparison.Ordinal);
            Assert.DoesNotContain(Number[^4..], page.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var url = $"/children/{family.Child.Id}/numbers/id";
        var without = await teacher.PostAsync(url, new { Reason = "其他" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.DoesNotContain(Number, without.Source, StringComparison.Ordinal);

        var shown = await teacher.PostFormAsync(url, new { Reason = "核对证件" });

        Assert.Contains(Number, shown.Text, StringComparison.Ordinal);
        Assert.StartsWith("60;", shown.Html.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content"), StringComparison.Ordinal);
        Assert.True(shown.Response.Headers.CacheControl?.NoStore);
        var entry = await school.InSchoolAsync(db => db.AccessLog.SingleAsync());
        Assert.Equal((AccessAction.RevealNumber, "核对证件", family.Child.Id), (entry.Action, entry.Reason, entry.EntityId));
    }

    [Fact]
    public async Task Who_sees_only_the_state_of_a_number_cannot_have_it_shown()
    {
        var (school, family, _) = await NewFamilyAsync();
        await SealAsync(school, family.Child.Id);
        var deputy = await school.PersonAsync(Role.Deputy);

        Assert.Contains("已核实", (await deputy.GetAsync($"/children/{family.Child.Id}")).Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await deputy.PostAsync($"/children/{family.Child.Id}/numbers/id", new { Reason = "上报" })).Status);
        Assert.Empty(await school.InSchoolAsync(db => db.AccessLog.ToListAsync()));
    }

    [Fact]
    public async Task The_principal_reads_who_looked_and_who_changed_and_a_teacher_does_not()
    {
        var (school, family, one) = await NewFamilyAsync();
        await SealAsync(school, family.Child.Id);
        var teacher = await school.PersonAsync(Role.Homeroom, one.Id, name: "周映川");
        await teacher.PostAsync($"/children/{family.Child.Id}/numbers/id", new { Reason = "办理转学" });
        var principal = await school.PersonAsync(Role.Principal);

        var logs = await principal.GetAsync($"/children/{family.Child.Id}/logs");

        Assert.Contains("周映川", logs.Text, StringComparison.Ordinal);
        Assert.Contains("办理转学", logs.Text, StringComparison.Ordinal);
        Assert.Contains("证件号（加密保存，不记内容）", logs.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await teacher.GetAsync($"/children/{family.Child.Id}/logs")).Status);
    }

    [Fact]
    public async Task The_page_takes_a_fixed_number_of_queries_however_much_there_is_to_tell()
    {
        var (school, family, _) = await NewFamilyAsync();
        var small = await CountAsync();
        for (var i = 0; i < 5; i++)
        {
            await TestFamily.PhoneAsync(school, PhoneOwner.Parent, family.Father.Id, $"1540100{i:0000}");
            await TestFamily.InAsync(school, (await school.AddClassAsync("3", i + 2)).Id, $"石小{i}", father: family.Father);
            await TestFamily.AwayAsync(school, family.Mother, new DateOnly(2020 + i, 2, 1), new DateOnly(2020 + i, 6, 1));
        }

        Assert.Equal(small, await CountAsync());

        Task<int> CountAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Archivist, null, null)] };
            return await services.GetRequiredService<ChildPageReader>().ReadAsync(family.Child.Id, null, default);
        }));
    }

    private async Task<(TestSchool School, TestFamily Family, SchoolClass Class)> NewFamilyAsync()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        return (school, await TestFamily.InAsync(school, one.Id), one);
    }

    private static Task<int> SealAsync(TestSchool school, Guid childId) => school.InSchoolAsync(async (services, db) =>
    {
        var cipher = await services.GetRequiredService<SchoolCiphers>().CurrentAsync();
        var row = await db.Children.SingleAsync(c => c.Id == childId);
        row.IdNo = cipher.Seal(SealedColumns.ChildIdNo, childId, Number);
        row.IdNoHash = cipher.Index(Number);
        row.IdState = IdState.Verified;
        return await db.SaveChangesAsync();
    });
}
