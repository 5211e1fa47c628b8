using System.Net;
using AngleSharp.Dom;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Audit;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Audit;

public sealed class AuditTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task The_principal_reads_in_the_offices_words_what_was_what_before()
    {
        var school = await office.NewSchoolAsync();
        var child = await school.AddChildAsync(name: "田小满");
        await school.InSchoolAsync(async db =>
        {
            var stored = await db.Children.FirstAsync(c => c.Id == child.Id);
            (stored.Name, stored.Sex, stored.AddrDetail) = ("田小曼", "2", "云塘村3组");
            await db.SaveChangesAsync();
        });
        var page = await (await school.PersonAsync(Role.Principal)).GetAsync("/audit/changes?Kind=Child");
        Assert.Contains("姓名：田小满 → 田小曼", page.Text, StringComparison.Ordinal);
        Assert.Contains("性别：男 → 女", page.Text, StringComparison.Ordinal);
        Assert.Contains("现住址：空 → 云塘村3组", page.Text, StringComparison.Ordinal);
        Assert.Contains("系统自动", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector($"main a[href='/children/{child.Id}']"));
    }

    [Fact]
    public async Task The_auditor_sees_that_it_changed_but_neither_name_nor_value()
    {
        var school = await office.NewSchoolAsync();
        var child = await school.AddChildAsync(name: "田小满");
        await school.InSchoolAsync(async db =>
        {
            var stored = await db.Children.FirstAsync(c => c.Id == child.Id);
            (stored.Name, stored.IsDeleted, stored.DeleteReason) = ("田小曼", true, "与田小满重复");
            await db.SaveChangesAsync();
            db.AccessLog.Add(new AccessLogEntry
            {
                At = office.Now,
                UserId = Guid.Empty,
                Entity = "Child",
                EntityId = child.Id,
                Fields = "身份证号",
                Action = AccessAction.RevealNumber,
                Reason = "核对户口簿",
            });
            await db.SaveChangesAsync();
        });
        var auditor = await school.PersonAsync(Role.AuditAdmin);
        var (changes, access) = (await auditor.GetAsync("/audit/changes"), await auditor.GetAsync("/audit/access"));
        foreach (var page in new[] { changes, access })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("田小", page.Source, StringComparison.Ordinal);
            Assert.Contains($"学生 · {child.Id.ToString("N")[^8..]}", page.Text, StringComparison.Ordinal);
        }

        Assert.Contains("姓名：改过（内容不显示）", changes.Text, StringComparison.Ordinal);
        Assert.Contains("查看全号", access.Text, StringComparison.Ordinal);
        Assert.Contains("核对户口簿", access.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_auditor_reads_posts_and_accounts_in_full()
    {
        var school = await office.NewSchoolAsync();
        var (staff, one) = (await school.AddStaffAsync("龙远舟"), await school.AddClassAsync());
        await (await school.PersonAsync(Role.Principal, name: "校长甲")).PostFormAsync("/posts/new", new
        {
            StaffId = staff.Id,
            Role = Role.Homeroom,
            ClassId = one.Id,
            CampusId = "",
            From = new DateOnly(2026, 9, 1),
            LastDay = "",
        });
        var page = await (await school.PersonAsync(Role.AuditAdmin)).GetAsync("/audit/changes?Kind=PostSpan");
        Assert.Contains("校长甲 新增任职", page.Text, StringComparison.Ordinal);
        Assert.Contains("教职工：空 → 龙远舟", page.Text, StringComparison.Ordinal);
        Assert.Contains("任职：空 → 班主任", page.Text, StringComparison.Ordinal);
        Assert.Contains("班级：空 → 四年级1班", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_logs_go_back_page_by_page_without_a_gap_or_a_double()
    {
        var school = await office.NewSchoolAsync();
        await school.InSchoolAsync(async db =>
        {
            for (var i = 0; i < 120; i++) db.Add(new LeftBehindCare.Web.People.Village { Name = $"第{i}村", CountyCode = TestSchool.County });
            await db.SaveChangesAsync();
        });
        var auditor = await school.PersonAsync(Role.AuditAdmin);
        var names = new List<string>();
        string? url = "/audit/changes?Kind=Village";
        for (var pages = 0; url is not null; pages++)
        {
            Assert.True(pages < 4);
            var page = await auditor.GetAsync(url);
            names.AddRange(page.Html.QuerySelectorAll("main tbody tr").Select(r => r.TextContent.Split("名称：")[1].Split("村")[0]));
            url = page.Html.QuerySelectorAll("main nav a").FirstOrDefault(a => a.TextContent == "更早的")?.GetAttribute("href");
        }

        Assert.Equal(120, names.Count);
        Assert.Equal(120, names.Distinct().Count());
    }

    [Fact]
    public async Task The_logs_can_be_asked_by_person_day_and_record()
    {
        var school = await office.NewSchoolAsync();
        var (a, b) = (await school.AddChildAsync(name: "田小满"), await school.AddChildAsync(name: "马思源"));
        var principal = await school.PersonAsync(Role.Principal);
        Assert.Equal(1, await RowsAsync($"Record={a.Id}"));
        Assert.Equal(2, await RowsAsync("Kind=Child"));
        Assert.Equal(2, await RowsAsync("Kind=Child&From=2026-11-23&Until=2026-11-23"));
        Assert.Equal(0, await RowsAsync("Kind=Child&From=2026-11-24"));
        Assert.Equal(0, await RowsAsync("Kind=Child&Until=2026-11-22"));
        Assert.Equal(0, await RowsAsync($"Kind=Child&Person={principal.Person!.UserId}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await principal.GetAsync("/audit/changes?From=not-a-day")).Status);
        Assert.NotEqual(a.Id, b.Id);

        async Task<int> RowsAsync(string query) => (await principal.GetAsync($"/audit/changes?{query}")).Html.QuerySelectorAll("main tbody tr").Length;
    }

    [Fact]
    public async Task The_logs_of_another_school_do_not_show_and_most_people_see_none()
    {
        var (ours, theirs) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        var child = await theirs.AddChildAsync(name: "邻校的孩子");
        var page = await (await ours.PersonAsync(Role.Principal)).GetAsync($"/audit/changes?Record={child.Id}");
        Assert.Empty(page.Html.QuerySelectorAll("main tbody tr"));

        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.Principal or Role.AuditAdmin or Role.SysAdmin or Role.BureauUser)))
        {
            var person = await ours.PersonAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/audit/changes")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync("/audit/access")).Status);
        }
    }

    [Fact]
    public async Task Every_field_that_can_change_has_a_name_in_the_office()
    {
        var missing = await office.InNoSchoolAsync(db => Task.FromResult(Logged(db)
            .Where(f => FieldNames.Find(f.Entity, f.Property) is null).Select(f => $"{f.Entity}.{f.Property}").ToList()));
        Assert.True(missing.Count == 0, $"Add these to Audit/FieldNames.cs: {string.Join(", ", missing)}");
        Assert.All(FieldNames.All.SelectMany(r => r.Value.Fields.Values).Select(f => f.CodeSet).OfType<string>(), set => Assert.True(CodeSets.All.Has(set), set));
    }

    private static IEnumerable<(string Entity, string Property)> Logged(AppDb db)
    {
        string[] bookkeeping = ["SchoolId", "Id", "CreatedAt", "CreatedBy", "UpdatedAt", "UpdatedBy", "RowVersion"];
        return db.Model.GetEntityTypes()
            .Where(e => typeof(SchoolRecord).IsAssignableFrom(e.ClrType) && !typeof(INotLogged).IsAssignableFrom(e.ClrType))
            .SelectMany(e => e.GetProperties().Where(p => !bookkeeping.Contains(p.Name)).Select(p => (e.ClrType.Name, p.Name)));
    }
}
