using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts.Posts;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Accounts;

public sealed class PostTests(Office office) : IClassFixture<Office>
{
    private static readonly DateOnly Yesterday = new(2026, 11, 22);

    [Fact]
    public async Task An_ended_post_is_gone_on_the_next_request()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var person = await school.AddPersonAsync(Role.Deputy);
        await GiveAsync(school, person.Staff.Id, Role.Archivist);
        var deputy = await office.SignInAsync(person.User);
        Assert.Equal(HttpStatusCode.OK, (await deputy.GetAsync("/posts")).Status);

        Assert.Equal("/posts", (await principal.PostFormAsync($"/posts/{person.Post.Id}/end", new { LastDay = Yesterday }, form: "#lb-form")).Location);

        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync("/posts")).Status);
        Assert.Equal(HttpStatusCode.OK, (await deputy.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Who_loses_the_last_post_is_logged_out()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var person = await school.AddPersonAsync(Role.Deputy);
        var deputy = await office.SignInAsync(person.User);
        await principal.PostFormAsync($"/posts/{person.Post.Id}/end", new { Reason = "选错了人" }, form: "#void form");
        Assert.StartsWith("/login", (await deputy.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.True(await school.InSchoolAsync(db => db.PostSpans.IgnoreQueryFilters(["Removed"]).AnyAsync(p => p.Id == person.Post.Id && p.IsDeleted)));
    }

    [Fact]
    public async Task A_post_opens_and_closes_by_itself_at_midnight()
    {
        await using var own = await Office.OwnAsync();
        var school = await own.NewSchoolAsync();
        var person = await school.AddPersonAsync(Role.Deputy, from: new DateOnly(2026, 11, 24), to: new DateOnly(2026, 11, 25));
        await AtAsync(23, 23, 59, HttpStatusCode.Forbidden);
        await AtAsync(24, 0, 0, HttpStatusCode.OK);
        await AtAsync(24, 23, 59, HttpStatusCode.OK);
        await AtAsync(25, 0, 0, HttpStatusCode.Forbidden);

        async Task AtAsync(int day, int hour, int minute, HttpStatusCode expected)
        {
            own.Clock.Set(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8)));
            Assert.Equal(expected, (await (await own.SignInAsync(person.User)).GetAsync("/posts")).Status);
        }
    }

    [Fact]
    public async Task The_last_day_counts_and_is_kept_as_the_day_after()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var (staff, one) = (await school.AddStaffAsync(), await school.AddClassAsync());
        var answer = await principal.PostFormAsync("/posts/new", Form(staff.Id, Role.Homeroom, one.Id, lastDay: new DateOnly(2027, 1, 31)));
        Assert.Equal("/posts", answer.Location);
        var post = await school.InSchoolAsync(db => db.PostSpans.FirstAsync(p => p.StaffId == staff.Id));
        Assert.Equal((Role.Homeroom, one.Id, new DateOnly(2027, 2, 1)), (post.Role, post.ClassId!.Value, post.To!.Value));
        var list = await principal.GetAsync("/posts");
        Assert.Contains("四年级1班班主任", list.Text, StringComparison.Ordinal);
        Assert.Contains("2027-01-31", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_homeroom_teacher_needs_a_class_and_a_class_may_have_two()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var (first, second, one) = (await school.AddStaffAsync(), await school.AddStaffAsync(), await school.AddClassAsync());
        Assert.Contains("还没有班主任：四年级1班", (await principal.GetAsync("/posts")).Text, StringComparison.Ordinal);

        var without = await principal.PostFormAsync("/posts/new", Form(first.Id, Role.Homeroom));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("班主任要选班级", without.Text, StringComparison.Ordinal);

        foreach (var staff in new[] { first, second })
            Assert.Equal("/posts", (await principal.PostFormAsync("/posts/new", Form(staff.Id, Role.Homeroom, one.Id))).Location);
        Assert.DoesNotContain("还没有班主任", (await principal.GetAsync("/posts")).Text, StringComparison.Ordinal);
        var again = await principal.PostFormAsync("/posts/new", Form(first.Id, Role.Homeroom, one.Id));
        Assert.Contains("已经任着这一职", again.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.SysAdmin)]
    [InlineData(Role.BureauUser)]
    public async Task A_principal_gives_no_post_of_the_county(Role role)
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var staff = await school.AddStaffAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.PostAsync("/posts/new", Form(staff.Id, role))).Status);
        Assert.False(await school.InSchoolAsync(db => db.PostSpans.AnyAsync(p => p.StaffId == staff.Id)));
    }

    [Theory]
    [InlineData(Role.Principal)]
    [InlineData(Role.Deputy)]
    [InlineData(Role.AuditAdmin)]
    public async Task A_deputy_gives_no_post_above_teachers_and_ends_none(Role role)
    {
        var school = await office.NewSchoolAsync();
        var deputy = await school.PersonAsync(Role.Deputy);
        var staff = await school.AddStaffAsync();
        var above = await school.AddPersonAsync(role);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await deputy.PostAsync("/posts/new", Form(staff.Id, role))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.PostAsync($"/posts/{above.Post.Id}/end", new { LastDay = Yesterday })).Status);
        Assert.Equal("/posts", (await deputy.PostFormAsync("/posts/new", Form(staff.Id, Role.LifeTeacher))).Location);
    }

    [Fact]
    public async Task A_principal_cannot_leave_the_school_without_one()
    {
        var school = await office.NewSchoolAsync();
        var me = await school.AddPersonAsync(Role.Principal);
        var principal = await office.SignInAsync(me.User);
        var refused = await principal.PostFormAsync($"/posts/{me.Post.Id}/end", new { LastDay = Yesterday }, form: "#lb-form");
        Assert.Contains("这是您自己的校长任职", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.PostAsync($"/posts/{me.Post.Id}/void", new { Reason = "走了" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync("/accounts")).Status);

        var successor = await school.PersonAsync(Role.Principal);
        Assert.Equal("/posts", (await successor.PostFormAsync($"/posts/{me.Post.Id}/end", new { LastDay = Yesterday }, form: "#lb-form")).Location);
    }

    [Fact]
    public async Task Who_watches_the_accounts_does_not_keep_them()
    {
        var school = await office.NewSchoolAsync();
        var principal = await school.PersonAsync(Role.Principal);
        var auditor = await school.AddPersonAsync(Role.AuditAdmin);
        var clash = await principal.PostFormAsync("/posts/new", Form(auditor.Staff.Id, Role.Principal));
        Assert.Contains("一个人不能同时任这两职", clash.Text, StringComparison.Ordinal);
        Assert.NotNull(PostRules.Clash(Role.AuditAdmin, Role.SysAdmin));
        Assert.NotNull(PostRules.Clash(Role.Deputy, Role.AuditAdmin));
        Assert.Null(PostRules.Clash(Role.AuditAdmin, Role.ProxyParent));
        Assert.Null(PostRules.Clash(Role.Principal, Role.Homeroom));
    }

    [Fact]
    public async Task A_post_of_another_school_is_not_there_and_looks_like_none_at_all()
    {
        var (ours, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        var principal = await ours.PersonAsync(Role.Principal);
        var foreign = await theirs.AddPersonAsync(Role.Homeroom, (await theirs.AddClassAsync()).Id);
        var (found, none) = (await principal.GetAsync($"/posts/{foreign.Post.Id}/end"), await principal.GetAsync($"/posts/{Guid.CreateVersion7()}/end"));
        Assert.Equal(HttpStatusCode.NotFound, found.Status);
        Assert.Equal(none.Body, found.Body);

        var staff = await ours.AddStaffAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.PostAsync("/posts/new", Form(staff.Id, Role.Homeroom, foreign.Post.ClassId))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.PostAsync("/posts/new", Form(foreign.Staff.Id, Role.LifeTeacher))).Status);
    }

    private static object Form(Guid staff, Role role, Guid? classId = null, DateOnly? lastDay = null) => new
    {
        StaffId = staff,
        Role = role,
        ClassId = classId?.ToString() ?? "",
        CampusId = "",
        From = new DateOnly(2026, 9, 1),
        LastDay = lastDay is null ? "" : lastDay.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    private static Task GiveAsync(TestSchool school, Guid staffId, Role role) => school.InSchoolAsync(async db =>
    {
        db.Add(new PostSpan { StaffId = staffId, Role = role, From = new DateOnly(2026, 9, 1) });
        await db.SaveChangesAsync();
    });
}
