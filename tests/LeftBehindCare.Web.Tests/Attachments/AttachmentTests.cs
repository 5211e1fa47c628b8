using System.Net;
using System.Text;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Attachments.Contents;
using LeftBehindCare.Web.Attachments.Intake;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Attachments;

/// <summary>Photos and files of a record, by the example of A7.</summary>
public sealed class AttachmentTests(Office office) : IClassFixture<Office>
{
    private static readonly TestFile Photo = new("IMG_1.jpg", Samples.FromPhone(), "image/jpeg");
    private static readonly TestFile Paper = new("奖状.pdf", Samples.Paper(), "application/pdf");

    [Fact]
    public async Task A_teacher_adds_photos_to_a_deed_and_sees_them_small_and_large()
    {
        var (school, teacher, id) = await DeedAsync();

        var back = await UploadAsync(teacher, id, Photo, new TestFile("IMG_2.png", Samples.Picture(2500, 1000, SkiaSharp.SKEncodedImageFormat.Png)));
        var page = await teacher.GetAsync($"/deeds/{id}");
        var pictures = await ShownAsync(school);

        Assert.Equal((HttpStatusCode.Found, $"/deeds/{id}#lb-attachments"), (back.Status, back.Location));
        Assert.Contains("共2张照片", page.Text, StringComparison.Ordinal);
        Assert.Equal(pictures.Select(p => $"/attachments/{p.Id}/thumbnail"), page.Html.QuerySelectorAll("#lb-attachments img").Select(i => i.GetAttribute("src")!));
        foreach (var picture in pictures)
        {
            foreach (var way in new[] { "", "/thumbnail" })
            {
                var shown = await teacher.GetAsync($"/attachments/{picture.Id}{way}");
                Assert.Equal(HttpStatusCode.OK, shown.Status);
                Assert.Equal("image/jpeg", shown.Response.Content.Headers.ContentType!.MediaType);
                Assert.DoesNotContain(Samples.Phone, Encoding.Latin1.GetString(shown.Body), StringComparison.Ordinal);
                Assert.DoesNotContain(Samples.Markers(shown.Body), m => m is > 0xe0 and <= 0xef or 0xfe);
                Harmless(shown);
            }
        }
    }

    [Fact]
    public async Task Nothing_can_be_added_before_the_record_is_saved()
    {
        var (_, teacher, _) = await DeedAsync();

        var page = await teacher.GetAsync("/deeds/new");

        Assert.Contains("先存草稿", page.Html.QuerySelector("#lb-attachments")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("#lb-attachments form"));
    }

    [Fact]
    public async Task A_refused_file_is_named_with_what_to_do_and_the_good_ones_are_kept()
    {
        var (school, teacher, id) = await DeedAsync();
        var page = new TestFile("笑脸.jpg", "<html><script>alert(1)</script></html>"u8.ToArray(), "image/jpeg");
        var large = new TestFile("大文件.pdf", new byte[FileIntake.MostBytes + 1], "application/pdf");

        var answer = await UploadAsync(teacher, id, page, Photo, large);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("收下了1个，下面的没有收下", answer.Text, StringComparison.Ordinal);
        Assert.Contains("笑脸.jpg：这个文件既不是照片", answer.Text, StringComparison.Ordinal);
        Assert.Contains("大文件.pdf：这个文件超过 12 MB", answer.Text, StringComparison.Ordinal);
        Assert.Single(await ShownAsync(school));
    }

    [Fact]
    public async Task The_script_is_told_the_same_in_its_own_words()
    {
        var (_, teacher, id) = await DeedAsync();

        var answer = await UploadAsync(teacher, id, r => r.Headers.Add("Accept", "application/json"), Photo, new TestFile("a.jpg", "GIF89a"u8.ToArray()));
        var list = await teacher.GetAsync($"/attachments/DeedRecord/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("{\"kept\":1,\"refused\":[{\"name\":\"a.jpg\",\"sentence\":\"", answer.Source, StringComparison.Ordinal);
        Assert.Contains("共1张照片", list.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("<main", list.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_photo_is_taken_once_and_no_more_than_twenty_fit()
    {
        var (school, teacher, id) = await DeedAsync();

        Assert.Contains("已经在这份登记里了", (await UploadAsync(teacher, id, Photo, Photo)).Text, StringComparison.Ordinal);
        var many = Enumerable.Range(1, Attachment.Most).Select(i => new TestFile($"{i}.jpg", Samples.Picture(40, 40, shade: (byte)(i * 10)))).ToArray();
        Assert.Contains("一份登记最多放 20 个", (await UploadAsync(teacher, id, many)).Text, StringComparison.Ordinal);

        Assert.Equal(Attachment.Most, (await ShownAsync(school)).Count);
    }

    [Fact]
    public async Task Whoever_does_not_reach_the_record_finds_nothing()
    {
        var (school, teacher, id) = await DeedAsync();
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        var stranger = await (await office.NewSchoolAsync()).PersonAsync(Role.Principal);
        await UploadAsync(teacher, id, Photo, Paper);
        var (picture, paper) = await BothAsync(school);

        foreach (var person in new[] { neighbour, stranger })
        {
            foreach (var way in new[] { $"{picture}", $"{picture}/thumbnail", $"DeedRecord/{id}" })
                Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/attachments/{way}")).Status);
            foreach (var way in new[] { $"{paper}/file", $"{picture}/file", $"{picture}/caption", $"{picture}/remove", $"{picture}/restore" })
                Assert.Equal(HttpStatusCode.NotFound, (await person.PostAsync($"/attachments/{way}", new { caption = "改一改" })).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(person, id, Photo)).Status);
        }

        Assert.Equal(HttpStatusCode.Found, (await office.Stranger().GetAsync($"/attachments/{picture}")).Status);
        Assert.Equal([null, null], (await ShownAsync(school)).Select(a => a.Caption));
        // Control: the teacher finds it.
        Assert.Equal(HttpStatusCode.OK, (await teacher.GetAsync($"/attachments/{picture}")).Status);
    }

    [Fact]
    public async Task A_photo_is_out_of_reach_when_its_record_is_out_of_use_or_the_post_has_ended()
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        var child = await school.AddChildAsync(room.Id, "田小满");
        var person = await school.AddPersonAsync(Role.Homeroom, room.Id);
        var teacher = await office.SignInAsync(person.User);
        var (first, second) = (await AddDeedAsync(school, teacher, child), await AddDeedAsync(school, teacher, child));
        await UploadAsync(teacher, first, Photo);
        await UploadAsync(teacher, second, Photo);
        var pictures = await ShownAsync(school);

        await teacher.PostAsync($"/deeds/{first}/remove", new { reason = "登错了" });
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], await SeenAsync());
        await school.InSchoolAsync(db => db.PostSpans.Where(p => p.StaffId == person.Staff.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.To, new DateOnly(2026, 11, 1))));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await SeenAsync());

        async Task<List<HttpStatusCode>> SeenAsync()
        {
            var seen = new List<HttpStatusCode>();
            foreach (var picture in pictures) seen.Add((await teacher.GetAsync($"/attachments/{picture.Id}")).Status);
            return seen;
        }
    }

    [Fact]
    public async Task Who_may_only_look_adds_describes_and_removes_nothing()
    {
        var (school, teacher, id) = await DeedAsync();
        var deputy = await school.PersonAsync(Role.Deputy);
        await UploadAsync(teacher, id, Photo);
        var picture = (await ShownAsync(school)).Single().Id;

        Assert.Equal(HttpStatusCode.OK, (await deputy.GetAsync($"/attachments/{picture}")).Status);
        Assert.Empty((await deputy.GetAsync($"/deeds/{id}")).Html.QuerySelectorAll("#lb-attachments form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync(deputy, id, Paper)).Status);
        foreach (var way in new[] { "caption", "remove" })
            Assert.Equal(HttpStatusCode.Forbidden, (await deputy.PostAsync($"/attachments/{picture}/{way}", new { caption = "改一改" })).Status);
        Assert.Null((await ShownAsync(school)).Single().Caption);
        await teacher.PostAsync($"/attachments/{picture}/remove");
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.PostAsync($"/attachments/{picture}/restore")).Status);
    }

    [Theory]
    [InlineData(RecordStatus.Archived)]
    [InlineData(RecordStatus.Void)]
    public async Task What_is_filed_away_stays_as_it_is(RecordStatus status)
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Photo);
        var picture = (await ShownAsync(school)).Single().Id;
        await SetAsync(school, id, status);

        var refused = await UploadAsync(teacher, id, Paper);

        Assert.Contains("已经归档，不能再添", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.PostAsync($"/attachments/{picture}/remove")).Status);
        Assert.Empty((await teacher.GetAsync($"/deeds/{id}")).Html.QuerySelectorAll("#lb-attachments form"));
        Assert.Equal(HttpStatusCode.OK, (await teacher.GetAsync($"/attachments/{picture}")).Status);
        Assert.Single(await ShownAsync(school));
    }

    [Fact]
    public async Task What_is_in_force_takes_a_photo_and_its_history_says_who_added_it()
    {
        var (school, teacher, id) = await DeedAsync();
        await SetAsync(school, id, RecordStatus.Effective);

        await UploadAsync(teacher, id, Photo);
        var picture = (await ShownAsync(school)).Single().Id;
        await teacher.PostFormAsync($"/deeds/{id}", new { caption = "领奖的那天" }, $"form[action='/attachments/{picture}/caption']");
        await teacher.PostFormAsync($"/deeds/{id}", null, $"form[action='/attachments/{picture}/remove']");

        var history = (await teacher.GetAsync($"/deeds/{id}/history")).Text;
        Assert.Contains("新增照片和附件", history, StringComparison.Ordinal);
        Assert.Contains("说明：空 → 领奖的那天", history, StringComparison.Ordinal);
        Assert.Contains("删去照片和附件", history, StringComparison.Ordinal);
        Assert.Equal(RecordStatus.Effective, await school.InSchoolAsync(db => db.Deeds.Select(d => d.Status).SingleAsync()));
        // A caption is for those who see the record: the school's own log does not know which record's it is.
        Assert.DoesNotContain("领奖的那天", (await (await school.PersonAsync(Role.Principal)).GetAsync("/audit/changes?Kind=Attachment")).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_taken_off_is_gone_and_comes_back_by_undoing()
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Photo);
        var picture = (await ShownAsync(school)).Single().Id;

        var back = await teacher.PostFormAsync($"/deeds/{id}", null, $"form[action='/attachments/{picture}/remove']");
        var page = await teacher.GetAsync($"/deeds/{id}");

        Assert.Equal($"/deeds/{id}#lb-attachments", back.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/attachments/{picture}")).Status);
        Assert.Contains("还没有照片和附件", page.Text, StringComparison.Ordinal);
        await teacher.PostFormAsync(page, null, ".lb-toast form");
        Assert.Equal(HttpStatusCode.OK, (await teacher.GetAsync($"/attachments/{picture}")).Status);
    }

    [Fact]
    public async Task A_photo_sent_again_keeps_the_one_taken_off_from_coming_back()
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Photo);
        await teacher.PostFormAsync($"/deeds/{id}", null, $"form[action$='/remove'][action^='/attachments']");
        var page = await teacher.GetAsync($"/deeds/{id}");
        await UploadAsync(teacher, id, Photo);

        var undone = await teacher.PostFormAsync(page, null, ".lb-toast form");

        Assert.Contains("没有放回", (await teacher.FollowAsync(undone)).Source, StringComparison.Ordinal);
        Assert.Single(await ShownAsync(school));
    }

    [Fact]
    public async Task A_paper_is_only_ever_handed_out_as_a_download_and_that_is_logged()
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Photo, Paper);
        var (_, paper) = await BothAsync(school);

        var file = await teacher.PostAsync($"/attachments/{paper}/file");

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal(Paper.Content, file.Body);
        Assert.Equal("application/pdf", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("奖状.pdf", file.Response.Content.Headers.ContentDisposition!.FileNameStar);
        Harmless(file);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"/attachments/{paper}")).Status);
        Assert.Equal([(nameof(DeedRecord), id, AccessAction.Export)], (await school.InSchoolAsync(db => db.AccessLog
            .Select(a => new { a.Entity, a.EntityId, a.Action }).ToListAsync())).Select(a => (a.Entity, a.EntityId!.Value, a.Action)));
    }

    [Fact]
    public async Task A_stolen_dump_shows_no_picture()
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Photo, Paper);

        var kept = await school.InSchoolAsync(db => db.Set<StoredContent>().Select(c => c.Content).ToListAsync());

        Assert.Equal(3, kept.Count);
        Assert.All(kept, bytes => Assert.False(bytes.AsSpan().IndexOf("JFIF"u8) >= 0 || bytes.AsSpan().IndexOf("%PDF"u8) >= 0));
    }

    [Fact]
    public async Task Long_after_it_was_taken_off_a_photo_is_thrown_away()
    {
        await using var own = await Office.OwnAsync();
        var (school, teacher, id) = await DeedAsync(own);
        await UploadAsync(teacher, id, Photo, Paper);
        var (picture, _) = await BothAsync(school);
        await teacher.PostAsync($"/attachments/{picture}/remove");

        own.Clock.Advance(AttachmentSweep.Kept - TimeSpan.FromHours(1));
        await SweepAsync(own);
        Assert.Equal(3, await CountAsync(school));
        own.Clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync(own);

        Assert.Equal(1, await CountAsync(school));
        Assert.Equal(AttachmentKind.Pdf, (await ShownAsync(school)).Single().Kind);
    }

    [Fact]
    public async Task A_paper_form_gets_the_first_pictures_of_each_record_in_order()
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Paper, new TestFile("1.jpg", Samples.Picture(100, 50)), new TestFile("2.jpg", Samples.Picture(50, 100)), new TestFile("3.jpg", Samples.Picture(60, 60)));

        var pictures = await school.InSchoolAsync((services, _) =>
            services.GetRequiredService<IAttachmentReader>().PicturesAsync(nameof(DeedRecord), [id, Guid.CreateVersion7()], 2, default));

        Assert.Equal([id], pictures.Keys);
        Assert.Equal([(100, 50), (50, 100)], pictures[id].Select(p => (p.Width, p.Height)));
        Assert.All(pictures[id], p => Assert.Equal([0xff, 0xd8, 0xff], p.Jpeg[..3]));
    }

    [Fact]
    public async Task The_way_back_leads_to_no_other_house()
    {
        var (school, teacher, id) = await DeedAsync();
        await UploadAsync(teacher, id, Photo);
        var picture = (await ShownAsync(school)).Single().Id;

        var back = await teacher.PostAsync($"/attachments/{picture}/caption", new { caption = "", returnUrl = "https://evil.example/" });

        Assert.Equal("/#lb-attachments", back.Location);
    }

    private static Task<int> SweepAsync(Office own) => own.Services.GetRequiredService<JobSweeper>().SweepAsync(default);

    private static Task<int> CountAsync(TestSchool school) => school.InSchoolAsync(db => db.Set<StoredContent>().CountAsync());

    private static void Harmless(Page page)
    {
        Assert.Equal(["nosniff"], page.Response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    private async Task<(TestSchool School, Browserlike Teacher, Guid Deed)> DeedAsync(Office? own = null)
    {
        var school = await (own ?? office).NewSchoolAsync();
        var room = await school.AddClassAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        return (school, teacher, await AddDeedAsync(school, teacher, await school.AddChildAsync(room.Id, "田小满")));
    }

    private static async Task<Guid> AddDeedAsync(TestSchool school, Browserlike teacher, Child child)
    {
        await teacher.PostFormAsync("/deeds/new", new { ChildId = child.Id, Date = "2026-11-20", Kind = "3", Story = "扶起摔倒的同学。", Comment = "你真细心。", ChildKnows = "true" }, "#lb-form");
        return await school.InSchoolAsync(db => db.Deeds.OrderByDescending(d => d.Id).Select(d => d.Id).FirstAsync());
    }

    private static Task SetAsync(TestSchool school, Guid id, RecordStatus status) => school.InSchoolAsync(async db =>
    {
        var deed = await db.Deeds.SingleAsync(d => d.Id == id);
        deed.Status = status;
        await db.SaveChangesAsync();
    });

    private static Task<List<Attachment>> ShownAsync(TestSchool school) => school.InSchoolAsync(db => db.Attachments.OrderBy(a => a.Id).ToListAsync());

    private static async Task<(Guid Picture, Guid Paper)> BothAsync(TestSchool school)
    {
        var all = await ShownAsync(school);
        return (all.Single(a => a.Kind == AttachmentKind.Picture).Id, all.Single(a => a.Kind == AttachmentKind.Pdf).Id);
    }

    private static Task<Page> UploadAsync(Browserlike person, Guid deed, params TestFile[] files) => UploadAsync(person, deed, _ => { }, files);

    private static async Task<Page> UploadAsync(Browserlike person, Guid deed, Action<HttpRequestMessage> with, params TestFile[] files)
    {
        var form = new MultipartFormDataContent();
        var token = person.Token();
        form.Add(new StringContent(token.Value), token.Key);
        form.Add(new StringContent($"/deeds/{deed}"), "returnUrl");
        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue(file.ContentType);
            form.Add(part, "files", file.Name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/attachments/{nameof(DeedRecord)}/{deed}") { Content = form };
        with(request);
        return await person.SendAsync(request);
    }
}
