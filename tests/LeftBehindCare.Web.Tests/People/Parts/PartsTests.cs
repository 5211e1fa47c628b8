using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.People.Parts;

public sealed class PartsTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task A_time_away_is_entered_and_the_child_is_left_behind_from_that_day()
    {
        var (_, family, teacher) = await NewFamilyAsync();

        var saved = await teacher.PostFormAsync($"/children/{family.Child.Id}/away/new?parent={family.Father.Id}", new { From = "2026-11-01", WorkPlace = "浙江省宁波市" }, Form);

        Assert.Equal($"/children/{family.Child.Id}/family", saved.Location);
        Assert.Contains("仅父亲外出", (await teacher.GetAsync("/children")).Text, StringComparison.Ordinal);
        Assert.Contains("2026-11-01 起在浙江省宁波市务工", (await teacher.GetAsync($"/children/{family.Child.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_times_away_that_overlap_are_refused_in_words_and_what_was_typed_stays()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, new DateOnly(2026, 2, 20), new DateOnly(2026, 9, 1));

        var refused = await teacher.PostFormAsync($"/children/{family.Child.Id}/away/new?parent={family.Father.Id}", new { From = "2026-08-01", WorkPlace = "东莞" }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("和 2026-02-20 到 2026-09-01 的那次外出重叠了", refused.Text, StringComparison.Ordinal);
        Assert.Equal("东莞", refused.Html.QuerySelector("[name=WorkPlace]")?.GetAttribute("value"));
        Assert.Equal(1, await school.InSchoolAsync(db => db.AwaySpans.CountAsync(a => a.ParentId == family.Father.Id)));
    }

    [Fact]
    public async Task A_short_stay_at_home_is_told_as_no_break()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, new DateOnly(2026, 2, 20), new DateOnly(2026, 10, 1));

        var saved = await teacher.PostFormAsync($"/children/{family.Child.Id}/away/new?parent={family.Father.Id}", new { From = "2026-10-15" }, Form);

        Assert.Contains("在家只有14天", (await teacher.FollowAsync(saved)).Source, StringComparison.Ordinal);
        // One stretch without a break: still away on a day in between.
        Assert.Contains("只有父亲外出", (await teacher.GetAsync($"/children/{family.Child.Id}?on=2026-10-05")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_a_day_already_written_down_asks_for_the_reason_and_closing_does_not()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, TestFamily.September);
        var span = await school.InSchoolAsync(db => db.AwaySpans.SingleAsync(a => a.ParentId == family.Father.Id));
        var url = $"/children/{family.Child.Id}/away/{span.Id}";

        var refused = await teacher.PostFormAsync(url, new { From = "2026-09-10" }, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请写明为什么改", refused.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync(url, new { To = "2026-11-20" }, Form)).Status);
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync(url, new { From = "2026-09-10", reason = "车票上是10号" }, Form)).Status);
        Assert.Contains("车票上是10号", await school.InSchoolAsync(db => db.ChangeLog.Where(c => c.EntityId == span.Id).Select(c => c.Reason).ToListAsync()));
    }

    [Fact]
    public async Task A_mistaken_entry_is_taken_out_with_a_reason_and_brought_back()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, TestFamily.September);
        var span = await school.InSchoolAsync(db => db.AwaySpans.SingleAsync(a => a.ParentId == family.Father.Id));
        var url = $"/children/{family.Child.Id}/away/{span.Id}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.PostAsync($"{url}/remove")).Status);
        var removed = await teacher.PostAsync($"{url}/remove", new { Reason = "登到别人名下了" });
        var after = await teacher.FollowAsync(removed);
        Assert.Contains("没有人外出", (await teacher.GetAsync($"/children/{family.Child.Id}")).Text, StringComparison.Ordinal);

        var undo = after.Html.QuerySelector(".lb-toast form")?.GetAttribute("action");
        Assert.Equal($"{url}/restore", undo);
        await teacher.PostAsync(undo!);

        Assert.Contains("只有父亲外出", (await teacher.GetAsync($"/children/{family.Child.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_edit_one_parent_see_both_versions()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        var clerk = await school.PersonAsync(Role.Archivist, name: "林静笃");
        var url = $"/children/{family.Child.Id}/parents/{family.MotherLink.Id}";
        var opened = await teacher.GetAsync(url);
        await clerk.PostFormAsync(url, new { Education = "2" }, Form);

        var conflict = await teacher.PostFormAsync(opened, new { Education = "3" }, Form);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("小学", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("初中", conflict.Text, StringComparison.Ordinal);
        await teacher.PostFormAsync(conflict, new Dictionary<string, string?> { ["keep.Education"] = "mine" });
        Assert.Equal("3", await school.InSchoolAsync(db => db.Parents.Where(p => p.Id == family.Mother.Id).Select(p => p.Education).SingleAsync()));
    }

    [Fact]
    public async Task A_telephone_changed_once_is_changed_for_all_brothers_and_sisters_and_the_page_says_so()
    {
        var (school, elder, teacher) = await NewFamilyAsync();
        var younger = await TestFamily.InAsync(school, (await school.AddClassAsync("2")).Id, "石亦苗", father: elder.Father);
        await TestFamily.PhoneAsync(school, PhoneOwner.Parent, elder.Father.Id, "15401000001");
        var phone = await school.InSchoolAsync(db => db.PhoneEntries.SingleAsync(p => p.OwnerId == elder.Father.Id));
        var url = $"/children/{elder.Child.Id}/phones/{phone.Id}";

        Assert.Contains("石亦苗（二年级1班）", (await teacher.GetAsync(url)).Text, StringComparison.Ordinal);
        await teacher.PostFormAsync(url, new { Number = "154 0100 0002" }, Form);

        var clerk = await school.PersonAsync(Role.Archivist);
        Assert.NotNull((await clerk.GetAsync($"/children/{younger.Child.Id}")).Html.QuerySelector("a[href='tel:15401000002']"));
        Assert.Equal($"/children/{elder.Child.Id}", (await teacher.PostAsync("/children/search", new { Q = "0002" })).Location);
    }

    [Fact]
    public async Task A_number_with_a_digit_too_few_is_refused_with_the_count()
    {
        var (_, family, teacher) = await NewFamilyAsync();

        var refused = await teacher.PostFormAsync($"/children/{family.Child.Id}/phones/new?owner={family.Mother.Id}", new { Number = "1540100026" }, Form);

        Assert.Contains("少了1位。手机号是11位，现在10位。", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_primary_guardian_at_the_same_time_is_refused_by_name()
    {
        var (_, family, teacher) = await NewFamilyAsync();
        var url = $"/children/{family.Child.Id}/guardians/new";
        var grandmother = new { Name = "龙桂菊", Relation = Relation.PaternalGrandmother, Kind = GuardianKind.Entrusted, IsPrimary = true, From = "2026-09-01" };
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync(url, grandmother, Form)).Status);

        var refused = await teacher.PostFormAsync(url, new { Name = "石岚", Relation = "55", Kind = GuardianKind.Entrusted, IsPrimary = true, From = "2026-10-01" }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("主监护人已经是祖母龙桂菊", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_cannot_be_entrusted_to_a_child()
    {
        var (_, family, teacher) = await NewFamilyAsync();

        var refused = await teacher.PostFormAsync($"/children/{family.Child.Id}/guardians/new",
            new { Name = "石小兰", Relation = Relation.ElderSister, Kind = GuardianKind.Entrusted, IsPrimary = true, From = "2026-09-01", BirthDate = "2010-05-01" }, Form);

        Assert.Contains("才满18周岁，不能受托照护孩子", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guardian_known_from_a_sibling_is_linked_and_not_written_twice()
    {
        var (school, family, _) = await NewFamilyAsync();
        var clerk = await school.PersonAsync(Role.Archivist);
        await clerk.PostFormAsync($"/children/{family.Child.Id}/guardians/new",
            new { Name = "龙桂菊", Relation = Relation.PaternalGrandmother, Kind = GuardianKind.Entrusted, IsPrimary = true, From = "2026-09-01" }, Form);
        var sister = await TestFamily.InAsync(school, (await school.AddClassAsync("2")).Id, "石亦苗");

        var search = await clerk.GetAsync($"/children/{sister.Child.Id}/guardians/new?find=龙桂");
        var link = search.Html.QuerySelector("a[href*='person=']");
        Assert.Contains("石亦禾的祖母", search.Text, StringComparison.Ordinal);
        await clerk.PostFormAsync(link!.GetAttribute("href")!, new { Relation = Relation.PaternalGrandmother, From = "2026-09-01" }, Form);

        Assert.Equal(1, await school.InSchoolAsync(db => db.Guardians.CountAsync()));
        Assert.Equal(2, await school.InSchoolAsync(db => db.GuardianLinks.CountAsync()));
    }

    [Fact]
    public async Task A_father_who_died_in_November_was_away_in_October()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        await TestFamily.AwayAsync(school, family.Father, TestFamily.September);
        var url = $"/children/{family.Child.Id}/parents/{family.FatherLink.Id}";

        var saved = await teacher.PostFormAsync(url, new { Presence = Presence.Dead, ChangedOn = "2026-11-10" }, Form);

        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.Contains("只有父亲外出", (await teacher.GetAsync($"/children/{family.Child.Id}?on=2026-10-20")).Text, StringComparison.Ordinal);
        Assert.Contains("父亲已亡故", (await teacher.GetAsync($"/children/{family.Child.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_changes_class_and_the_old_one_ends_the_day_before()
    {
        var (school, family, _) = await NewFamilyAsync();
        var other = await school.AddClassAsync("4", 2);
        var clerk = await school.PersonAsync(Role.Archivist);

        var saved = await clerk.PostFormAsync($"/children/{family.Child.Id}/enrolments", Move(other.Id), "#move");

        Assert.Equal($"/children/{family.Child.Id}/enrolments", saved.Location);
        var spans = await school.InSchoolAsync(db => db.EnrollSpans.Where(e => e.ChildId == family.Child.Id).OrderBy(e => e.From).ToListAsync());
        Assert.Equal([(new DateOnly(2026, 11, 23), AlterKind.ChangedClass), (null, null)], spans.Select(s => (s.To, s.ExitKind)));
        Assert.Contains("2026-11-22", (await clerk.GetAsync(saved.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_homeroom_teacher_cannot_put_a_child_into_somebody_elses_class()
    {
        var (school, family, teacher) = await NewFamilyAsync();
        var other = await school.AddClassAsync("4", 2);

        var refused = await teacher.PostAsync($"/children/{family.Child.Id}/enrolments/move", Move(other.Id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("要进别人的班，请德育主任或档案员来办", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_who_left_is_listed_under_those_who_left_and_the_leaving_can_be_taken_back()
    {
        var (school, family, _) = await NewFamilyAsync();
        var clerk = await school.PersonAsync(Role.Archivist);

        var left = await clerk.PostFormAsync($"/children/{family.Child.Id}/enrolments",
            new Dictionary<string, string?> { ["Leave.Kind"] = AlterKind.TransferredOut, ["Leave.LastDay"] = "2026-11-20", ["Leave.Peer"] = "城西小学" }, "#leave");
        var page = await clerk.FollowAsync(left);

        Assert.DoesNotContain("石亦禾", (await clerk.GetAsync("/children")).Text, StringComparison.Ordinal);
        Assert.Contains("石亦禾", (await clerk.GetAsync("/children?Roll=left")).Text, StringComparison.Ordinal);
        await clerk.PostAsync(page.Html.QuerySelector(".lb-toast form")!.GetAttribute("action")!);
        Assert.Contains("石亦禾", (await clerk.GetAsync("/children")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_itself_refuses_a_child_in_two_classes_on_one_day()
    {
        var (school, family, _) = await NewFamilyAsync();
        var other = await school.AddClassAsync("4", 2);

        await Assert.ThrowsAsync<DbUpdateException>(() => school.InSchoolAsync(async db =>
        {
            db.Add(new EnrollSpan { ChildId = family.Child.Id, ClassId = other.Id, From = TestFamily.November, EntryKind = AlterKind.ChangedClass });
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Somebody_who_may_only_look_at_the_family_finds_no_way_to_change_it()
    {
        var (school, family, _) = await NewFamilyAsync();
        var principal = await school.PersonAsync(Role.Principal);

        var page = await principal.GetAsync($"/children/{family.Child.Id}/family");

        Assert.Contains("石大山", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Html.QuerySelectorAll("main a"), a => a.TextContent.StartsWith('改') || a.TextContent.StartsWith("登记", StringComparison.Ordinal));
        Assert.NotEqual(HttpStatusCode.OK, (await principal.GetAsync($"/children/{family.Child.Id}/parents/{family.FatherLink.Id}")).Status);
    }

    private static Dictionary<string, string?> Move(Guid classId) =>
        new() { ["Move.ClassId"] = classId.ToString(), ["Move.On"] = "2026-11-23", ["Move.Kind"] = AlterKind.ChangedClass };

    private async Task<(TestSchool School, TestFamily Family, Browserlike Teacher)> NewFamilyAsync()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        return (school, await TestFamily.InAsync(school, one.Id), await school.PersonAsync(Role.Homeroom, one.Id));
    }
}
