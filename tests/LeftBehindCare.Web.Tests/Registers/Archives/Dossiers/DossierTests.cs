using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.Dossiers;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;
using LeftBehindCare.Web.Registers.Archives.Portfolios;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Dossiers;

/// <summary>一童一档: everything on file of a child in one place and in one file.</summary>
public sealed class DossierTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_childs_page_lists_what_is_on_file_and_names_the_fields_that_are_missing()
    {
        var (school, room, child) = await SchoolAsync();
        await school.InSchoolAsync(async db =>
        {
            var term = await db.Terms.SingleAsync();
            db.Add(new GrowthCard { ChildId = child.Id, TermId = term.Id, HeightCm = 128.5m });
            db.Add(new DeedRecord { ChildId = child.Id, Date = new(2026, 10, 9), Kind = "3", Story = "扶人", Comment = "好", Status = RecordStatus.Effective });
            await db.SaveChangesAsync();
        });

        var page = await (await school.PersonAsync(Role.Homeroom, room.Id)).GetAsync($"/dossiers/{child.Id}");

        Assert.Contains("还缺：体重（kg）、品德、学业", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还缺：体重（kg）、品德、学业、身心、艺术、实践、语文、数学、进步", page.Text, StringComparison.Ordinal);
        Assert.Contains("助人", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bound_file_holds_what_is_handed_in_and_nothing_that_is_not()
    {
        var (school, room, child) = await SchoolAsync();
        await school.InSchoolAsync(async db =>
        {
            foreach (var (day, status) in new[] { (9, RecordStatus.Effective), (10, RecordStatus.Submitted), (11, RecordStatus.Draft), (12, RecordStatus.Returned) })
                db.Add(new DeedRecord { ChildId = child.Id, Date = new(2026, 10, day), Kind = "3", Story = $"第{day}天", Status = status });
            db.Add(new PortfolioItem { ChildId = child.Id, Kind = "08", Title = "奖状", Date = new(2026, 10, 9) });
            await db.SaveChangesAsync();
        });
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var papers = await school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Principal, null, null)] };
            return await services.GetRequiredService<DossierReader>().PapersAsync(child.Id, default);
        });
        var file = await teacher.PostAsync($"/dossiers/{child.Id}/print");

        Assert.Equal(["A3b", "A7", "A7"], papers!.Value.Papers.Select(p => p.Code));
        Assert.True(file.Body.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal(1, await school.InSchoolAsync(db => db.AccessLog.CountAsync(a => a.EntityId == child.Id && a.Action == AccessAction.Print)));
    }

    [Fact]
    public async Task Another_classs_child_has_no_dossier_for_a_teacher()
    {
        var (school, _, child) = await SchoolAsync();
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/dossiers/{child.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/dossiers/{child.Id}/print")).Status);
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }
}
