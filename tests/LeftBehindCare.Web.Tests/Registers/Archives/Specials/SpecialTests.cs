using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Specials;

/// <summary>A4: everybody is screened once a year, what is found is filled in, and some of it is for two pairs of eyes only.</summary>
public sealed class SpecialTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task Nothing_found_is_a_result_and_counts()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        await teacher.PostFormAsync("/specials/new", Of(child.Id) with { Act = "submit" }, Form);

        Assert.Equal(new Share(1, 1), await school.FiledAsync("A4"));
        Assert.Equal("2026-2027", await school.InSchoolAsync(db => db.Specials.Select(s => s.Year).SingleAsync()));
    }

    [Fact]
    public async Task What_was_found_must_be_filled_in_before_it_is_handed_in_and_the_rest_need_not()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var early = await teacher.PostFormAsync("/specials/new", Of(child.Id) with { Types = ["2"], Act = "submit" }, Form);
        Assert.Contains("提交审核以前，请把“特长类别”填上", early.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请把“困难类型”填上", early.Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Specials.CountAsync()));

        var staff = await school.AddStaffAsync("周映川");
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync("/specials/new",
            Of(child.Id) with { Types = ["2"], Talents = ["04"], TalentLevel = "1", TalentPlan = "每周练两次。", CoachId = staff.Id, Act = "submit" }, Form)).Status);
        Assert.Equal(new Share(1, 1), await school.FiledAsync("A4"));
    }

    [Theory]
    [InlineData(new[] { "0", "1" }, null, null, "选了“无”就不能再选别的")]
    [InlineData(new[] { "2" }, "3", null, "结论里没有“特困”，这一段却填了内容")]
    [InlineData(new[] { "1" }, "3", "2026-08-01", "有效至要在认定日以后")]
    public async Task What_cannot_be_together_is_refused_in_a_sentence(string[] types, string? hardLevel, string? validTo, string sentence)
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var refused = await teacher.PostFormAsync("/specials/new", Of(child.Id) with { Types = types, HardLevel = hardLevel, CertOn = validTo is null ? null : "2026-09-15", ValidTo = validTo }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_is_screened_once_a_year()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/specials/new", Of(child.Id), Form);

        var twice = await teacher.PostFormAsync("/specials/new", Of(child.Id), Form);
        var lastYear = await teacher.PostFormAsync("/specials/new", Of(child.Id) with { ScreenOn = "2026-03-05" }, Form);

        Assert.Contains("2026-2027学年已经筛查过", twice.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, lastYear.Status);
    }

    [Fact]
    public async Task A_whole_class_is_screened_on_one_page_and_what_was_ticked_wrongly_stays_ticked()
    {
        var (school, room, child) = await SchoolAsync();
        var other = await school.AddChildAsync(room.Id, "龙远舟");
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var page = await teacher.GetAsync("/specials/screen");
        Assert.Contains("田小满", page.Text, StringComparison.Ordinal);

        var wrong = await teacher.PostAsync("/specials/screen", Rows(room.Id, false, (child.Id, ["0", "1"]), (other.Id, [])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(2, wrong.Html.QuerySelectorAll("input[type=checkbox][checked]").Length);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Specials.CountAsync()));

        await teacher.PostAsync("/specials/screen", Rows(room.Id, true, (child.Id, ["1"]), (other.Id, [])));
        var made = await school.InSchoolAsync(db => db.Specials.ToDictionaryAsync(s => s.ChildId));
        Assert.Equal((RecordStatus.Draft, "1"), (made[child.Id].Status, string.Join(',', made[child.Id].Types)));
        Assert.Equal((RecordStatus.Submitted, "0"), (made[other.Id].Status, string.Join(',', made[other.Id].Types)));

        await teacher.PostAsync("/specials/screen", Rows(room.Id, true, (child.Id, ["0"])));
        Assert.Equal(2, await school.InSchoolAsync(db => db.Specials.CountAsync()));
    }

    [Fact]
    public async Task A_teacher_screens_no_child_of_another_class()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var teacher = await school.PersonAsync(Role.Homeroom, five.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/specials/screen?classId={room.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync("/specials/screen", Rows(room.Id, true, (child.Id, ["0"])))).Status);
        await teacher.PostAsync("/specials/screen", Rows(five.Id, true, (child.Id, ["0"])));
        Assert.Contains("别班的孩子", (await teacher.PostFormAsync("/specials/new", Of(child.Id), Form)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Specials.CountAsync()));
    }

    [Fact]
    public async Task What_concerns_the_mind_or_harm_is_written_apart_for_counsellor_and_deputy_alone()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var onForm = await teacher.PostFormAsync("/specials/new", Of(child.Id) with { Types = ["3"], Kinds = ["07"], Behavior = "不该写在这里" }, Form);
        Assert.Contains("心理和受侵害的情况不写在这张表上", onForm.Text, StringComparison.Ordinal);
        await teacher.PostFormAsync("/specials/new", Of(child.Id) with { Types = ["3"], Kinds = ["07"] }, Form);
        var id = await school.InSchoolAsync(db => db.Specials.Select(s => s.Id).SingleAsync());
        var (deputy, principal) = (await school.PersonAsync(Role.Deputy), await school.PersonAsync(Role.Principal));

        Assert.Equal(HttpStatusCode.Found, (await deputy.PostFormAsync($"/specials/{id}/private", new { note = "只给两个人看的话" }, Form)).Status);

        Assert.Contains("只给两个人看的话", (await (await school.PersonAsync(Role.Counsellor)).GetAsync($"/specials/{id}/private")).Text, StringComparison.Ordinal);
        foreach (var person in new[] { teacher, principal, await school.PersonAsync(Role.Archivist) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/specials/{id}/private")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await person.PostVersionedAsync<SpecialRegistration>(school, $"/specials/{id}/private", id)).Status);
            Assert.DoesNotContain("只给两个人看的话", (await person.GetAsync($"/specials/{id}")).Source, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("只给两个人看的话", (await teacher.GetAsync($"/specials/{id}/history")).Source, StringComparison.Ordinal);
        Assert.Equal(2, await school.InSchoolAsync(db => db.AccessLog.CountAsync(a => a.Action == AccessAction.RevealText && a.EntityId == id)));
    }

    [Fact]
    public async Task Behaviour_is_kept_sealed_and_an_unchanged_form_changes_nothing()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/specials/new", Of(child.Id) with { Types = ["3"], Kinds = ["03"], Behavior = "遇到应用题就放下笔" }, Form);
        var id = await school.InSchoolAsync(db => db.Specials.Select(s => s.Id).SingleAsync());
        var before = await school.InSchoolAsync(db => db.Specials.Select(s => new { s.RowVersion, s.Behavior }).SingleAsync());

        Assert.Contains("遇到应用题就放下笔", (await teacher.GetAsync($"/specials/{id}")).Source, StringComparison.Ordinal);
        await teacher.PostFormAsync($"/specials/{id}", null, Form);

        Assert.DoesNotContain("应用题", System.Text.Encoding.UTF8.GetString(before.Behavior!), StringComparison.Ordinal);
        Assert.Equal(before.RowVersion, await school.InSchoolAsync(db => db.Specials.Select(s => s.RowVersion).SingleAsync()));
    }

    private static Dictionary<string, object?> Rows(Guid room, bool rest, params (Guid Child, string[] Types)[] rows)
    {
        var fields = new Dictionary<string, object?> { ["ClassId"] = room, ["Rest"] = rest };
        for (var i = 0; i < rows.Length; i++) (fields[$"Rows[{i}].ChildId"], fields[$"Rows[{i}].Types"]) = (rows[i].Child, rows[i].Types);
        return fields;
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static Typed Of(Guid child) => new() { ChildId = child };

    private sealed record Typed
    {
        public Guid ChildId { get; init; }
        public string ScreenOn { get; init; } = "2026-09-15";
        public string[] Types { get; init; } = ["0"];
        public string? HardLevel { get; init; }
        public string? CertOn { get; init; }
        public string? ValidTo { get; init; }
        public string[] Talents { get; init; } = [];
        public string? TalentLevel { get; init; }
        public string? TalentPlan { get; init; }
        public Guid? CoachId { get; init; }
        public string[] Kinds { get; init; } = [];
        public string? Behavior { get; init; }
        public string? Act { get; init; }
    }
}
