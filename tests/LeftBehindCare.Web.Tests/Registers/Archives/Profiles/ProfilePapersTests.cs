using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Profiles;

public sealed class ProfilePapersTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task The_sheet_says_who_is_away_and_who_cares_and_prints_no_number()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room);
        var teacher = await school.PersonAsync(Role.Homeroom, room);

        var page = await teacher.GetAsync($"/profiles/{family.Child.Id}/preview");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var options = page.Html.QuerySelectorAll(".paper-chosen").Select(o => o.TextContent.Trim()).ToList();
        Assert.Contains(options, o => o.EndsWith("双方外出", StringComparison.Ordinal));
        Assert.Contains(options, o => o.EndsWith("住校", StringComparison.Ordinal));
        Assert.Contains("龙银秀", page.Text, StringComparison.Ordinal);
        Assert.Contains("15400000268", page.Text, StringComparison.Ordinal);
        Assert.Contains("已登记", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Family.GuardianId, page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_father_is_printed_with_dashes_and_nobody_asks_for_his_phone()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room, fatherIs: l => l.Presence = Presence.Dead);

        var paper = await PaperAsync(school, family.Child.Id, Post(Role.Principal));

        Assert.Equal(new ParentOnPaper("田广生（亡故）", "—", "—", "—", "—", "—"), paper.Father);
        Assert.Equal(OutType.SoleCarer, paper.OutType);
    }

    [Fact]
    public async Task Whole_numbers_are_printed_only_when_asked_for_and_never_for_who_may_not_know_them()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room);

        Assert.Equal("已登记", (await PaperAsync(school, family.Child.Id, Post(Role.Principal))).Guardian?.IdNo);
        Assert.Equal(Family.GuardianId, (await PaperAsync(school, family.Child.Id, Post(Role.Principal), true)).Guardian?.IdNo);
        Assert.Null((await PaperAsync(school, family.Child.Id, Post(Role.Counsellor), true)).Guardian?.IdNo);
    }

    [Fact]
    public async Task What_a_viewer_may_not_see_is_not_on_the_paper_and_the_paper_says_so()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room);

        var paper = await PaperAsync(school, family.Child.Id, Post(Role.Counsellor));

        Assert.Equal(family.Child.Name, paper.Name);
        Assert.Null(paper.Father);
        Assert.Null(paper.Guardian);
        Assert.Empty(paper.Contacts);
        Assert.Contains("父母与监护", paper.Withheld);
    }

    [Fact]
    public async Task A_print_is_in_the_access_log_before_it_leaves_and_is_not_kept_by_the_browser()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room, "𬱖某");
        var teacher = await school.PersonAsync(Role.Homeroom, room);

        var pdf = await teacher.PostAsync($"/profiles/{family.Child.Id}/print");
        var word = await teacher.PostAsync($"/profiles/{family.Child.Id}/word");

        Assert.Equal("%PDF"u8.ToArray(), pdf.Body[..4]);
        Assert.Equal("PK"u8.ToArray(), word.Body[..2]);
        Assert.True(pdf.Response.Headers.CacheControl?.NoStore);
        var log = await school.InSchoolAsync(db => db.AccessLog.Where(e => e.EntityId == family.Child.Id).OrderBy(e => e.At).ToListAsync());
        Assert.Equal([AccessAction.Print, AccessAction.Export], log.Select(e => e.Action));
        Assert.All(log, e => Assert.Equal(teacher.Person!.UserId, e.UserId));
    }

    [Fact]
    public async Task A_child_of_another_class_or_school_cannot_be_previewed_or_printed()
    {
        var (school, room) = await SchoolAsync();
        var family = await Family.MoveInAsync(school, room);
        var (other, elsewhere) = await SchoolAsync("城西小学");
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        var foreigner = await other.PersonAsync(Role.Principal);

        foreach (var person in new[] { neighbour, foreigner, await other.PersonAsync(Role.Homeroom, elsewhere) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/profiles/{family.Child.Id}/preview")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.PostAsync($"/profiles/{family.Child.Id}/print")).Status);
        }
    }

    private async Task<(TestSchool School, Guid Class)> SchoolAsync(string name = "阳光小学")
    {
        var school = await office.NewSchoolAsync(name);
        return (school, (await school.AddClassAsync()).Id);
    }

    private static Viewer Post(Role role) => new() { UserId = Guid.NewGuid(), Posts = [new Post(role, null, null)] };

    private Task<ProfilePaper> PaperAsync(TestSchool school, Guid childId, Viewer viewer, bool withIdNumbers = false) =>
        school.InSchoolAsync(async (services, _) => Assert.Single(
            await services.GetRequiredService<ProfilePapers>().ReadAsync([childId], viewer, withIdNumbers, office.Today, default)));
}
