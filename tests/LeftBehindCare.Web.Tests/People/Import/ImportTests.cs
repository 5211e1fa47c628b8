using System.Net;
using System.Text;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.People.Import;

/// <summary>A roster's way through the front door.</summary>
public sealed class ImportTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_file_with_errors_says_where_and_how_comes_back_and_goes_in_once_mended()
    {
        var school = await office.NewSchoolAsync();
        await school.AddClassAsync("4", 1);
        var clerk = await school.ClerkAsync();
        string[] good = Rosters.Child(1), destroyed = Rosters.Child(2), noDay = Rosters.Child(3);
        var (idNo, day) = (destroyed[3], noDay[2]);
        (destroyed[3], destroyed[4], noDay[2]) = ("4.39901E+17", "", "2015-02-30");

        var preview = await clerk.PreviewAsync(Rosters.Xlsx(good, destroyed, noDay));
        Assert.Equal("2 0 0 1 0", preview.Counts());
        Assert.Contains("身份证件号（D列）：号码被 Excel 变成了“4.39901E+17”，后面几位已经丢失", preview.Text, StringComparison.Ordinal);
        Assert.Contains("“身份证件号”（D 列）这一列有 1 格被 Excel 变成了科学计数", preview.Text, StringComparison.Ordinal);
        Assert.Contains("出生日期（C列）：“2015-02-30”不存在：2015 年 2 月没有 30 日。请对照户口簿", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(good[3], preview.Source, StringComparison.Ordinal);
        Assert.Equal(0, await school.ChildrenAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.CommitAsync(preview, "all")).Status);
        Assert.Equal(0, await school.ChildrenAsync());

        var result = await clerk.FollowAsync(await clerk.CommitAsync(preview));
        Assert.Contains("已写入1行：新增1、更新0", result.Text, StringComparison.Ordinal);
        Assert.Equal(1, await school.ChildrenAsync());

        var back = await clerk.PostFormAsync(result, form: "form[action$='left-out']");
        using var file = TableFile.Open(new MemoryStream(back.Body), "back.xlsx");
        var table = file.FindTable(RosterColumns.All)!;
        var rows = table.Rows().ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("“身份证件号”：号码被 Excel 变成了", rows[0].Cells()[^1].Text, StringComparison.Ordinal);

        (destroyed[3], noDay[2]) = (idNo, day);
        Assert.Contains("已写入2行", (await clerk.ImportAsync(Rosters.Xlsx(good, destroyed, noDay), "all")).Text, StringComparison.Ordinal);
        Assert.Equal(3, await school.ChildrenAsync());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        var file = Rosters.Xlsx([.. Enumerable.Range(1, 30).Select(i => Rosters.Child(i, one: $"{i % 2 + 1}班"))]);
        await clerk.ImportAsync(file);
        Assert.Equal(30, await school.ChildrenAsync());
        var before = await TracesAsync(school);

        var preview = await clerk.PreviewAsync(file);
        Assert.Equal("0 0 0 0 30", preview.Counts());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.CommitAsync(preview)).Status);
        Assert.Equal(before, await TracesAsync(school));
    }

    [Fact]
    public async Task A_change_is_shown_field_by_field_and_written_as_shown()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        var row = Rosters.Child(5);
        await clerk.ImportAsync(Rosters.Xlsx(row));
        (row[5], row[8], row[9], row[13]) = ("苗族", "2班", "住校", "15400900005");

        var preview = await clerk.PreviewAsync(Rosters.Xlsx(row));
        Assert.Equal("0 0 1 0 0", preview.Counts());
        Assert.Contains("民族 汉族 → 苗族", preview.Text, StringComparison.Ordinal);
        Assert.Contains("班级 四年级1班 → 四年级2班", preview.Text, StringComparison.Ordinal);
        Assert.Contains("父亲电话 154****0005 → 154****0005", preview.Text, StringComparison.Ordinal);
        Assert.Contains("更新1", (await clerk.FollowAsync(await clerk.CommitAsync(preview))).Text, StringComparison.Ordinal);

        var (child, spans, phones) = await school.InSchoolAsync(async db => (
            await db.Children.SingleAsync(), await db.EnrollSpans.OrderBy(s => s.From).ToListAsync(), await db.PhoneEntries.ToListAsync()));
        Assert.Equal(("06", "2"), (child.Ethnic, child.BoardMode));
        Assert.Equal([("41", "32"), ("32", null)], spans.Select(s => (s.EntryKind, s.ExitKind)));
        Assert.Equal(spans[0].To, spans[1].From);
        Assert.Equal("15400900005", Assert.Single(phones).Number);
        Assert.Contains(await school.InSchoolAsync(db => db.ChangeLog.Where(e => e.EntityId == child.Id && e.Kind == LeftBehindCare.Registers.Auditing.ChangeKind.Changed).ToListAsync()),
            e => e.Changes.Contains("Ethnic", StringComparison.Ordinal) && e.Reason == "导入名单 名单.xlsx");
        Assert.Equal("0 0 0 0 1", (await clerk.PreviewAsync(Rosters.Xlsx(row))).Counts());
    }

    [Fact]
    public async Task A_new_child_gets_what_the_export_does_not_say_and_leaves_no_number_in_the_clear()
    {
        var school = await office.NewSchoolAsync();
        await school.InSchoolAsync(db =>
        {
            db.Add(new Village { Name = "竹溪村", CountyCode = TestSchool.County });
            return db.SaveChangesAsync();
        });
        var clerk = await school.ClerkAsync();
        string[] boarder = Rosters.Child(7, boarding: "住校"), unregistered = Rosters.Child(8);
        (unregistered[3], unregistered[4]) = ("", "");
        await clerk.ImportAsync(Rosters.Xlsx(boarder, unregistered));

        var children = await school.InSchoolAsync(db => db.Children.Include(c => c.Village).ToListAsync());
        var (inside, outside) = (children.Single(c => c.Name == boarder[0]), children.Single(c => c.Name == unregistered[0]));
        Assert.Equal(("1", "0", "2", null), (inside.CareMode, inside.RiskLevel, inside.IdState, inside.NoIdReason));
        Assert.Equal(("0", "9", "3"), (outside.CareMode, outside.NoIdReason, outside.ImportedSysCode));
        Assert.Equal(("竹溪村", "三组"), (inside.Village?.Name, inside.AddrDetail));
        var opened = await school.InSchoolAsync(async (services, _) =>
            (await services.GetRequiredService<SchoolCiphers>().CurrentAsync()).Open(SealedColumns.ChildIdNo, inside.Id, inside.IdNo));
        Assert.Equal(boarder[3], opened);
        var kept = await school.InSchoolAsync(async db => (await db.StoredFiles.Select(f => f.Content).ToListAsync()).Concat(await db.Set<RosterImport>().Select(i => i.Rows!).ToListAsync()).ToList());
        Assert.DoesNotContain(kept, bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(boarder[3])) >= 0 || bytes.AsSpan().StartsWith("PK"u8));
        var log = await school.InSchoolAsync(db => db.ChangeLog.Where(e => e.EntityId == inside.Id).SingleAsync());
        Assert.DoesNotContain(boarder[3], log.Changes, StringComparison.Ordinal);
        Assert.Contains("\"IdNo\": [null, null]", log.Changes, StringComparison.Ordinal);
        Assert.NotNull(inside.Pinyin);
    }

    [Fact]
    public async Task Brothers_and_sisters_share_their_parents_from_birth_on_and_twins_are_two_children()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        string[] one = Rosters.Child(11, "田小禾"), twin = Rosters.Child(12, "田小穗"), sister = Rosters.Child(13, "田小麦", birth: new DateOnly(2018, 5, 6));
        foreach (var child in new[] { twin, sister }) (child[11], child[13]) = (one[11], one[13]);
        (sister[14], sister[15], sister[16]) = ("田老根", "祖父", "0999-1234567");

        var preview = await clerk.PreviewAsync(Rosters.Xlsx(one, twin));
        Assert.Contains("田小禾同一天生日、同一位家长，像是双胞胎，按两个孩子导入", preview.Text, StringComparison.Ordinal);
        await clerk.CommitAsync(preview);
        await clerk.ImportAsync(Rosters.Xlsx(one, twin, sister));

        await school.InSchoolAsync(async db =>
        {
            Assert.Equal(3, await db.Children.CountAsync());
            Assert.Single(await db.Parents.ToListAsync());
            Assert.Equal(2, await db.PhoneEntries.CountAsync());
            var links = await db.ParentLinks.Include(l => l.Child).ToListAsync();
            Assert.Equal(3, links.Count);
            Assert.All(links, l => Assert.Equal(l.Child!.BirthDate, l.From));
            var care = Assert.Single(await db.GuardianLinks.ToListAsync());
            Assert.Equal(("31", true), (care.Relation, care.IsPrimary));
        });
    }

    [Fact]
    public async Task A_name_alone_never_joins_two_children()
    {
        var school = await office.NewSchoolAsync();
        var four = await school.AddClassAsync("4", 1);
        await school.AddClassAsync("5", 1);
        var known = await school.AddChildAsync(four.Id, "石亦禾", c => c.BirthDate = new DateOnly(2016, 1, 1));
        var clerk = await school.ClerkAsync();
        var row = Rosters.Child(21, "石亦禾", "五年级");

        var preview = await clerk.PreviewAsync(Rosters.Xlsx(row));
        Assert.Equal("0 1 0 0 0", preview.Counts());
        Assert.Contains("四年级1班也有一位石亦禾，只有姓名相同，没有合并", preview.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.CommitAsync(preview)).Status);
        var number = preview.Html.QuerySelector("select[name^=Rows]")!.GetAttribute("name")!;
        await clerk.CommitAsync(preview, choices: new() { [number] = "Add" });

        Assert.Equal(2, await school.ChildrenAsync());
        Assert.Null((await school.InSchoolAsync(db => db.Children.SingleAsync(c => c.Id == known.Id))).IdNoHash);
        Assert.Equal("0 0 0 0 1", (await clerk.PreviewAsync(Rosters.Xlsx(row))).Counts());
    }

    [Fact]
    public async Task Name_birth_and_class_find_a_child_without_numbers_and_the_person_may_say_it_is_the_same()
    {
        var school = await office.NewSchoolAsync();
        var four = await school.AddClassAsync("4", 1);
        var born = new DateOnly(2016, 4, 12);
        await school.AddChildAsync(four.Id, "向晓穗", c => c.BirthDate = born);
        await school.AddChildAsync(four.Id, "向晓稻", c => c.BirthDate = born);
        var clerk = await school.ClerkAsync();

        var preview = await clerk.PreviewAsync(Rosters.Xlsx(Rosters.Child(31, "向晓穗"), Rosters.Child(32, "向晓稻", "五年级")));
        Assert.Equal("0 1 1 0 0", preview.Counts());
        Assert.Contains("身份证件号 空 → 已填", preview.Text, StringComparison.Ordinal);
        await clerk.CommitAsync(preview, choices: new() { ["Rows[4]"] = "Take" });
        Assert.Equal(2, await school.InSchoolAsync(db => db.Children.CountAsync(c => c.IdNoHash != null)));
    }

    [Fact]
    public async Task Two_presses_write_once()
    {
        var school = await office.NewSchoolAsync();
        await school.AddClassAsync("4", 1);
        var clerk = await school.ClerkAsync();
        var preview = await clerk.PreviewAsync(Rosters.Xlsx([.. Enumerable.Range(1, 40).Select(i => Rosters.Child(i))]));
        var presses = await Task.WhenAll(clerk.CommitAsync(preview), clerk.CommitAsync(preview), clerk.CommitAsync(preview));
        Assert.All(presses, p => Assert.Equal(HttpStatusCode.Redirect, p.Status));
        Assert.Equal(40, await school.ChildrenAsync());
        Assert.Contains("/result", (await clerk.CommitAsync(preview)).Location, StringComparison.Ordinal);
        Assert.Equal(40, await school.ChildrenAsync());
        Assert.Equal(40, (await school.LastAsync()).WrittenNew);
    }

    [Fact]
    public async Task Records_changed_since_the_preview_are_not_overwritten()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        string[] row = Rosters.Child(41), other = Rosters.Child(42);
        await clerk.ImportAsync(Rosters.Xlsx(row));
        row[5] = "苗族";
        var preview = await clerk.PreviewAsync(Rosters.Xlsx(row, other));
        await school.InSchoolAsync(async db =>
        {
            (await db.Children.SingleAsync()).Ethnic = "08";
            await db.SaveChangesAsync();
        });

        var again = await clerk.FollowAsync(await clerk.CommitAsync(preview));
        Assert.Contains("预检之后有人改过其中的记录，这次没有写入", again.Text, StringComparison.Ordinal);
        Assert.Contains("民族 壮族 → 苗族", again.Text, StringComparison.Ordinal);
        Assert.Equal("08", (await school.InSchoolAsync(db => db.Children.SingleAsync())).Ethnic);
        await clerk.CommitAsync(again);
        Assert.Equal(2, await school.ChildrenAsync());
    }

    [Fact]
    public async Task A_failure_in_the_middle_writes_nothing()
    {
        var breaking = new BreakingFollowUp();
        await using var own = await Office.OwnAsync(services: all => all.AddScoped<IPeopleFollowUp>(_ => breaking));
        var school = await own.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        var preview = await clerk.PreviewAsync(Rosters.Xlsx(Rosters.Child(1), Rosters.Child(2)));
        breaking.Breaks = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await clerk.CommitAsync(preview)).Status);
        await school.InSchoolAsync(async db =>
        {
            Assert.Equal(0, await db.Children.CountAsync() + await db.Parents.CountAsync() + await db.Classes.CountAsync() + await db.PhoneEntries.CountAsync());
            Assert.False(await db.ChangeLog.AnyAsync(e => e.Entity == "Child"));
        });
        Assert.Equal(RosterImportState.Previewed, (await school.LastAsync()).State);

        breaking.Breaks = false;
        await clerk.CommitAsync(preview);
        Assert.Equal(2, await school.ChildrenAsync());
    }

    [Fact]
    public async Task Another_schools_child_with_the_same_number_is_neither_seen_nor_changed()
    {
        var (ours, theirs) = (await office.NewSchoolAsync("阳光小学"), await office.NewSchoolAsync("城西小学"));
        var row = Rosters.Child(51, "麻星垦");
        await (await theirs.ClerkAsync()).ImportAsync(Rosters.Xlsx(row));
        var before = await TracesAsync(theirs);
        (row[5], row[13]) = ("苗族", "15400000999");

        var clerk = await ours.ClerkAsync();
        var preview = await clerk.PreviewAsync(Rosters.Xlsx(row));
        Assert.Equal("0 0 0 1 0", preview.Counts());
        await clerk.CommitAsync(preview);
        Assert.Equal(1, await ours.ChildrenAsync());
        Assert.Equal(before, await TracesAsync(theirs));

        var foreign = await theirs.LastAsync();
        foreach (var page in new[] { "", "/columns", "/result", "/progress" })
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"/import/{foreign.Id}{page}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostAsync($"/import/{foreign.Id}", new { Act = "good" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostAsync($"/import/{foreign.Id}/left-out")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ours.ClerkAsync()).GetAsync($"/import/{(await ours.LastAsync()).Id}/result")).Status);
    }

    [Theory]
    [InlineData(Role.Principal)]
    [InlineData(Role.Deputy)]
    [InlineData(Role.Homeroom)]
    [InlineData(Role.CampusHead)]
    public async Task Who_may_not_edit_the_whole_schools_numbers_does_not_import(Role role)
    {
        var school = await office.NewSchoolAsync();
        var person = await school.PersonAsync(role, role == Role.Homeroom ? (await school.AddClassAsync()).Id : null);
        var page = await person.GetAsync("/import");
        Assert.True(page.Status == HttpStatusCode.Forbidden || page.Location?.StartsWith("/denied", StringComparison.Ordinal) == true, $"{page.Status} {page.Location}");
    }

    [Fact]
    public async Task A_corrected_mapping_is_remembered_for_the_same_header()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        string[] header = ["姓名", "性别", "生辰", "身份证件号", "年级", "班级", "籍贯村组"];
        string[] row = ["吴以宁", "女", "2016-04-12", Rosters.Id(new DateOnly(2016, 4, 12), 62), "四年级", "1班", "竹溪村"];
        var columns = await clerk.FollowAsync(await clerk.UploadAsync(Rosters.Xlsx(header, [row])));
        var twice = await clerk.PostFormAsync(columns, new Dictionary<string, string?> { ["Columns[Address]"] = "籍贯村组", ["Columns[HukouPlace]"] = "籍贯村组" }, "#columns");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("“籍贯村组”这一列被选了2次", twice.Text, StringComparison.Ordinal);
        var nobody = await clerk.PostFormAsync(columns, new Dictionary<string, string?> { ["Columns[Name]"] = "" }, "#columns");
        Assert.Contains("还没有指明“姓名”是哪一列", nobody.Text, StringComparison.Ordinal);
        await clerk.PostFormAsync(columns, new Dictionary<string, string?> { ["Columns[Birth]"] = "生辰", ["Columns[Address]"] = "籍贯村组" }, "#columns");

        (row[0], row[3]) = ("吴以静", Rosters.Id(new DateOnly(2016, 4, 12), 64));
        var next = await clerk.FollowAsync(await clerk.UploadAsync(Rosters.Xlsx([.. header.Reverse()], [[.. row.Reverse()]])));
        Assert.Equal("籍贯村组", next.Html.QuerySelector("#c-Address option[selected]")!.GetAttribute("value"));
        Assert.Equal("生辰", next.Html.QuerySelector("#c-Birth option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    public async Task A_csv_in_either_encoding_goes_in(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        var preview = await clerk.PreviewAsync(Rosters.Csv(Encoding.GetEncoding(encoding), Rosters.Child(71, "龙远舟"), Rosters.Child(72, "周映川")), "名单.csv");
        await clerk.CommitAsync(preview);
        Assert.Equal(["周映川", "龙远舟"], await school.InSchoolAsync(db => db.Children.OrderBy(c => c.Pinyin == "zhou ying chuan" ? 0 : 1).Select(c => c.Name).ToListAsync()));
    }

    [Fact]
    public async Task An_old_workbook_is_read()
    {
        using var resource = typeof(ImportTests).Assembly.GetManifestResourceStream("roster.xls")!;
        using var copy = new MemoryStream();
        await resource.CopyToAsync(copy);
        var clerk = await (await office.NewSchoolAsync()).ClerkAsync();
        var preview = await clerk.PreviewAsync(copy.ToArray(), "名单.xls");
        Assert.Equal(2, preview.Counts().Split(' ').Sum(int.Parse));
    }

    [Fact]
    public async Task Hostile_and_broken_files_are_refused_in_words_and_leave_nothing()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        var good = Rosters.Xlsx(Rosters.Child(1));
        var files = new (string Name, byte[] Content, string Says)[]
        {
            ("空.xlsx", [], "这个文件是空的"),
            ("半截.xlsx", good[..(good.Length / 2)], "不完整或已损坏"),
            ("照片.xlsx", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46], "图片"),
            ("加密.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "没有收下"),
            ("大.xlsx", new byte[RosterImports.MaxFileBytes + 1], "超过 20 MB"),
            ("说明.csv", Encoding.UTF8.GetBytes("今天开会\n明天放假\n"), "找不到名单的表头"),
            ("炸弹.xlsx", EntityBomb(), "没有收下"),
        };
        foreach (var (name, content, says) in files)
        {
            var page = await clerk.UploadAsync(content, name);
            Assert.True(page.Status == HttpStatusCode.UnprocessableEntity && page.Text.Contains(says, StringComparison.Ordinal), $"{name}: {page.Status} {page.Text}");
        }

        Assert.False(await school.InSchoolAsync(db => db.Set<RosterImport>().AnyAsync()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.PostAsync("/import")).Status);
    }

    [Fact]
    public async Task A_long_roster_is_worked_off_by_a_job_and_shows_its_progress()
    {
        var school = await office.NewSchoolAsync();
        var clerk = await school.ClerkAsync();
        var rows = Enumerable.Range(0, 1_600).Select(i => Rosters.Child(i, birth: new DateOnly(2014, 1, 1).AddDays(i / 900), grade: $"{"一二三四五六"[i % 6]}年级", one: $"{i % 3 + 1}班")).ToArray();
        var preview = await WaitAsync(clerk, await clerk.PreviewAsync(Rosters.Xlsx(rows)));
        Assert.Equal("0 0 0 1600 0", preview.Counts());
        Assert.Equal(PreviewPage.Size, preview.Html.QuerySelectorAll("tbody tr:not(.lb-gtr)").Length);
        var last = await clerk.GetAsync($"{preview.Url.Split('?')[0]}?show=new&page=32");
        Assert.True(last.Text.Contains("第1551–1600，共1600行", StringComparison.Ordinal), last.Text[^300..]);

        var waiting = await clerk.CommitAsync(preview);
        var done = await WaitAsync(clerk, await clerk.FollowAsync(waiting));
        Assert.Contains("已写入1600行", done.Text, StringComparison.Ordinal);
        Assert.Equal(1_600, await school.ChildrenAsync());
        Assert.Equal(1_600, await school.InSchoolAsync(db => db.LbEpisodes.Select(e => e.ChildId).Distinct().CountAsync()));
    }

    private static async Task<Page> WaitAsync(Browserlike clerk, Page page)
    {
        for (var i = 0; i < 600 && page.Html.QuerySelector("[data-lb-progress]") is not null; i++)
        {
            await Task.Delay(100);
            page = await clerk.FollowAsync(await clerk.GetAsync(page.Url));
        }

        return page;
    }

    /// <summary>Everything an import could have touched, with the versions PostgreSQL keeps.</summary>
    private static Task<string> TracesAsync(TestSchool school) => school.InSchoolAsync(async db =>
    {
        var children = await db.Children.OrderBy(c => c.Id).Select(c => $"{c.Id}{c.RowVersion}").ToListAsync();
        var parents = await db.Parents.OrderBy(c => c.Id).Select(c => $"{c.Id}{c.RowVersion}").ToListAsync();
        var phones = await db.PhoneEntries.OrderBy(c => c.Id).Select(c => $"{c.Id}{c.RowVersion}").ToListAsync();
        var spans = await db.EnrollSpans.OrderBy(c => c.Id).Select(c => $"{c.Id}{c.RowVersion}").ToListAsync();
        var links = await db.ParentLinks.OrderBy(c => c.Id).Select(c => $"{c.Id}{c.RowVersion}").ToListAsync();
        return string.Join('|', [.. children, .. parents, .. phones, .. spans, .. links, $"{await db.ChangeLog.CountAsync()}"]);
    });

    private static byte[] EntityBomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml" })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write("<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><a>&d;</a>"u8);
            }
        }

        return stream.ToArray();
    }

    private sealed class BreakingFollowUp : IPeopleFollowUp
    {
        public bool Breaks { get; set; }

        public int Order => 99;

        public Task RunAsync(AppDb db, IReadOnlyCollection<Guid> childIds, CancellationToken cancellationToken) =>
            Breaks ? throw new InvalidOperationException("Broken on purpose.") : Task.CompletedTask;
    }
}
