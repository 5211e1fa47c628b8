using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Schools;

public sealed class SchoolTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task The_system_administrator_opens_a_school_whose_principal_can_start()
    {
        var admin = await office.SysAdminAsync();
        var town = (await office.NewSchoolAsync()).Town;
        var login = $"qs-{Guid.NewGuid().ToString("N")[..8]}";
        var name = $"青山小学{login}";
        var handed = await admin.PostFormAsync("/schools/new", New(name, login, town.Id), form: "#lb-form");
        Assert.Equal(HttpStatusCode.OK, handed.Status);

        var school = await office.InNoSchoolAsync(db => db.Schools.FirstAsync(s => s.Name == name));
        Assert.Equal((TestSchool.County, "SCHOOL", 8), (school.CountyCode, school.LbCaliber, school.ArchiveSet));
        var principal = office.Stranger();
        var password = handed.Html.QuerySelector("#initial-password")!.TextContent;
        Assert.Equal("/account/password", (await principal.PostFormAsync("/login", new { LoginName = login, Password = password })).Location);
        await principal.PostFormAsync("/account/password", new { NewPassword = "muqiao-tulip-39-hedong", Repeated = "muqiao-tulip-39-hedong" });
        Assert.Equal("/account/second-factor", (await principal.GetAsync("/accounts")).Location);
        Assert.Contains("陆望舒", (await admin.GetAsync($"/schools/{school.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_school_leaves_nothing_behind()
    {
        var admin = await office.SysAdminAsync();
        var other = await office.NewSchoolAsync();
        var taken = (await other.AddPersonAsync(Role.Archivist)).User.UserName!;
        var name = $"半途小学{Guid.NewGuid().ToString("N")[..6]}";
        Assert.Contains("已有人用", (await admin.PostFormAsync("/schools/new", New(name, taken, other.Town.Id), form: "#lb-form")).Text, StringComparison.Ordinal);
        Assert.Contains("已经有叫这个名字的学校", (await admin.PostFormAsync("/schools/new", New(other.School.Name, "qs-free", other.Town.Id), form: "#lb-form")).Text, StringComparison.Ordinal);
        Assert.False(await office.InNoSchoolAsync(db => db.Schools.AnyAsync(s => s.Name == name)));
    }

    [Fact]
    public async Task The_system_administrator_sees_no_child_and_no_room_of_a_school()
    {
        var school = await office.NewSchoolAsync();
        var child = await school.AddChildAsync((await school.AddClassAsync()).Id, "田小满的金丝雀");
        await school.AddPersonAsync(Role.Principal, name: "校长甲");
        var admin = await office.SysAdminAsync();
        foreach (var url in new[] { "/schools", $"/schools/{school.Id}", $"/schools/{school.Id}/edit", "/schools/towns", "/county-users", "/account", "/rights" })
        {
            var page = await admin.GetAsync(url);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(child.Name, page.Source, StringComparison.Ordinal);
        }

        foreach (var url in new[] { "/accounts", "/posts", "/audit/changes", "/audit/access" })
            Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync(url)).Status);
    }

    [Theory]
    [InlineData(Role.Principal)]
    [InlineData(Role.AuditAdmin)]
    public async Task Schools_and_county_accounts_are_the_system_administrators(Role role)
    {
        var school = await office.NewSchoolAsync();
        var person = await school.PersonAsync(role);
        foreach (var url in new[] { "/schools", "/schools/new", $"/schools/{school.Id}", "/schools/towns", "/county-users" })
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(url)).Status);
    }

    [Fact]
    public async Task A_bureau_user_is_made_by_the_system_administrator_and_has_no_room_here()
    {
        var admin = await office.SysAdminAsync();
        var login = $"ju-{Guid.NewGuid().ToString("N")[..8]}";
        var handed = await admin.PostFormAsync("/county-users", new { PersonName = "基教股", Role = Role.BureauUser, LoginName = login }, form: "#open");
        Assert.Equal(login, handed.Html.QuerySelector("#login-name")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync("/county-users", new { PersonName = "某人", Role = Role.Principal, LoginName = "ju-x1" })).Status);

        var bureau = await office.BureauUserAsync();
        foreach (var url in new[] { "/schools", "/county-users", "/accounts", "/posts", "/audit/changes" })
            Assert.Equal(HttpStatusCode.Forbidden, (await bureau.GetAsync(url)).Status);
    }

    [Fact]
    public async Task A_reset_by_the_system_administrator_reaches_principals_only_and_stands_in_the_schools_log()
    {
        var school = await office.NewSchoolAsync();
        var (head, clerk) = (await school.AddPersonAsync(Role.Principal), await school.AddPersonAsync(Role.Archivist));
        var admin = await office.SysAdminAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync($"/schools/{school.Id}/principals/{clerk.User.Id}/reset")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync($"/county-users/{clerk.User.Id}/reset")).Status);
        var handed = await admin.PostFormAsync($"/schools/{school.Id}", form: $"#reset-{head.User.Id} form");
        Assert.NotNull(handed.Html.QuerySelector("#initial-password"));
        Assert.True(await school.InSchoolAsync(db => db.ChangeLog.AnyAsync(e => e.EntityId == head.User.Id && e.UserId == admin.Person!.UserId)));
    }

    private static object New(string name, string login, Guid town) => new
    {
        Name = name,
        ShortName = "青山",
        Code10 = "",
        Kind = "1",
        TownId = town,
        LbCaliber = "SCHOOL",
        LbAgeMin = "",
        LbAgeMax = "",
        ArchiveSet = 8,
        CareAsLb = "false",
        PrincipalName = "陆望舒",
        PrincipalSex = "2",
        PrincipalPhone = "15400000001",
        LoginName = login,
    };
}
