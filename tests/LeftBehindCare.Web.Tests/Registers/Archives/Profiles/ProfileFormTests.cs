using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Profiles;

public sealed class ProfileFormTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task An_incomplete_form_is_saved_and_says_what_is_missing()
    {
        var (school, family, teacher) = await HomeAsync();

        var saved = await teacher.PostFormAsync(
            Url(family),
            new Dictionary<string, object?> { ["Ethnic"] = "15", ["Mother.Employer"] = "某某餐馆", ["Father.Phones.Second"] = "154 0000 0999", ["Reliefs"] = new[] { "0" } },
            Form);

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var page = await teacher.FollowAsync(saved);
        Assert.Contains("缺", page.Text, StringComparison.Ordinal);
        var profile = await ProfileAsync(school, family);
        Assert.Equal(RecordStatus.Draft, profile.Status);
        Assert.Contains("户籍地址", profile.Missing);
        Assert.DoesNotContain("民族", profile.Missing);
        Assert.DoesNotContain("救助情况", profile.Missing);
        await school.InSchoolAsync(async db =>
        {
            Assert.Equal("15", (await db.Children.SingleAsync(c => c.Id == family.Child.Id)).Ethnic);
            Assert.Equal("某某餐馆", (await db.AwaySpans.SingleAsync(a => a.ParentId == family.Mother.Id)).Employer);
            Assert.Equal(["15400000268", "15400000999"],
                await db.PhoneEntries.Where(p => p.OwnerId == family.Father.Id).OrderBy(p => p.SortNo).Select(p => p.Number).ToListAsync());
        });
    }

    [Fact]
    public async Task A_number_that_cannot_be_right_is_refused_and_what_was_typed_stays()
    {
        var (school, family, teacher) = await HomeAsync();

        var refused = await teacher.PostFormAsync(
            Url(family),
            new Dictionary<string, object?> { ["IdNo"] = "43990020160421", ["Remark"] = "雨天要人接", ["Father.Phones.First"] = "1540000" },
            Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("少了4位", refused.Text, StringComparison.Ordinal);
        Assert.Contains("雨天要人接", refused.Text, StringComparison.Ordinal);
        Assert.Equal("43990020160421", refused.Html.QuerySelector("#IdNo")?.GetAttribute("value"));
        Assert.NotNull(refused.Html.QuerySelector(".lb-errs a[href='#Father_Phones_First']"));
        Assert.Null((await ProfileAsync(school, family)).Remark);
    }

    [Fact]
    public async Task A_stored_number_is_not_in_the_page()
    {
        var (_, family, teacher) = await HomeAsync();

        var page = await teacher.GetAsync(Url(family));

        Assert.DoesNotContain(Family.GuardianId, page.Source, StringComparison.Ordinal);
        Assert.Contains("已登记", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_phone_keeps_the_old_one_on_record()
    {
        var (school, family, teacher) = await HomeAsync();

        await teacher.PostFormAsync(Url(family), new Dictionary<string, object?> { ["Guardian.Phones.First"] = "15400000777" }, Form);

        var numbers = await school.InSchoolAsync(db => db.PhoneEntries.Where(p => p.OwnerId == family.Grandmother.Id).ToDictionaryAsync(p => p.Number, p => p.InvalidAt));
        Assert.Equal(office.Today, numbers["15400000417"]);
        Assert.Null(numbers["15400000777"]);
    }

    [Fact]
    public async Task Two_people_editing_see_both_versions_and_choose_field_by_field()
    {
        var (school, family, teacher) = await HomeAsync();
        var clerk = await school.PersonAsync(Role.Archivist, name: "林静笃");
        var open = await teacher.GetAsync(Url(family));
        await clerk.PostFormAsync(Url(family), new Dictionary<string, object?> { ["Father.WorkPlace"] = "福建省泉州市" }, Form);

        var conflict = await teacher.PostFormAsync(open, new Dictionary<string, object?> { ["Remark"] = "路远" }, Form);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("林静笃", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("福建省泉州市", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("广东省东莞市", conflict.Text, StringComparison.Ordinal);
        var merged = await teacher.PostFormAsync(conflict, new Dictionary<string, object?> { ["keep.Remark"] = "mine" }, "main form");
        Assert.Equal(HttpStatusCode.Redirect, merged.Status);
        Assert.Equal("路远", (await ProfileAsync(school, family)).Remark);
        Assert.Equal("福建省泉州市", await school.InSchoolAsync(db => db.AwaySpans.Where(a => a.ParentId == family.Father.Id).Select(a => a.WorkPlace).SingleAsync()));
    }

    [Fact]
    public async Task The_same_form_handed_in_twice_is_saved_once()
    {
        var (school, family, teacher) = await HomeAsync();
        var open = await teacher.GetAsync(Url(family));
        var typed = new Dictionary<string, object?> { ["Father.Phones.Second"] = "154 0000 0999", ["Remark"] = "路远" };

        var first = await teacher.PostFormAsync(open, typed, Form);
        var second = await teacher.PostFormAsync(open, typed, Form);

        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Equal(1, await school.InSchoolAsync(db => db.PhoneEntries.CountAsync(p => p.Number == "15400000999")));
    }

    [Fact]
    public async Task A_draft_outlives_the_session_and_comes_back_as_typed()
    {
        var (school, family, _) = await HomeAsync();
        var person = await school.AddPersonAsync(Role.Archivist);
        var before = await office.SignInAsync(person.User);
        var token = (await before.GetAsync(Url(family))).Html.QuerySelector("#lb-form [name=rowVersion]")!.GetAttribute("value");
        await before.PostAsync($"/drafts/Profile/{family.Child.Id}", new { rowVersion = token, Remark = "写到一半", LastMeet = "去年", draftSection = "父母外出" });

        var after = await office.SignInAsync(person.User);
        var page = await after.GetAsync(Url(family));
        var resumed = await after.GetAsync($"{Url(family)}?draft=true");

        Assert.Contains("找回了没填完的内容", page.Text, StringComparison.Ordinal);
        Assert.Contains("父母外出", page.Text, StringComparison.Ordinal);
        Assert.Contains("写到一半", resumed.Text, StringComparison.Ordinal);
        Assert.Equal("去年", resumed.Html.QuerySelector("#LastMeet")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await after.PostFormAsync(resumed, new { LastMeet = "" }, Form)).Status);
        Assert.Equal("写到一半", (await ProfileAsync(school, family)).Remark);
        Assert.DoesNotContain("找回了", (await after.GetAsync(Url(family))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_approved_kept_as_a_version_and_corrected_with_a_reason()
    {
        var (school, family, teacher) = await HomeAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var review = $"{Url(family)}/review";

        await teacher.PostFormAsync(Url(family), new { Remark = "第一版" }, Form, submit: ("act", "submit"));
        Assert.Equal(RecordStatus.Submitted, (await ProfileAsync(school, family)).Status);
        var empty = await principal.PostFormAsync(review, form: "#lb-return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        await principal.PostFormAsync(review, new { comment = "补上备注", CommentOn = new[] { "备注" }, CommentWords = new[] { "写清谁来接" } }, "#lb-return");
        var back = await teacher.GetAsync(Url(family));
        Assert.Contains("补上备注", back.Text, StringComparison.Ordinal);
        Assert.Contains("Remark-r", back.Html.QuerySelector("#Remark")!.GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal("退回意见：写清谁来接", back.Html.GetElementById("Remark-r")!.TextContent);
        await teacher.PostFormAsync(Url(family), form: Form, submit: ("act", "submit"));
        await principal.PostFormAsync(review, form: "#lb-approve");

        var profile = await ProfileAsync(school, family);
        Assert.Equal((RecordStatus.Effective, 1), (profile.Status, profile.VersionNo));
        var silent = await teacher.PostFormAsync(Url(family), new { Remark = "第二版" }, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        await teacher.PostFormAsync(Url(family), new { Remark = "第二版", correctionReason = "家长来电说明" }, Form);
        var changed = await principal.GetAsync(review);
        Assert.Contains("家长来电说明", changed.Text, StringComparison.Ordinal);
        Assert.Contains("第一版", changed.Text, StringComparison.Ordinal);
        await principal.PostFormAsync(changed, form: "#lb-approve");

        Assert.Equal(2, (await ProfileAsync(school, family)).VersionNo);
        var old = await principal.GetAsync($"{Url(family)}/versions/1");
        Assert.Contains("第一版", old.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("第二版", old.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Family.GuardianId, old.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await principal.PostAsync($"{Url(family)}/print?versionNo=1")).Status);
    }

    [Fact]
    public async Task Who_may_only_read_gets_the_paper_and_can_neither_save_nor_approve()
    {
        var (school, family, _) = await HomeAsync();
        var counsellor = await school.PersonAsync(Role.Counsellor);

        var page = await counsellor.GetAsync(Url(family));

        Assert.NotNull(page.Html.QuerySelector("section.paper"));
        Assert.Null(page.Html.QuerySelector(Form));
        Assert.DoesNotContain("15400000417", page.Source, StringComparison.Ordinal);
        await counsellor.PostAsync(Url(family), new { Remark = "x" });
        Assert.Null((await ProfileAsync(school, family)).Remark);
    }

    [Fact]
    public async Task The_list_is_found_by_class_name_and_and_gap_within_reach()
    {
        var (school, family, teacher) = await HomeAsync();

        var page = await teacher.GetAsync("/profiles?q=" + Uri.EscapeDataString(family.Child.Name) + "&incomplete=true");

        Assert.Contains(family.Child.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains("双亲外出", page.Text, StringComparison.Ordinal);
        Assert.Contains("没有符合", (await teacher.GetAsync("/profiles?incomplete=false")).Text, StringComparison.Ordinal);
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        Assert.DoesNotContain(family.Child.Name, (await neighbour.GetAsync("/profiles")).Text, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, Family Family, Browserlike Teacher)> HomeAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = (await school.AddClassAsync()).Id;
        return (school, await Family.MoveInAsync(school, room), await school.PersonAsync(Role.Homeroom, room));
    }

    private static string Url(Family family) => $"/profiles/{family.Child.Id}";

    private static Task<LeftBehindProfile> ProfileAsync(TestSchool school, Family family) =>
        school.InSchoolAsync(db => db.Profiles.SingleAsync(p => p.ChildId == family.Child.Id));
}
