using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.CaseStudies;

/// <summary>A8: written under another name, and let out only without a real one.</summary>
public sealed class CaseStudyTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task A_case_counts_for_its_class_when_it_is_approved()
    {
        var (school, room, child) = await SchoolAsync();
        var (teacher, deputy) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));

        await teacher.PostFormAsync("/case-studies/new", Case(room.Id, child.Id) with { Act = "submit" }, Form);
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A8"));
        await deputy.PostFormAsync($"/case-studies/{await OneAsync(school)}", form: "#lb-approve");

        Assert.Equal(new Share(1, 1), await school.FiledAsync("A8"));
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A8", new DateOnly(2027, 9, 2)));
    }

    [Theory]
    [InlineData("田小满上课不说话。", "“主要表现”里的“田小满”")]
    [InlineData("小满上课不说话。", "“主要表现”里的“小满”")]
    [InlineData("住在青石村，路远。", "“主要表现”里的“青石村”")]
    public async Task A_real_name_or_village_keeps_a_case_in_the_house(string problem, string where)
    {
        var (school, room, child) = await SchoolAsync();
        await school.InSchoolAsync(db =>
        {
            db.Add(new Village { Name = "青石村", CountyCode = "439901" });
            return db.SaveChangesAsync();
        });
        var id = await ApprovedAsync(school, Case(room.Id, child.Id) with { Problem = problem }, room.Id);
        var principal = await school.PersonAsync(Role.Principal);

        var refused = await principal.PostAsync($"/case-studies/{id}/outside");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"不能外发，正文里有{where}", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await school.InSchoolAsync(db => db.AccessLog.Where(a => a.Entity == nameof(CaseStudy)).ToListAsync()));
    }

    [Fact]
    public async Task Without_real_names_it_goes_out_as_a_PDF_and_only_when_it_is_in_force()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/case-studies/new", Case(room.Id, child.Id) with { Act = "submit" }, Form);
        var (id, deputy) = (await OneAsync(school), await school.PersonAsync(Role.Deputy));

        Assert.Contains("正在生效的案例才能外发", (await deputy.PostAsync($"/case-studies/{id}/outside")).Text, StringComparison.Ordinal);
        await deputy.PostFormAsync($"/case-studies/{id}", form: "#lb-approve");
        var paper = await deputy.PostAsync($"/case-studies/{id}/outside");

        Assert.True(paper.Body.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.PostAsync($"/case-studies/{id}/outside")).Status);
        Assert.Equal(1, await school.InSchoolAsync(db => db.AccessLog.CountAsync(a => a.Entity == nameof(CaseStudy))));
    }

    [Theory]
    [InlineData("田小满")]
    [InlineData("小满")]
    public async Task The_other_name_must_not_be_the_real_one(string alias)
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var refused = await teacher.PostFormAsync("/case-studies/new", Case(room.Id, child.Id) with { Alias = alias }, Form);

        Assert.Contains("化名和真名一样", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_writes_of_the_own_class_only()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var other = (await Family.MoveInAsync(school, five.Id, "龙远舟")).Child;
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, five.Id));
        await teacher.PostFormAsync("/case-studies/new", Case(room.Id, child.Id), Form);

        var mixed = await teacher.PostFormAsync("/case-studies/new", Case(room.Id, other.Id), Form);
        var theirs = await teacher.PostFormAsync("/case-studies/new", Case(five.Id, other.Id), Form);

        Assert.Contains("有1人不在", mixed.Text, StringComparison.Ordinal);
        Assert.Contains("别班的案例由那个班的班主任来写", theirs.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/case-studies/{await OneAsync(school)}")).Status);
    }

    [Fact]
    public async Task A_case_is_filed_away_when_the_year_of_its_class_is_over_and_again_after_it_was_put_right()
    {
        var (school, room, child) = await SchoolAsync();
        var (archivist, deputy) = (await school.PersonAsync(Role.Archivist), await school.PersonAsync(Role.Deputy));
        var id = await ApprovedAsync(school, Case(room.Id, child.Id), room.Id);
        await archivist.PostAsync("/case-studies/file-all");
        Assert.Equal(RecordStatus.Effective, await StatusAsync());

        await school.InSchoolAsync(db => db.Classes.ExecuteUpdateAsync(set => set.SetProperty(c => c.AcademicYear, "2025-2026")));
        await archivist.PostAsync("/case-studies/file-all");
        Assert.Equal(RecordStatus.Archived, await StatusAsync());
        await archivist.PostFormAsync($"/case-studies/{id}", null, "#lb-take-out form");
        await archivist.PostFormAsync($"/case-studies/{id}", new { Title = "小禾和图书角", correctionReason = "标题写错了" }, Form);
        await deputy.PostFormAsync($"/case-studies/{id}", form: "#lb-approve");
        Assert.Equal(RecordStatus.Effective, await StatusAsync());
        await archivist.PostAsync("/case-studies/file-all");
        Assert.Equal(RecordStatus.Archived, await StatusAsync());

        Task<RecordStatus> StatusAsync() => school.InSchoolAsync(db => db.CaseStudies.Select(c => c.Status).SingleAsync());
    }

    private static async Task<Guid> ApprovedAsync(TestSchool school, Typed typed, Guid room)
    {
        await (await school.PersonAsync(Role.Homeroom, room)).PostFormAsync("/case-studies/new", typed with { Act = "submit" }, Form);
        var id = await OneAsync(school);
        Assert.Equal(HttpStatusCode.Found, (await (await school.PersonAsync(Role.Deputy)).PostFormAsync($"/case-studies/{id}", form: "#lb-approve")).Status);
        return id;
    }

    private static Task<Guid> OneAsync(TestSchool school) => school.InSchoolAsync(db => db.CaseStudies.Select(c => c.Id).SingleAsync());

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static Typed Case(Guid room, Guid child) => new() { ClassId = room, ChildIds = [child] };

    private sealed record Typed
    {
        public Guid ClassId { get; init; }
        public Guid[] ChildIds { get; init; } = [];
        public string Title { get; init; } = "小禾的图书角";
        public string Alias { get; init; } = "小禾";
        public string Basic { get; init; } = "小禾随祖父母生活。";
        public string Problem { get; init; } = "小禾上课不爱发言。";
        public string Cause { get; init; } = "遇事没有人说。";
        public string Measures { get; init; } = "请小禾管图书角。";
        public string Process { get; init; } = "先陪着说话。";
        public string Effect { get; init; } = "开始举手了。";
        public string Reflect { get; init; } = "岗位比说教管用。";
        public string? Act { get; init; }
    }
}
