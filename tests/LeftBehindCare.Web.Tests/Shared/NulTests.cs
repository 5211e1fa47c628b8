using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Shared;

/// <summary>A character nobody sees, which the database cannot keep: refused in a sentence, and no fault of ours.</summary>
public sealed class NulTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_register_does_not_take_it_with_files_or_without(bool withFiles)
    {
        var (school, child, teacher) = await HomeAsync();

        var refused = await teacher.PostFormAsync("/deeds/new", new { ChildId = child, Date = "2026-11-20", Kind = "3", Story = "扶起\0摔倒的同学。", ChildKnows = "true" }, Form, withFiles ? new Dictionary<string, TestFile>() : null);

        AssertRefused(refused);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Deeds.CountAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_childs_own_form_does_not_take_it(bool withFiles)
    {
        var (school, child, teacher) = await HomeAsync();

        var refused = await teacher.PostFormAsync($"/profiles/{child}", new { Remark = "雨天\0要人接" }, Form, withFiles ? new Dictionary<string, TestFile>() : null);

        AssertRefused(refused);
        Assert.Equal(0, await school.InSchoolAsync(db => db.Profiles.CountAsync(p => p.Remark != null)));
    }

    [Fact]
    public async Task Nor_does_a_draft_a_list_or_a_name_to_sign_in_with()
    {
        var (_, _, teacher) = await HomeAsync();

        AssertRefused(await teacher.PostAsync($"/drafts/DeedRecord/{Guid.Empty}", new { Story = "写到\0一半" }));
        AssertRefused(await teacher.GetAsync("/children?q=%E7%9F%B3%00%E4%BA%A6"));
        AssertRefused(await office.Stranger().PostAsync("/login", new { Name = "a\0b", Password = "c\0d" }));
    }

    private static void AssertRefused(Page page)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("看不见的字符", page.Source, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, Guid Child, Browserlike Teacher)> HomeAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        return (school, (await Family.MoveInAsync(school, room.Id)).Child.Id, await school.PersonAsync(Role.Homeroom, room.Id));
    }
}
