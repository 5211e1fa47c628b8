using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Portfolios;
using LeftBehindCare.Web.Tests.Jobs;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Portfolios;

/// <summary>A3b: what lies in a child's bag; of letters only that there are some.</summary>
public sealed class PortfolioTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    [Fact]
    public async Task Of_a_letter_nothing_is_kept_but_that_there_is_one()
    {
        var (school, teacher, child) = await SchoolAsync();

        var refused = await teacher.PostFormAsync("/portfolios/new", Thing(child.Id) with { Kind = "05", Title = "妈妈说她过年回来", CanShow = "true" }, Form);
        Assert.Contains("书信里写了什么不登记", refused.Text, StringComparison.Ordinal);
        Assert.Contains("书信不公开", refused.Text, StringComparison.Ordinal);
        Assert.Contains("妈妈说她过年回来", refused.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync("/portfolios/new", Thing(child.Id) with { Kind = "05", Title = "有" }, Form)).Status);

        var id = await school.InSchoolAsync(db => db.PortfolioItems.Select(p => p.Id).SingleAsync());
        Assert.Empty((await teacher.GetAsync($"/portfolios/{id}")).Html.QuerySelectorAll("input[type=file]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.PostAsync($"/attachments/PortfolioItem/{id}")).Status);
    }

    [Fact]
    public async Task What_a_letter_says_is_not_kept_in_a_draft_either()
    {
        var (_, teacher, child) = await SchoolAsync();
        var draft = $"/drafts/PortfolioItem/{Guid.Empty}";

        await teacher.PostAsync(draft, Thing(child.Id) with { Title = "给爸爸的画" });
        Assert.Equal("给爸爸的画", Title(await teacher.GetAsync("/portfolios/new?draft=true")));
        await teacher.PostAsync(draft, Thing(child.Id) with { Kind = PortfolioItem.Letters, Title = "妈妈说她过年回来" });

        var resumed = await teacher.GetAsync("/portfolios/new?draft=true");
        Assert.DoesNotContain("妈妈说", resumed.Source, StringComparison.Ordinal);
        Assert.Equal(PortfolioItem.Letters, resumed.Html.QuerySelector("#Kind option[selected]")!.GetAttribute("value"));
        Assert.Equal("", Title(resumed) ?? "");

        static string? Title(Page page) => page.Html.QuerySelector("#Title")!.GetAttribute("value");
    }

    [Fact]
    public async Task The_cover_counts_pages_only_where_somebody_counted_them()
    {
        var (school, teacher, child) = await SchoolAsync();
        foreach (var (kind, pages) in new (string, int?)[] { ("08", null), ("08", null), ("01", 3), ("01", null) })
            await teacher.PostFormAsync("/portfolios/new", new { ChildId = child.Id, Kind = kind, Title = "一份", Date = "2026-11-20", Pages = pages?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", CanShow = "false" }, Form);

        var cover = await school.PaperAsync("A3b", await school.InSchoolAsync(db => db.PortfolioItems.Select(p => p.Id).FirstAsync()));

        Assert.Equal(("2", ""), Line("08"));
        Assert.Equal(("2", "3"), Line("01"));

        (string Items, string Pages) Line(string kind) => cover.Single(r => r.Contains(CodeSets.All.NameOf("PortfolioKind", kind))) is var line ? (line[2], line[3]) : default;
    }

    [Fact]
    public async Task A_thing_with_a_photo_does_not_become_a_letter()
    {
        var (school, teacher, child) = await SchoolAsync();
        await teacher.PostFormAsync("/portfolios/new", Thing(child.Id), Form);
        var id = await school.InSchoolAsync(db => db.PortfolioItems.Select(p => p.Id).SingleAsync());
        Assert.NotEmpty((await teacher.GetAsync($"/portfolios/{id}")).Html.QuerySelectorAll("input[type=file]"));
        await school.InSchoolAsync(async db =>
        {
            db.Add(new Attachment { Entity = nameof(PortfolioItem), RecordId = id, Name = "信.jpg", Kind = AttachmentKind.Picture, Length = 1, Sha256 = new byte[32], ContentId = Guid.NewGuid() });
            await db.SaveChangesAsync();
        });

        var refused = await teacher.PostFormAsync($"/portfolios/{id}", new { Kind = "05", Title = "有" }, Form);

        Assert.Contains("书信不留照片和附件", refused.Text, StringComparison.Ordinal);
        Assert.Equal("08", await school.InSchoolAsync(db => db.PortfolioItems.Select(p => p.Kind).SingleAsync()));
    }

    [Fact]
    public async Task A_thing_is_refused_for_another_classs_child_for_tomorrow_and_before_birth()
    {
        var (school, teacher, child) = await SchoolAsync();
        var stranger = await school.AddChildAsync((await school.AddClassAsync("5")).Id, "龙远舟");

        Assert.Contains("请从列表里选一个孩子", (await teacher.PostFormAsync("/portfolios/new", Thing(stranger.Id), Form)).Text, StringComparison.Ordinal);
        Assert.Contains("这一天还没有到", (await teacher.PostFormAsync("/portfolios/new", Thing(child.Id) with { Date = "2026-11-24" }, Form)).Text, StringComparison.Ordinal);
        Assert.Contains("出生", (await teacher.PostFormAsync("/portfolios/new", Thing(child.Id) with { Date = "2001-01-01" }, Form)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.PortfolioItems.CountAsync()));
    }

    [Fact]
    public async Task A_cover_is_printed_for_each_child_however_much_is_in_the_bag()
    {
        var (school, teacher, child) = await SchoolAsync();
        var other = await school.InSchoolAsync(db => db.Children.Where(c => c.Name == "石亦禾").Select(c => c.Id).SingleAsync());
        foreach (var (one, title) in new[] { (child.Id, "跳绳奖状"), (child.Id, "朗诵奖状"), (other, "剪纸") })
            await teacher.PostFormAsync("/portfolios/new", Thing(one) with { Title = title }, Form);

        var bundle = await teacher.PostAsync("/portfolios/papers");
        await PrintJobTests.FinishedAsync(teacher, bundle.Location!);
        Assert.True((await teacher.PostAsync($"{bundle.Location}/file")).Body.AsSpan().StartsWith("%PDF-"u8));

        Assert.Equal(2, await school.InSchoolAsync(db => db.AccessLog.Where(a => a.Entity == nameof(PortfolioItem)).Select(a => a.Subjects).SingleAsync()));
        var bag = await teacher.GetAsync($"/portfolios?childId={child.Id}");
        Assert.Contains("跳绳奖状", bag.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("剪纸", bag.Text, StringComparison.Ordinal);
    }

    private async Task<(TestSchool School, Browserlike Teacher, Child Child)> SchoolAsync()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        await school.AddChildAsync(room.Id, "石亦禾");
        return (school, await school.PersonAsync(Role.Homeroom, room.Id), (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static Typed Thing(Guid child) => new() { ChildId = child };

    private sealed record Typed
    {
        public Guid ChildId { get; init; }
        public string Kind { get; init; } = "08";
        public string Title { get; init; } = "跳绳奖状";
        public string Date { get; init; } = "2026-11-20";
        public int Pages { get; init; } = 1;
        public string CanShow { get; init; } = "false";
    }
}
