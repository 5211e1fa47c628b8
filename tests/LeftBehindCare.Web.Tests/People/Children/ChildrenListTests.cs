using System.Net;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Children;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.People.Children;

public sealed class ChildrenListTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_homeroom_teacher_sees_the_children_of_the_own_class_only()
    {
        var school = await office.NewSchoolAsync();
        var (own, other) = (await school.AddClassAsync("4"), await school.AddClassAsync("5"));
        await school.AddChildAsync(own.Id, "石亦禾");
        await school.AddChildAsync(other.Id, "罗一苇");
        var teacher = await school.PersonAsync(Role.Homeroom, own.Id);

        var page = await teacher.GetAsync("/children");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("石亦禾", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("罗一苇", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/children")]
    [InlineData("/children?sort=-class")]
    [InlineData("/children?q=一")]
    public async Task Who_opens_the_list_first_does_not_decide_what_the_next_one_sees(string address)
    {
        var school = await office.NewSchoolAsync();
        var (own, other) = (await school.AddClassAsync("4"), await school.AddClassAsync("5"));
        await school.AddChildAsync(own.Id, "向一禾");
        await school.AddChildAsync(other.Id, "罗一苇");
        Browserlike[] people = [await school.PersonAsync(Role.Principal), await school.PersonAsync(Role.Homeroom, own.Id), await school.PersonAsync(Role.Homeroom, other.Id)];

        var seen = new List<string>();
        foreach (var person in people.Concat(people.Reverse()))
            seen.Add(string.Concat((await person.GetAsync(address)).Html.QuerySelectorAll("main tbody tr th a").Select(a => a.TextContent).Order()));

        Assert.Equal(["向一禾罗一苇", "向一禾", "罗一苇", "罗一苇", "向一禾", "向一禾罗一苇"], seen);
    }

    [Theory]
    [InlineData("石亦")]
    [InlineData("syh")]
    [InlineData("shiyi")]
    [InlineData("shiyh")]
    [InlineData("4417")]
    [InlineData("４４１７")]
    public async Task A_child_is_found_by_name_pinyin_initials_and_phone_tail(string words)
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var family = await TestFamily.InAsync(school, one.Id);
        await TestFamily.PhoneAsync(school, PhoneOwner.Parent, family.Mother.Id, "15401004417");
        await school.AddChildAsync(one.Id, "罗一苇", c => c.Pinyin = "luo yi wei");
        var clerk = await school.PersonAsync(Role.Archivist);

        var found = await clerk.PostAsync("/children/search", new { Q = words });

        Assert.Equal($"/children/{family.Child.Id}", found.Location);
    }

    [Fact]
    public async Task A_name_with_a_dot_is_found_without_it()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var child = await school.AddChildAsync(one.Id, "阿依夏木·买买提");
        var clerk = await school.PersonAsync(Role.Archivist);

        Assert.Equal($"/children/{child.Id}", (await clerk.PostAsync("/children/search", new { Q = "阿依夏木买买提" })).Location);
        Assert.Equal($"/children/{child.Id}", (await clerk.PostAsync("/children/search", new { Q = "木•买" })).Location);
    }

    [Fact]
    public async Task A_whole_id_number_finds_its_child_and_stands_in_no_address()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        const string number = "439900201604120022";
        var child = await school.AddChildAsync(one.Id, "石亦禾");
        await school.InSchoolAsync(async (services, db) =>
        {
            var cipher = await services.GetRequiredService<SchoolCiphers>().CurrentAsync();
            var row = await db.Children.FindAsync(school.Id, child.Id);
            row!.IdNo = cipher.Seal(SealedColumns.ChildIdNo, child.Id, number);
            row.IdNoHash = cipher.Index(number);
            return await db.SaveChangesAsync();
        });
        var clerk = await school.PersonAsync(Role.Archivist);
        var cook = await school.PersonAsync(Role.CanteenManager);

        Assert.Equal($"/children/{child.Id}", (await clerk.PostAsync("/children/search", new { Q = " 439900 20160412 0022" })).Location);
        var half = await clerk.PostAsync("/children/search", new { Q = "43990020160412" });
        Assert.Equal(HttpStatusCode.OK, half.Status);
        Assert.Contains("没有找到这个号码的孩子", half.Text, StringComparison.Ordinal);
        Assert.Equal("/children", (await clerk.GetAsync($"/children?Q={number}")).Location);
        Assert.Equal(HttpStatusCode.OK, (await cook.PostAsync("/children/search", new { Q = number })).Status);
    }

    [Fact]
    public async Task The_list_tells_who_is_left_behind_and_can_be_asked_for_them()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var family = await TestFamily.InAsync(school, one.Id);
        await TestFamily.AwayAsync(school, family.Father, TestFamily.September);
        await TestFamily.InAsync(school, one.Id, "罗一苇");
        var clerk = await school.PersonAsync(Role.Archivist);

        Assert.Contains("仅父亲外出", (await clerk.GetAsync("/children")).Text, StringComparison.Ordinal);
        var left = await clerk.GetAsync($"/children?Lb={LbChoice.Yes}");
        Assert.Contains("石亦禾", left.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("罗一苇", left.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("石亦禾", (await clerk.GetAsync($"/children?Lb={OutType.Both}")).Html.QuerySelector("tbody")?.TextContent ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_of_one_name_are_told_apart_by_class_and_birthday()
    {
        var school = await office.NewSchoolAsync();
        var (four, five) = (await school.AddClassAsync("4"), await school.AddClassAsync("5"));
        await school.AddChildAsync(four.Id, "石磊", c => c.BirthDate = new DateOnly(2016, 3, 5));
        await school.AddChildAsync(four.Id, "石磊", c => c.BirthDate = new DateOnly(2016, 8, 9));
        await school.AddChildAsync(five.Id, "石磊");
        var clerk = await school.PersonAsync(Role.Archivist);

        var page = await clerk.GetAsync("/children");

        Assert.Contains("四年级1班 3月5日生", page.Text, StringComparison.Ordinal);
        Assert.Contains("四年级1班 8月9日生", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cook_sees_names_and_allergies_and_nothing_else()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var family = await TestFamily.InAsync(school, one.Id, with: c => c.Allergy = "花生过敏");
        await TestFamily.AwayAsync(school, family.Father, TestFamily.September);
        var cook = await school.PersonAsync(Role.CanteenManager);

        var list = await cook.GetAsync("/children");
        Assert.Contains("花生过敏", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2016-04-12", list.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("外出", list.Text, StringComparison.Ordinal);
        // A question about what the page hides is not answered by leaving rows out either.
        Assert.Contains("石亦禾", (await cook.GetAsync($"/children?Lb={LbChoice.No}")).Text, StringComparison.Ordinal);

        var page = await cook.GetAsync($"/children/{family.Child.Id}");
        Assert.Contains("花生过敏", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("石大山", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("2016", page.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_costs_the_same_number_of_queries_for_one_child_as_for_fifty()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        await TestFamily.InAsync(school, one.Id);
        var small = await CountAsync();
        for (var i = 0; i < 49; i++) await school.AddChildAsync(one.Id);

        Assert.Equal(small, await CountAsync());
        Assert.Equal(2, small);

        Task<int> CountAsync() => CommandCounter.CountAsync(() => school.InSchoolAsync(async (services, _) =>
        {
            services.GetRequiredService<ViewerContext>().Viewer = new Viewer
            {
                UserId = Guid.NewGuid(),
                SchoolId = school.Id,
                Posts = [new Post(Role.Archivist, null, null)],
            };
            var list = services.GetRequiredService<ChildList>();
            await list.CountAsync(new ChildFilter(), default);
            return await list.PageAsync(new ChildFilter(), default);
        }));
    }

    [Fact]
    public async Task A_list_that_leaves_the_house_is_masked_and_written_into_the_access_log()
    {
        var school = await office.NewSchoolAsync();
        var (own, other) = (await school.AddClassAsync("4"), await school.AddClassAsync("5"));
        await TestFamily.InAsync(school, own.Id);
        await school.AddChildAsync(other.Id, "罗一苇");
        var teacher = await school.PersonAsync(Role.Homeroom, own.Id);

        var sheet = await teacher.PostAsync("/children/export");
        var paper = await teacher.PostAsync("/children/print");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.Response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF", paper.Source, StringComparison.Ordinal);
        var entries = await school.InSchoolAsync(db => db.AccessLog.OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync());
        Assert.Equal([(AccessAction.Export, 1), (AccessAction.Print, 1)], entries.Select(e => (e.Action, e.Subjects)));
    }

    [Fact]
    public async Task Fifty_stand_on_a_page_and_the_rest_on_the_next()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        await school.InSchoolAsync(async db =>
        {
            for (var i = 0; i < 51; i++)
            {
                var child = new Child { Name = $"童{i:00}", Pinyin = $"tong {i:00}", Sex = Sex.Male, BirthDate = new DateOnly(2016, 1, 1), IdType = IdType.IdCard, IdState = IdState.Unverified, BoardMode = BoardMode.Day, CareMode = CareMode.None };
                db.AddRange(child, new EnrollSpan { ChildId = child.Id, ClassId = one.Id, From = TestFamily.September, EntryKind = AlterKind.Enrolled });
            }

            await db.SaveChangesAsync();
        });
        var clerk = await school.PersonAsync(Role.Archivist);

        Assert.Equal(50, (await clerk.GetAsync("/children")).Html.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(["童50"], (await clerk.GetAsync("/children?Page=2")).Html.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()));
    }
}
