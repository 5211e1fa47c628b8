using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.People.Children;

public sealed class ChildDataTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task A_new_child_is_written_with_its_class_pinyin_and_sealed_number()
    {
        var (school, one, clerk) = await NewAsync();

        var saved = await clerk.PostFormAsync("/children/new", Filled(one.Id, idNo: IdOf("20160412", "002")), Form);

        var child = await school.InSchoolAsync(db => db.Children.SingleAsync());
        Assert.Equal($"/children/{child.Id}/family", saved.Location);
        Assert.Equal(("shan xiong xin", "sxx"), (child.Pinyin, child.PinyinInitials));
        Assert.NotNull(child.IdNo);
        Assert.Equal(one.Id, await school.InSchoolAsync(db => db.EnrollSpans.Where(e => e.ChildId == child.Id).Select(e => e.ClassId).SingleAsync()));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_what_was_typed_stays()
    {
        var (_, one, clerk) = await NewAsync();

        var refused = await clerk.PostFormAsync("/children/new", new Dictionary<string, string?>
        {
            ["Entry.ClassId"] = one.Id.ToString(),
            ["Child.Name"] = "石2禾",
            ["Child.BirthDate"] = "2027-01-01",
            ["Child.IdNo"] = "43990020160412002",
        }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("姓名里有数字“2”", refused.Text, StringComparison.Ordinal);
        Assert.Contains("不能晚于今天", refused.Text, StringComparison.Ordinal);
        Assert.Contains("少了1位。身份证号是18位，现在17位。", refused.Text, StringComparison.Ordinal);
        Assert.Contains("请选性别", refused.Text, StringComparison.Ordinal);
        Assert.Equal("石2禾", refused.Html.QuerySelector("[name='Child.Name']")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_same_name_and_birth_date_asks_before_a_second_child_is_made()
    {
        var (school, one, clerk) = await NewAsync();
        await clerk.PostFormAsync("/children/new", Filled(one.Id), Form);

        var asked = await clerk.PostFormAsync("/children/new", Filled(one.Id), Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("疑似重复", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync(asked, new { isAnother = true }, Form)).Status);
        Assert.Equal(2, await school.InSchoolAsync(db => db.Children.CountAsync()));
    }

    [Fact]
    public async Task Twins_are_called_twins_and_not_doubles()
    {
        var (school, one, clerk) = await NewAsync();
        await clerk.PostFormAsync("/children/new", Filled(one.Id), Form);

        // The number is wrong, so the page comes back and can tell.
        var page = await clerk.PostFormAsync("/children/new", Filled(one.Id, name: "单雄义", idNo: "123"), Form);
        Assert.Contains("疑似多胞", page.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync("/children/new", Filled(one.Id, name: "单雄义"), Form)).Status);
        Assert.Equal(2, await school.InSchoolAsync(db => db.Children.CountAsync()));
    }

    [Fact]
    public async Task A_number_that_another_child_has_is_refused_by_name()
    {
        var (_, one, clerk) = await NewAsync();
        var number = IdOf("20160412", "002");
        await clerk.PostFormAsync("/children/new", Filled(one.Id, idNo: number), Form);

        var refused = await clerk.PostFormAsync("/children/new", Filled(one.Id, name: "罗一苇", idNo: number), Form);

        Assert.Contains("这个证件号已经登记在四年级1班的单雄信名下", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_with_a_wrong_check_digit_may_be_kept_as_doubtful_but_not_as_verified()
    {
        var (school, one, clerk) = await NewAsync();
        var number = IdOf("20160412", "002");
        var wrong = number[..17] + (number[17] == '1' ? '2' : '1');

        var refused = await clerk.PostFormAsync("/children/new", Filled(one.Id, idNo: wrong, state: IdState.Verified), Form);
        Assert.Contains("不能存为“已核实”", refused.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync("/children/new", Filled(one.Id, idNo: wrong), Form)).Status);
        Assert.Equal(IdState.Doubtful, (await school.InSchoolAsync(db => db.Children.SingleAsync())).IdState);
    }

    [Fact]
    public async Task An_empty_number_box_leaves_the_stored_number_as_it_is()
    {
        var (school, one, clerk) = await NewAsync();
        await clerk.PostFormAsync("/children/new", Filled(one.Id, idNo: IdOf("20160412", "002")), Form);
        var before = await school.InSchoolAsync(db => db.Children.AsNoTracking().SingleAsync());

        var saved = await clerk.PostFormAsync($"/children/{before.Id}/edit", new { Ethnic = "06" }, Form);

        var after = await school.InSchoolAsync(db => db.Children.AsNoTracking().SingleAsync());
        Assert.Equal(HttpStatusCode.Found, saved.Status);
        Assert.Equal("06", after.Ethnic);
        Assert.Equal(before.IdNo, after.IdNo);
    }

    [Fact]
    public async Task Who_may_not_edit_numbers_neither_sees_their_fields_nor_changes_them()
    {
        var (school, one, clerk) = await NewAsync();
        await clerk.PostFormAsync("/children/new", Filled(one.Id, idNo: IdOf("20160412", "002")), Form);
        var child = await school.InSchoolAsync(db => db.Children.AsNoTracking().SingleAsync());
        var deputy = await school.PersonAsync(Role.Deputy);

        var page = await deputy.GetAsync($"/children/{child.Id}/edit");
        Assert.Null(page.Html.QuerySelector("[name=IdNo]"));
        Assert.Null(page.Html.QuerySelector("[name=Illness]"));
        await deputy.PostFormAsync(page, new { Ethnic = "06", IdNo = IdOf("20160412", "004"), IdType = IdType.None, AddrDetail = "改了" }, Form);

        var after = await school.InSchoolAsync(db => db.Children.AsNoTracking().SingleAsync());
        Assert.Equal(("06", IdType.IdCard, (string?)null), (after.Ethnic, after.IdType, after.AddrDetail));
        Assert.Equal(child.IdNo, after.IdNo);
    }

    [Fact]
    public async Task Two_people_who_edit_one_child_see_both_versions()
    {
        var (school, one, clerk) = await NewAsync();
        await clerk.PostFormAsync("/children/new", Filled(one.Id), Form);
        var child = await school.InSchoolAsync(db => db.Children.AsNoTracking().SingleAsync());
        var teacher = await school.PersonAsync(Role.Homeroom, one.Id, name: "周映川");
        var opened = await clerk.GetAsync($"/children/{child.Id}/edit");
        await teacher.PostFormAsync($"/children/{child.Id}/edit", new { BoardMode = BoardMode.Boarding }, Form);

        var conflict = await clerk.PostFormAsync(opened, new { Ethnic = "06" }, Form);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("周映川", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("住校", conflict.Text, StringComparison.Ordinal);
        await clerk.PostFormAsync(conflict, new Dictionary<string, string?> { ["keep.Ethnic"] = "mine" });
        var after = await school.InSchoolAsync(db => db.Children.AsNoTracking().SingleAsync());
        Assert.Equal((BoardMode.Boarding, "06"), (after.BoardMode, after.Ethnic));
    }

    [Fact]
    public async Task A_rare_character_and_a_dotted_name_are_kept_as_they_are()
    {
        var (school, one, clerk) = await NewAsync();

        await clerk.PostFormAsync("/children/new", Filled(one.Id, name: "鄢𬱖"), Form);
        await clerk.PostFormAsync("/children/new", Filled(one.Id, name: "阿依夏木・买买提"), Form);

        Assert.Equal(["鄢𬱖", "阿依夏木·买买提"], await school.InSchoolAsync(db => db.Children.OrderBy(c => c.Name.Length).Select(c => c.Name).ToListAsync()));
    }

    private static Dictionary<string, string?> Filled(Guid classId, string name = "单雄信", string? idNo = null, string state = IdState.Unverified) => new()
    {
        ["Entry.ClassId"] = classId.ToString(),
        ["Entry.From"] = "2026-09-01",
        ["Entry.EntryKind"] = AlterKind.TransferredIn,
        ["Child.Name"] = name,
        ["Child.Sex"] = Sex.Female,
        ["Child.BirthDate"] = "2016-04-12",
        ["Child.IdNo"] = idNo ?? "",
        ["Child.IdState"] = state,
        ["Child.NoIdReason"] = idNo is null ? NoIdReason.Other : "",
    };

    private static string IdOf(string birth, string serial)
    {
        var first = TestSchool.County + birth + serial;
        return first + IdNumber.CheckDigit(first);
    }

    private async Task<(TestSchool School, SchoolClass Class, Browserlike Clerk)> NewAsync()
    {
        var school = await office.NewSchoolAsync();
        return (school, await school.AddClassAsync(), await school.PersonAsync(Role.Archivist));
    }
}
