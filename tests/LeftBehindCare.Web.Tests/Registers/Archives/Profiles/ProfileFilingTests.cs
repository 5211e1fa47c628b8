using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Profiles;

/// <summary>The end of an A1 and its list: 归档, 作废, 存为常用, 导出, 谁改过.</summary>
public sealed class ProfileFilingTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task The_form_of_a_child_who_has_left_is_filed_away_by_the_archivist_and_taken_out_to_be_corrected()
    {
        var (school, family, teacher) = await HomeAsync();
        var (deputy, archivist) = (await school.PersonAsync(Role.Deputy), await school.PersonAsync(Role.Archivist));
        await ApproveAsync(school, family, teacher);
        await archivist.PostAsync("/profiles/file-all?left=true");
        await archivist.PostAsync("/profiles/file-all");
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);

        await LeaveAsync(school, family);
        Assert.DoesNotContain(family.Child.Name, (await archivist.GetAsync("/profiles")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync("/profiles/file-all?left=true")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.PostAsync("/profiles/file-all?left=true")).Status);
        var list = await archivist.GetAsync(Link(await archivist.GetAsync("/profiles"), "离校孩子的1份"));
        Assert.Contains(family.Child.Name, list.Text, StringComparison.Ordinal);
        await archivist.PostFormAsync(list, null, "#lb-file-all form");

        Assert.Equal(RecordStatus.Archived, (await ProfileAsync(school, family)).Status);
        var closed = await archivist.GetAsync(Url(family));
        Assert.Null(closed.Html.QuerySelector(Form));
        Assert.Contains("要更正，请先取消归档", closed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await archivist.PostAsync(Url(family), new { Remark = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await archivist.PostAsync($"{Url(family)}/remove", new { reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostAsync($"{Url(family)}/take-out")).Status);
        Assert.NotNull((await archivist.FollowAsync(await archivist.PostFormAsync(closed, null, "#lb-take-out form"))).Html.QuerySelector(Form));
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);

        await archivist.PostFormAsync(Url(family), new { Remark = "转学证明已寄出", correctionReason = "补记" }, Form);
        var principal = await school.PersonAsync(Role.Principal);
        var waiting = await principal.GetAsync(Link(await principal.GetAsync("/"), "审核"));
        Assert.Contains(family.Child.Name, waiting.Text, StringComparison.Ordinal);
        Assert.Contains("1份离校孩子的基本情况等您审核", (await deputy.GetAsync("/")).Text, StringComparison.Ordinal);
        await principal.PostFormAsync($"{Url(family)}/review", form: "#lb-approve");
        await archivist.PostAsync("/profiles/file-all?left=true");
        var filed = await ProfileAsync(school, family);
        Assert.Equal((RecordStatus.Archived, 2), (filed.Status, filed.VersionNo));
    }

    [Fact]
    public async Task Only_what_the_list_shows_is_filed_away()
    {
        var (school, family, teacher) = await HomeAsync();
        var archivist = await school.PersonAsync(Role.Archivist);
        var other = await Family.MoveInAsync(school, (await school.InSchoolAsync(db => db.Classes.Select(c => c.Id).FirstAsync())), "石亦禾");
        await LeaveAsync(school, other);
        await ApproveAsync(school, family, teacher);
        await LeaveAsync(school, family);

        await archivist.PostAsync($"/profiles/file-all?left=true&q={Uri.EscapeDataString("石亦禾")}");
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
        await school.AddTermAsync();
        await school.InSchoolAsync(async db => await db.Profiles.ExecuteUpdateAsync(set => set.SetProperty(p => p.ConfirmedTermId, db.Terms.Select(t => t.Id).First())));
        await archivist.PostAsync("/profiles/file-all?left=true&unconfirmed=true");
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
        await archivist.PostAsync("/profiles/file-all?left=true&unconfirmed=false");

        Assert.Equal(RecordStatus.Archived, (await ProfileAsync(school, family)).Status);
        Assert.Equal(RecordStatus.Draft, (await ProfileAsync(school, other)).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_child_who_comes_back_to_school_is_in_force_again_and_confirmed_anew(int inDays)
    {
        await using var own = await Office.OwnAsync();
        var (school, family, teacher) = await HomeAsync(own);
        await school.AddTermAsync();
        await ApproveAsync(school, family, teacher);
        await teacher.PostAsync($"{Url(family)}/confirm");
        Assert.NotNull((await ProfileAsync(school, family)).ConfirmedTermId);
        await LeaveAsync(school, family);
        var archivist = await school.PersonAsync(Role.Archivist);
        await archivist.PostAsync("/profiles/file-all?left=true");
        Assert.Equal(RecordStatus.Archived, (await ProfileAsync(school, family)).Status);
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        await school.InSchoolAsync(async db =>
        {
            db.Add(new EnrollSpan { ChildId = family.Child.Id, ClassId = await db.Classes.Select(c => c.Id).FirstAsync(), From = own.Today.AddDays(inDays), EntryKind = AlterKind.Resumed });
            await db.SaveChangesAsync();
        });

        var back = await ProfileAsync(school, family);
        Assert.Equal((RecordStatus.Effective, null, null), (back.Status, back.ConfirmedTermId, back.ConfirmedAt));
        await archivist.PostAsync("/profiles/file-all?left=true");
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
        own.Clock.Advance(TimeSpan.FromDays(inDays) + TimeSpan.FromMinutes(5));
        teacher = await TeacherAsync(school);
        await teacher.PostAsync($"{Url(family)}/confirm");
        await teacher.PostFormAsync(Url(family), new { Remark = "回来了", correctionReason = "复学" }, Form);
        Assert.NotNull((await ProfileAsync(school, family)).ConfirmedTermId);
    }

    [Fact]
    public async Task A_child_who_only_changes_its_class_stays_confirmed()
    {
        await using var own = await Office.OwnAsync();
        var (school, family, teacher) = await HomeAsync(own);
        await school.AddTermAsync();
        await teacher.PostAsync($"{Url(family)}/confirm");
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        await school.InSchoolAsync(async db =>
        {
            var stay = await db.EnrollSpans.SingleAsync(e => e.ChildId == family.Child.Id);
            (stay.To, stay.ExitKind) = (own.Today, AlterKind.ChangedClass);
            await db.SaveChangesAsync();
            db.Add(new EnrollSpan { ChildId = family.Child.Id, ClassId = stay.ClassId, From = own.Today, EntryKind = AlterKind.ChangedClass });
            await db.SaveChangesAsync();
        });

        Assert.NotNull((await ProfileAsync(school, family)).ConfirmedTermId);
    }

    [Fact]
    public async Task The_form_of_a_left_behind_child_cannot_be_void()
    {
        var (school, family, teacher) = await HomeAsync();

        Assert.Null((await teacher.GetAsync(Url(family))).Html.QuerySelector("#lb-remove"));
        var refused = await teacher.FollowAsync(await teacher.PostAsync($"{Url(family)}/remove", new { reason = "登错了" }));

        Assert.Contains("现在算留守儿童", refused.Source, StringComparison.Ordinal);
        Assert.NotNull(await ProfileAsync(school, family));
    }

    [Fact]
    public async Task A_form_opened_by_mistake_is_void_with_a_reason_found_again_and_put_back()
    {
        var (school, family, teacher) = await HomeAsync();
        await teacher.PostFormAsync(Url(family), new { Remark = "写过的字" }, Form, submit: ("act", "submit"));
        await ComeHomeAsync(school, family);
        var counsellor = await school.PersonAsync(Role.Counsellor);
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);

        Assert.Contains("请写明作废的原因", (await teacher.FollowAsync(await teacher.PostAsync($"{Url(family)}/remove", new { reason = " " }))).Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"{Url(family)}/remove", new { reason = "x" })).Status);
        var gone = await teacher.FollowAsync(await teacher.PostFormAsync(Url(family), new { Reason = "外出登错了人" }, "#lb-remove form"));
        Assert.Contains("已作废", gone.Source, StringComparison.Ordinal);
        Assert.False(await school.InSchoolAsync(db => db.Profiles.AnyAsync()));
        var id = await school.InSchoolAsync(db => db.Profiles.IgnoreQueryFilters([QueryFilters.Removed]).Select(p => p.Id).SingleAsync());

        var list = await teacher.GetAsync(Link(await teacher.GetAsync("/profiles"), "作废的1份"));
        var page = await teacher.GetAsync(Link(list, family.Child.Name));
        Assert.Contains("外出登错了人", page.Text, StringComparison.Ordinal);
        Assert.Contains("写过的字", page.Text, StringComparison.Ordinal);
        foreach (var person in new[] { neighbour, counsellor })
        {
            Assert.DoesNotContain(family.Child.Name, (await person.GetAsync("/profiles?removed=true")).Text, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, (await person.GetAsync($"/profiles/void/{id}")).Status);
            Assert.NotEqual(HttpStatusCode.Found, (await person.PostAsync($"/profiles/void/{id}/restore")).Status);
        }

        await teacher.PostFormAsync(page, null, "main form[action$=restore]");
        var profile = await ProfileAsync(school, family);
        Assert.Equal((RecordStatus.Submitted, "写过的字", null), (profile.Status, profile.Remark, profile.DeleteReason));
    }

    [Fact]
    public async Task A_void_form_comes_back_over_a_draft_but_not_over_one_that_was_handed_in()
    {
        var (school, family, teacher) = await HomeAsync();
        await ComeHomeAsync(school, family);
        await teacher.PostFormAsync(Url(family), new { Remark = "原来的一份" }, Form);
        await teacher.PostAsync($"{Url(family)}/remove", new { reason = "登错了" });
        var id = await school.InSchoolAsync(db => db.Profiles.IgnoreQueryFilters([QueryFilters.Removed]).Select(p => p.Id).SingleAsync());
        await teacher.PostFormAsync(Url(family), new { Remark = "新的一份" }, Form);

        Assert.Contains("放到了作废的里面", (await teacher.FollowAsync(await teacher.PostAsync($"/profiles/void/{id}/restore"))).Source, StringComparison.Ordinal);
        Assert.Equal("原来的一份", (await ProfileAsync(school, family)).Remark);
        var newer = await school.InSchoolAsync(db => db.Profiles.IgnoreQueryFilters([QueryFilters.Removed]).Where(p => p.IsDeleted).Select(p => p.Id).SingleAsync());
        await teacher.PostFormAsync(Url(family), null, Form, submit: ("act", "submit"));

        var refused = await teacher.FollowAsync(await teacher.PostAsync($"/profiles/void/{newer}/restore"));

        Assert.Contains("已经有新的一份", refused.Source, StringComparison.Ordinal);
        Assert.Equal("原来的一份", (await ProfileAsync(school, family)).Remark);
    }

    [Fact]
    public async Task Who_may_not_see_the_family_does_not_learn_from_the_list_who_is_away()
    {
        var (school, family, teacher) = await HomeAsync();
        var counsellor = await school.PersonAsync(Role.Counsellor);

        Assert.Contains("双亲外出", (await teacher.GetAsync("/profiles")).Text, StringComparison.Ordinal);
        Assert.Contains("双亲外出", Cells(await teacher.PostAsync("/profiles/export")), StringComparison.Ordinal);
        var page = await counsellor.GetAsync("/profiles");
        Assert.Contains(family.Child.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("双亲外出", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("双亲外出", Cells(await counsellor.PostAsync("/profiles/export")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_does_who_is_no_longer_the_guardian_is_not_told()
    {
        await using var own = await Office.OwnAsync();
        var (school, family, _) = await HomeAsync(own);
        await school.InSchoolAsync(async db =>
        {
            (await db.Guardians.SingleAsync(g => g.Id == family.Grandmother.Id)).Address = "从前的住址";
            await db.SaveChangesAsync();
            (await db.GuardianLinks.SingleAsync(l => l.ChildId == family.Child.Id)).To = own.Today;
            await db.SaveChangesAsync();
        });
        own.Clock.Advance(TimeSpan.FromDays(3));
        await school.InSchoolAsync(async db =>
        {
            (await db.Guardians.SingleAsync(g => g.Id == family.Grandmother.Id)).Address = "后来的住址";
            db.Add(new PhoneEntry { OwnerType = PhoneOwner.Guardian, OwnerId = family.Grandmother.Id, Number = "15400000999", Kind = PhoneKind.Mobile, SortNo = 2 });
            await db.SaveChangesAsync();
        });

        var page = await (await TeacherAsync(school)).GetAsync($"{Url(family)}/history");

        Assert.Contains("从前的住址", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("后来的住址", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("15400000999", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_handed_in_after_the_page_was_opened_is_not_approved_with_the_class()
    {
        await using var own = await Office.OwnAsync();
        var (school, family, teacher) = await HomeAsync(own);
        var principal = await school.PersonAsync(Role.Principal);
        await teacher.PostFormAsync(Url(family), new { Remark = "看过的" }, Form, submit: ("act", "submit"));
        var room = await school.InSchoolAsync(db => db.Classes.Select(c => c.Id).FirstAsync());
        var open = await principal.GetAsync($"/profiles?classId={room}");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await teacher.PostFormAsync(Url(family), new { Remark = "没看过的" }, Form);

        await principal.PostFormAsync(open, null, "#approve-class form");
        Assert.Equal(RecordStatus.Submitted, (await ProfileAsync(school, family)).Status);
        open = await principal.GetAsync($"/profiles?classId={room}");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await school.InSchoolAsync(async db =>
        {
            (await db.Guardians.SingleAsync(g => g.Id == family.Grandmother.Id)).Address = "没看过的住址";
            await db.SaveChangesAsync();
        });
        await principal.PostFormAsync(open, null, "#approve-class form");
        Assert.Equal(RecordStatus.Submitted, (await ProfileAsync(school, family)).Status);
        await ComeHomeAsync(school, family);
        open = await principal.GetAsync($"/profiles?classId={room}");
        await teacher.PostFormAsync(Url(family), new { Reason = "登错了" }, "#lb-remove form");
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await teacher.PostAsync($"/profiles/void/{await school.InSchoolAsync(db => db.Profiles.IgnoreQueryFilters([QueryFilters.Removed]).Select(p => p.Id).SingleAsync())}/restore");
        await principal.PostFormAsync(open, null, "#approve-class form");
        Assert.Equal(RecordStatus.Submitted, (await ProfileAsync(school, family)).Status);
        await principal.PostFormAsync($"/profiles?classId={room}", null, "#approve-class form");

        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
    }

    [Fact]
    public async Task The_list_is_kept_as_a_view_and_taken_along()
    {
        var (school, family, teacher) = await HomeAsync();
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);

        await teacher.PostFormAsync("/profiles?incomplete=true&page=1&next=x", new { viewName = "没填全的" }, "#lb-save-view form");
        Assert.Equal("/profiles?incomplete=true", Link(await teacher.GetAsync("/profiles"), "没填全的", ".lb-view a"));
        var sheet = await teacher.PostAsync("/profiles/export");
        var none = await neighbour.PostAsync("/profiles/export");
        var paper = await teacher.PostAsync("/profiles/print?incomplete=true");
        await teacher.PostFormAsync("/profiles", null, ".lb-view form");

        Assert.Contains(family.Child.Name, Cells(sheet), StringComparison.Ordinal);
        Assert.Contains("户籍地址", Cells(sheet), StringComparison.Ordinal);
        Assert.DoesNotContain(family.Child.Name, Cells(none), StringComparison.Ordinal);
        Assert.Equal("application/pdf", paper.Response.Content.Headers.ContentType?.MediaType);
        Assert.Empty((await teacher.GetAsync("/profiles")).Html.QuerySelectorAll(".lb-view"));
    }

    [Fact]
    public async Task Who_changed_what_is_told_over_all_rows_of_the_form_but_not_what_the_reader_may_not_see()
    {
        var (school, family, teacher) = await HomeAsync();
        var clerk = await school.PersonAsync(Role.Archivist, name: "林静笃");
        await clerk.PostFormAsync(Url(family), new Dictionary<string, object?> { ["Remark"] = "路远", ["Father.WorkPlace"] = "福建省泉州市", ["Guardian.Phones.First"] = "15400000777", ["Illness"] = "哮喘" }, Form);
        await teacher.PostFormAsync(Url(family), new { Remark = "路不远了" }, Form);

        var page = await teacher.GetAsync($"{Url(family)}/history");

        foreach (var told in new[] { "林静笃", "广东省东莞市", "福建省泉州市", "15400000777", "路远", "路不远了" }) Assert.Contains(told, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("哮喘", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("还缺几项", page.Text, StringComparison.Ordinal);
        var principal = await (await school.PersonAsync(Role.Principal)).GetAsync($"{Url(family)}/history");
        Assert.Equal(HttpStatusCode.OK, principal.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await school.PersonAsync(Role.Counsellor)).GetAsync($"{Url(family)}/history")).Status);
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"{Url(family)}/history")).Status);
    }

    private async Task<(TestSchool School, Family Family, Browserlike Teacher)> HomeAsync(Office? own = null)
    {
        var school = await (own ?? office).NewSchoolAsync();
        var room = (await school.AddClassAsync()).Id;
        return (school, await Family.MoveInAsync(school, room), await school.PersonAsync(Role.Homeroom, room));
    }

    /// <summary>Somebody of the class who logs in today: who was logged in days ago no longer is.</summary>
    private static async Task<Browserlike> TeacherAsync(TestSchool school) =>
        await school.PersonAsync(Role.Homeroom, await school.InSchoolAsync(db => db.Classes.Select(c => c.Id).FirstAsync()));

    private static async Task ApproveAsync(TestSchool school, Family family, Browserlike teacher)
    {
        await teacher.PostFormAsync(Url(family), new { Remark = "第一版" }, Form, submit: ("act", "submit"));
        await (await school.PersonAsync(Role.Principal)).PostFormAsync($"{Url(family)}/review", form: "#lb-approve");
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
    }

    /// <summary>The child moves to another school: its last day here is over.</summary>
    private Task LeaveAsync(TestSchool school, Family family) => school.InSchoolAsync(async db =>
    {
        var stay = await db.EnrollSpans.SingleAsync(e => e.ChildId == family.Child.Id);
        (stay.To, stay.ExitKind) = (office.Today, AlterKind.TransferredOut);
        await db.SaveChangesAsync();
    });

    /// <summary>The parents never were away: it was written down for the wrong people.</summary>
    private static Task ComeHomeAsync(TestSchool school, Family family) => school.InSchoolAsync(async db =>
    {
        foreach (var away in await db.AwaySpans.Where(a => a.ParentId == family.Father.Id || a.ParentId == family.Mother.Id).ToListAsync()) (away.IsDeleted, away.DeleteReason) = (true, "登错了人");
        await db.SaveChangesAsync();
    });

    private static string Url(Family family) => $"/profiles/{family.Child.Id}";

    private static string Link(Page page, string text, string within = "main a") =>
        page.Html.QuerySelectorAll(within).First(a => a.TextContent.Trim() == text).GetAttribute("href")!;

    private static string Cells(Page sheet)
    {
        using var memory = new MemoryStream(sheet.Body);
        using var zip = new System.IO.Compression.ZipArchive(memory);
        return string.Concat(zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    private static Task<LeftBehindProfile> ProfileAsync(TestSchool school, Family family) =>
        school.InSchoolAsync(db => db.Profiles.SingleAsync(p => p.ChildId == family.Child.Id));
}
