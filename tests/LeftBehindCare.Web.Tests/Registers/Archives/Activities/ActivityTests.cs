using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Activities;

/// <summary>A5: an activity is entered once, and who took part is ticked once.</summary>
public sealed class ActivityTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task Who_came_is_ticked_by_class_and_stands_in_the_childs_own_list()
    {
        var (school, room, child) = await SchoolAsync();
        var archivist = await school.PersonAsync(Role.Archivist);
        await archivist.PostFormAsync("/activities/new", Of() with { Act = "submit" }, Form);
        var id = await OneAsync(school);
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A5"));

        Assert.Contains("田小满", (await archivist.GetAsync($"/activities/{id}/people")).Text, StringComparison.Ordinal);
        await archivist.PostAsync($"/activities/{id}/people", Rows(room.Id, (child.Id, "y", "一等奖")));

        Assert.Equal(new Share(1, 1), await school.FiledAsync("A5"));
        var list = await archivist.GetAsync($"/dossiers/{child.Id}");
        Assert.Contains("校园运动会", list.Text, StringComparison.Ordinal);
        Assert.Contains("一等奖", list.Text, StringComparison.Ordinal);
        await archivist.PostAsync($"/activities/{id}/people", Rows(room.Id, (child.Id, "n", null)));
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A5"));
        await archivist.PostAsync($"/activities/{id}/people", Rows(room.Id, (child.Id, "", null)));
        Assert.Equal(0, await school.InSchoolAsync(db => db.Participations.CountAsync()));
        Assert.True((await archivist.PostAsync($"/activities/{id}/paper")).Body.AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task A_teacher_enters_the_own_class_into_an_activity_of_the_school_but_does_not_change_it()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var other = (await Family.MoveInAsync(school, five.Id, "龙远舟")).Child;
        await (await school.PersonAsync(Role.Archivist)).PostFormAsync("/activities/new", Of(), Form);
        var (id, teacher) = (await OneAsync(school), await school.PersonAsync(Role.Homeroom, room.Id));

        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"/activities/{id}/people", Rows(five.Id, (other.Id, "y", null)))).Status);
        await teacher.PostAsync($"/activities/{id}/people", Rows(room.Id, (other.Id, "y", null), (child.Id, "y", null)));
        Assert.Equal([child.Id], await school.InSchoolAsync(db => db.Participations.Select(p => p.ChildId).ToListAsync()));
        Assert.DoesNotContain("龙远舟", (await teacher.GetAsync($"/activities/{id}/people?classId={room.Id}&all=true")).Text, StringComparison.Ordinal);

        var version = await school.InSchoolAsync(db => db.Activities.Select(a => a.RowVersion).SingleAsync());
        await teacher.PostAsync($"/activities/{id}", new { RowVersion = version, Title = "改了名", Kind = "05", Date = "2026-11-12", Place = "操场", IsOutside = "false", IsSelective = "false" });
        await teacher.PostAsync($"/activities/{id}/remove", new { reason = "不要了" });
        await teacher.PostAsync("/activities/submit-all");
        var kept = await school.InSchoolAsync(db => db.Activities.Select(a => new { a.Title, a.Status }).SingleAsync());
        Assert.Equal(("校园运动会", RecordStatus.Draft), (kept.Title, kept.Status));
        Assert.Contains("全校的活动由德育或档案员登记", (await teacher.PostFormAsync("/activities/new", Of() with { ClassId = null }, Form)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_of_a_class_is_that_classs_own()
    {
        var (school, room, _) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, five.Id));
        await teacher.PostFormAsync("/activities/new", Of() with { ClassId = room.Id }, Form);
        var id = await OneAsync(school);

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/activities/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/activities/{id}/people")).Status);
        Assert.Contains("别班的活动", (await neighbour.PostFormAsync("/activities/new", Of() with { ClassId = room.Id }, Form)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24", "false", null, null, "这一天还没有到")]
    [InlineData("2026-11-12", "true", null, null, "校外活动要先备好安全预案")]
    [InlineData("2026-11-12", "false", "10:00", "09:30", "结束要晚于开始")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string date, string outside, string? from, string? to, string sentence)
    {
        var (school, _, _) = await SchoolAsync();
        var archivist = await school.PersonAsync(Role.Archivist);

        var refused = await archivist.PostFormAsync("/activities/new", Of() with { Date = date, IsOutside = outside, StartsAt = from, EndsAt = to }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_line_refuses_the_class_and_keeps_what_was_typed()
    {
        var (school, room, child) = await SchoolAsync();
        var archivist = await school.PersonAsync(Role.Archivist);
        await archivist.PostFormAsync("/activities/new", Of(), Form);
        var award = new string('奖', 51);

        var refused = await archivist.PostAsync($"/activities/{await OneAsync(school)}/people", Rows(room.Id, (child.Id, "y", award)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("获奖最多50字", refused.Text, StringComparison.Ordinal);
        Assert.Contains(award, refused.Source, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Participations.CountAsync()));
    }

    private static Dictionary<string, object?> Rows(Guid room, params (Guid Child, string Came, string? Award)[] rows)
    {
        var fields = new Dictionary<string, object?> { ["ClassId"] = room };
        for (var i = 0; i < rows.Length; i++) (fields[$"Rows[{i}].ChildId"], fields[$"Rows[{i}].Came"], fields[$"Rows[{i}].Award"]) = (rows[i].Child, rows[i].Came, rows[i].Award);
        return fields;
    }

    private static Task<Guid> OneAsync(TestSchool school) => school.InSchoolAsync(db => db.Activities.Select(a => a.Id).SingleAsync());

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    [Fact]
    public async Task An_activity_of_a_class_that_nobody_is_in_any_more_stays_that_class_s_own()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        await school.AddChildAsync(room.Id);
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/activities/new", Of() with { ClassId = room.Id }, "#lb-form");
        await school.InSchoolAsync(db => db.EnrollSpans.ExecuteUpdateAsync(set => set.SetProperty(e => e.To, new DateOnly(2026, 11, 20))));
        var id = await school.InSchoolAsync(db => db.Activities.Select(a => a.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync($"/activities/{id}", new { Place = "礼堂" }, "#lb-form")).Status);

        Assert.Equal((room.Id, "礼堂"), await school.InSchoolAsync(async db => (await db.Activities.SingleAsync()) is var a ? (a.ClassId, a.Place) : default));
    }

    private static Typed Of() => new();

    private sealed record Typed
    {
        public string Title { get; init; } = "校园运动会";
        public string Kind { get; init; } = "05";
        public Guid? ClassId { get; init; }
        public string Date { get; init; } = "2026-11-12";
        public string? StartsAt { get; init; }
        public string? EndsAt { get; init; }
        public string Place { get; init; } = "操场";
        public string IsOutside { get; init; } = "false";
        public string IsSelective { get; init; } = "false";
        public string? Act { get; init; }
    }
}
