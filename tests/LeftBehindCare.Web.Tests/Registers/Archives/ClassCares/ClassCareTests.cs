using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.ClassCares;

/// <summary>A6: what a class does for its 留守 children.</summary>
public sealed class ClassCareTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task The_children_of_the_class_are_ticked_beforehand_and_who_was_not_there_is_unticked()
    {
        var (school, room, child) = await SchoolAsync();
        var other = (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child;
        await school.AddChildAsync(room.Id, "不算留守的");
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var blank = await teacher.GetAsync("/class-cares/new");
        Assert.Equal(2, blank.Html.QuerySelectorAll("input[name=LbIds]").Length);
        Assert.Equal(2, blank.Html.QuerySelectorAll("input[name=LbIds][checked]").Length);
        Assert.DoesNotContain("不算留守的", blank.Text, StringComparison.Ordinal);
        await teacher.PostFormAsync(blank, Care(room.Id) with { LbIds = [child.Id] }, Form);

        Assert.Equal([child.Id], await school.InSchoolAsync(db => db.ClassCares.Select(c => c.LbIds).SingleAsync()));
        Assert.DoesNotContain(other.Id, await school.InSchoolAsync(db => db.ClassCares.Select(c => c.LbIds).SingleAsync()));
    }

    [Fact]
    public async Task Who_has_several_classes_chooses_one_first()
    {
        var (school, room, _) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        await Family.MoveInAsync(school, five.Id, "龙远舟");
        var archivist = await school.PersonAsync(Role.Archivist);

        var choose = await archivist.GetAsync("/class-cares/new");
        var form = await archivist.GetAsync(choose.Html.QuerySelector($"a[href*='{five.Id}']")!.GetAttribute("href")!);

        Assert.Contains(room.Title, choose.Text, StringComparison.Ordinal);
        Assert.Contains("龙远舟", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("田小满", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_keeps_the_own_class_only_and_takes_in_no_child_of_another()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var other = (await Family.MoveInAsync(school, five.Id, "龙远舟")).Child;
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, five.Id));
        await teacher.PostFormAsync("/class-cares/new", Care(room.Id) with { LbIds = [child.Id] }, Form);
        var id = await school.InSchoolAsync(db => db.ClassCares.Select(c => c.Id).SingleAsync());

        var mixed = await teacher.PostFormAsync("/class-cares/new", Care(room.Id) with { LbIds = [child.Id, other.Id] }, Form);
        var theirs = await teacher.PostFormAsync("/class-cares/new", Care(five.Id) with { LbIds = [other.Id] }, Form);

        Assert.Contains("有1人那天不在", mixed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("龙远舟", mixed.Text, StringComparison.Ordinal);
        Assert.Contains("别班的活动由那个班的班主任来记", theirs.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/class-cares/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/class-cares/{id}/paper")).Status);
        Assert.DoesNotContain("龙远舟", (await teacher.GetAsync($"/class-cares/new?classId={five.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_month_that_is_over_wants_one_and_the_children_who_came_have_their_activity()
    {
        var (school, room, child) = await SchoolAsync();
        await school.AddTermAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A5"));

        await teacher.PostFormAsync("/class-cares/new", Care(room.Id) with { LbIds = [child.Id], Act = "submit" }, Form);
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A6"));
        Assert.Equal(new Share(1, 1), await school.FiledAsync("A5"));
        Assert.Equal(new Share(1, 1), await school.FiledAsync("A6", new DateOnly(2026, 10, 20)));

        await teacher.PostFormAsync("/class-cares/new", Care(room.Id) with { LbIds = [child.Id], Date = "2026-10-16" }, Form);
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A6"));
        await teacher.PostFormAsync("/class-cares", null, "#lb-submit-all form");
        // September and October are over; November is not.
        Assert.Equal(new Share(1, 1), await school.FiledAsync("A6"));
    }

    [Theory]
    [InlineData("2026-11-24", "先由中队长说明主题。", "这一天还没有到")]
    [InlineData("2026-09-18", "把差生集中起来。", "请不要用“差生”这样的说法")]
    public async Task What_cannot_be_is_refused_in_a_sentence(string date, string process, string sentence)
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var refused = await teacher.PostFormAsync("/class-cares/new", Care(room.Id) with { LbIds = [child.Id], Date = date, Process = process }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_who_came_is_told_by_name_to_who_keeps_the_record()
    {
        var (school, room, child) = await SchoolAsync();
        var other = (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child;
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/class-cares/new", Care(room.Id) with { LbIds = [child.Id] }, Form);
        var id = await school.InSchoolAsync(db => db.ClassCares.Select(c => c.Id).SingleAsync());

        await teacher.PostFormAsync($"/class-cares/{id}", new { LbIds = new[] { child.Id, other.Id } }, Form);

        Assert.Contains("龙远舟", (await teacher.GetAsync($"/class-cares/{id}/history")).Text, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static Typed Care(Guid room) => new() { ClassId = room };

    private sealed record Typed
    {
        public Guid ClassId { get; init; }
        public string Theme { get; init; } = "给爸爸妈妈的一封信";
        public string CareForm { get; init; } = "5";
        public string Date { get; init; } = "2026-09-18";
        public string BySquad { get; init; } = "false";
        public Guid[] LbIds { get; init; } = [];
        public string Process { get; init; } = "先由中队长说明主题。";
        public string Effect { get; init; } = "人人都写完了。";
        public string? Act { get; init; }
    }
}
