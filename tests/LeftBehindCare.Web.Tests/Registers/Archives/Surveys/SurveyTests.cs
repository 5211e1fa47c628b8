using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Tests.Jobs;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Surveys;

/// <summary>A0: a round goes out to all classes, each teacher counts what came back, and who is verified is ticked.</summary>
public sealed class SurveyTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task The_archivist_opens_a_round_for_every_class_once_and_a_teacher_for_the_own_class_only()
    {
        var (school, room, _) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        await school.AddChildAsync(five.Id);
        await school.AddClassAsync("6"); // nobody in it
        var (archivist, teacher) = (await school.PersonAsync(Role.Archivist), await school.PersonAsync(Role.Homeroom, room.Id));
        var round = new { Title = "2026年秋季摸底", DueDate = "2026-11-15", VerifyWay = "1" };

        await teacher.PostFormAsync("/surveys/start", round, Form);
        Assert.Equal([(room.Id, 2)], await LinesAsync(school));
        await archivist.PostFormAsync("/surveys/start", round, Form);
        await archivist.PostFormAsync("/surveys/start", round, Form);

        Assert.Equal(new[] { (room.Id, 2), (five.Id, 1) }.OrderBy(l => l.Id), await LinesAsync(school));
        Assert.Equal("2", (await teacher.GetAsync($"/surveys/new?classId={room.Id}")).Html.QuerySelector("#Issued")!.GetAttribute("value"));
        Assert.NotEqual("1", (await teacher.GetAsync($"/surveys/new?classId={five.Id}")).Html.QuerySelector("#Issued")!.GetAttribute("value"));
        var refused = await archivist.PostFormAsync("/surveys/start", new { Title = " ", DueDate = "哪天", VerifyWay = "1" }, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请写这是哪一轮", refused.Text, StringComparison.Ordinal);
        Assert.Contains("哪天", refused.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_cannot_come_back_than_went_out_and_what_was_typed_stays()
    {
        var (school, room, _) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var refused = await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { Issued = 10, Returned = 11 }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("收回的不能比发出的多。发出是10份", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"11\"", refused.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { Issued = 10, Returned = 10 }, Form)).Status);
        var twice = await teacher.PostFormAsync("/surveys/new", Line(room.Id), Form);
        Assert.Contains("在这一轮里已经登记了", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_children_of_the_class_are_verified_and_what_is_left_behind_stays_derived()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var stranger = (await Family.MoveInAsync(school, five.Id, "龙远舟")).Child;
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var before = await school.InSchoolAsync(db => db.LbEpisodes.Select(e => e.Id).Order().ToListAsync());

        var refused = await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { VerifiedIds = [child.Id, stranger.Id] }, Form);
        Assert.Contains($"勾选的人里有1人不是{room.Title}的", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("龙远舟", refused.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.PostFormAsync("/surveys/new", Line(five.Id), Form)).Status);

        await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { VerifiedIds = [child.Id] }, Form);
        Assert.Equal([child.Id], await school.InSchoolAsync(db => db.Surveys.Select(s => s.VerifiedIds).SingleAsync()));
        Assert.Equal(before, await school.InSchoolAsync(db => db.LbEpisodes.Select(e => e.Id).Order().ToListAsync()));
    }

    [Fact]
    public async Task From_the_due_day_on_the_teacher_is_told_what_is_still_out()
    {
        var (school, room, _) = await SchoolAsync();
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id));

        await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { DueDate = "2026-11-24", Issued = 9, Returned = 5 }, Form);
        Assert.DoesNotContain("没收回", (await teacher.GetAsync("/")).Text, StringComparison.Ordinal);
        await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { Title = "补摸", DueDate = "2026-11-23", Issued = 9, Returned = 5 }, Form);

        Assert.Contains("“补摸”还差4份没收回", (await teacher.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("没收回", (await neighbour.GetAsync("/")).Text, StringComparison.Ordinal);
        var list = await teacher.GetAsync("/surveys?title=补摸&open=true");
        Assert.Contains("补摸", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026年秋季摸底", list.Html.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_prints_on_one_sheet_with_the_classes_in_reach()
    {
        var (school, room, _) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var (archivist, teacher) = (await school.PersonAsync(Role.Archivist), await school.PersonAsync(Role.Homeroom, room.Id));
        foreach (var one in new[] { room, five }) await archivist.PostFormAsync("/surveys/new", Line(one.Id), Form);
        await archivist.PostFormAsync("/surveys/new", Line(five.Id) with { Title = "补摸" }, Form);
        var foreign = await school.InSchoolAsync(db => db.Surveys.Where(s => s.ClassId == five.Id).Select(s => s.Id).FirstAsync());

        var all = await archivist.PostAsync("/surveys/papers");
        await PrintJobTests.FinishedAsync(archivist, all.Location!);
        var mine = await teacher.PostAsync("/surveys/papers");
        await PrintJobTests.FinishedAsync(teacher, mine.Location!);

        Assert.True((await archivist.PostAsync($"{all.Location}/file")).Body.AsSpan().StartsWith("%PDF-"u8));
        Assert.True((await teacher.PostAsync($"{mine.Location}/file")).Body.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal([2, 1], await school.InSchoolAsync(db => db.AccessLog.Where(a => a.Entity == "SurveyRound").OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Subjects).ToListAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"/surveys/{foreign}/paper")).Status);
    }

    [Fact]
    public async Task A_round_prints_who_was_in_class_on_its_due_day()
    {
        var (school, room, _) = await SchoolAsync();
        var late = (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child.Id;
        await school.InSchoolAsync(db => db.EnrollSpans.Where(e => e.ChildId == late).ExecuteUpdateAsync(set => set.SetProperty(e => e.From, new DateOnly(2026, 11, 18))));
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        foreach (var day in new[] { "2026-11-17", "2026-11-18", "2026-11-30" }) await teacher.PostFormAsync("/surveys/new", Line(room.Id) with { Title = day, DueDate = day }, Form);

        // 在班, 双亲外出 and 合计; the last round is not due yet and counts today.
        Assert.Equal(("2", "1", "1"), await PrintedAsync("2026-11-17"));
        Assert.Equal(("3", "2", "2"), await PrintedAsync("2026-11-18"));
        Assert.Equal(("3", "2", "2"), await PrintedAsync("2026-11-30"));

        async Task<(string, string, string)> PrintedAsync(string title)
        {
            var line = (await school.PaperAsync("A0", await school.InSchoolAsync(db => db.Surveys.Where(s => s.Title == title).Select(s => s.Id).SingleAsync()))).First(r => r.Contains(room.Title));
            return (line[2], line[6], line[10]);
        }
    }

    [Fact]
    public async Task A_line_of_a_class_that_nobody_is_in_any_more_can_still_be_put_right()
    {
        var (school, room, _) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/surveys/new", Line(room.Id), Form);
        await school.InSchoolAsync(db => db.EnrollSpans.ExecuteUpdateAsync(set => set.SetProperty(e => e.To, new DateOnly(2026, 11, 20))));
        var id = await school.InSchoolAsync(db => db.Surveys.Select(s => s.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync($"/surveys/{id}", new { Returned = 2 }, Form)).Status);

        Assert.Equal((room.Id, 2), await school.InSchoolAsync(async db => (await db.Surveys.SingleAsync()) is var s ? (s.ClassId, s.Returned) : default));
        Assert.DoesNotContain(room.Title, (await teacher.GetAsync("/surveys/new")).Html.QuerySelector("#ClassId")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(five.Title, (await teacher.GetAsync($"/surveys/new?classId={five.Id}")).Html.QuerySelector("#ClassId")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        await school.AddChildAsync(room.Id, "不算留守的");
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static async Task<List<(Guid Id, int Issued)>> LinesAsync(TestSchool school) =>
        [.. (await school.InSchoolAsync(db => db.Surveys.Select(s => new { s.ClassId, s.Issued }).ToListAsync())).Select(s => (s.ClassId, s.Issued)).OrderBy(s => s.ClassId)];

    private static Typed Line(Guid room) => new() { ClassId = room };

    private sealed record Typed
    {
        public string Title { get; init; } = "2026年秋季摸底";
        public Guid ClassId { get; init; }
        public string DueDate { get; init; } = "2026-11-30";
        public int Issued { get; init; } = 2;
        public int Returned { get; init; }
        public string VerifyWay { get; init; } = "1";
        public Guid[]? VerifiedIds { get; init; }
    }
}
