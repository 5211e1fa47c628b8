using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
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
        await archivist.PostAsync("/profiles/file-all?left=true");

        Assert.Equal(RecordStatus.Archived, (await ProfileAsync(school, family)).Status);
        Assert.Equal(RecordStatus.Draft, (await ProfileAsync(school, other)).Status);
    }

    [Fact]
    public async Task A_child_who_comes_back_to_school_is_confirmed_again()
    {
        var (school, family, teacher) = await HomeAsync();
        await ApproveAsync(school, family, teacher);
        await LeaveAsync(school, family);
        await (await school.PersonAsync(Role.Archivist)).PostAsync("/profiles/file-all?left=true");
        Assert.Equal(RecordStatus.Archived, (await ProfileAsync(school, family)).Status);

        await school.InSchoolAsync(async db =>
        {
            db.Add(new EnrollSpan { ChildId = family.Child.Id, ClassId = await db.Classes.Select(c => c.Id).FirstAsync(), From = office.Today, EntryKind = "11" });
            await db.SaveChangesAsync();
        });

        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
        Assert.NotNull((await teacher.GetAsync(Url(family))).Html.QuerySelector(Form));
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
    public async Task A_void_form_stays_void_while_the_child_has_a_new_one()
    {
        var (school, family, teacher) = await HomeAsync();
        await ComeHomeAsync(school, family);
        await teacher.PostAsync($"{Url(family)}/remove", new { reason = "登错了" });
        var id = await school.InSchoolAsync(db => db.Profiles.IgnoreQueryFilters([QueryFilters.Removed]).Select(p => p.Id).SingleAsync());
        await teacher.PostFormAsync(Url(family), new { Remark = "新的一份" }, Form);

        var refused = await teacher.FollowAsync(await teacher.PostAsync($"/profiles/void/{id}/restore"));

        Assert.Contains("已经有新的一份", refused.Source, StringComparison.Ordinal);
        Assert.Equal("新的一份", (await ProfileAsync(school, family)).Remark);
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

    private static async Task ApproveAsync(TestSchool school, Family family, Browserlike teacher)
    {
        await teacher.PostFormAsync(Url(family), new { Remark = "第一版" }, Form, submit: ("act", "submit"));
        await (await school.PersonAsync(Role.Principal)).PostFormAsync($"{Url(family)}/review", form: "#lb-approve");
        Assert.Equal(RecordStatus.Effective, (await ProfileAsync(school, family)).Status);
    }

    /// <summary>The child moves to another school: its last day here is over.</summary>
    private Task LeaveAsync(TestSchool school, Family family) => school.InSchoolAsync(async db =>
    {
        (await db.EnrollSpans.SingleAsync(e => e.ChildId == family.Child.Id)).To = office.Today;
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
