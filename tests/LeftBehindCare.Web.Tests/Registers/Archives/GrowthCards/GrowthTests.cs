using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Publishing;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Registers.Archives.GrowthCards;

/// <summary>A3: measures and grades in mid-term, words at its end.</summary>
public sealed class GrowthTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";
    private static readonly DateOnly NearTheEnd = new(2027, 1, 20);

    [Fact]
    public async Task In_mid_term_measures_and_grades_are_enough_and_near_the_end_the_words_are_wanted_too()
    {
        await using var own = await Office.OwnAsync();
        var (school, room, child) = await SchoolAsync(own);
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var early = await teacher.PostFormAsync("/growth-cards/new", Card(child.Id) with { Yw = null, Act = "submit" }, Form);
        Assert.Contains("请把“语文”填上", early.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请把“自评”填上", early.Text, StringComparison.Ordinal);
        await teacher.PostFormAsync("/growth-cards/new", Card(child.Id) with { Act = "submit" }, Form);
        Assert.Equal(new Share(1, 1), await school.FiledAsync("A3"));
        Assert.Equal(new Share(0, 1), await school.FiledAsync("A3", NearTheEnd));

        own.Clock.Advance(TimeSpan.FromDays(58));
        var id = await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.Id).SingleAsync());
        var late = await (await school.PersonAsync(Role.Homeroom, room.Id)).PostFormAsync($"/growth-cards/{id}", new { Act = "submit" }, Form);
        Assert.Contains("请把“自评”填上", late.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VisionL", "9.9", "视力用五分记录，请写3.0到5.3")]
    [InlineData("HeightCm", "12.8", "身高请写80到190厘米")]
    [InlineData("WeightKg", "260", "体重请写10到100公斤")]
    [InlineData("HeightCm", "128.55", "最多写一位小数")]
    [InlineData("QMoral", "E", "请从列表里选")]
    public async Task A_number_that_cannot_be_is_refused_in_a_sentence_and_kept(string field, string value, string sentence)
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var refused = await teacher.PostFormAsync("/growth-cards/new", new Dictionary<string, object?> { ["ChildId"] = child.Id, [field] = value }, Form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        if (field != "QMoral") Assert.Equal(value, refused.Html.QuerySelector($"#{field}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_of_3000_characters_in_a_box_of_200_is_refused_and_kept()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        var text = new string('好', 3_000);

        var refused = await teacher.PostFormAsync("/growth-cards/new", Card(child.Id) with { HeadEval = text }, Form);

        Assert.Contains("最多200字，请写短些", refused.Text, StringComparison.Ordinal);
        Assert.Contains(text, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_one_card_a_child_and_term_and_none_of_another_class()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var (teacher, neighbour) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Homeroom, five.Id));
        await teacher.PostFormAsync("/growth-cards/new", Card(child.Id), Form);

        Assert.Contains("这个学期已经有一张成长卡", (await teacher.PostFormAsync("/growth-cards/new", Card(child.Id), Form)).Text, StringComparison.Ordinal);
        Assert.Contains("别班的孩子由那个班的班主任来填", (await neighbour.PostFormAsync("/growth-cards/new", Card(child.Id), Form)).Text, StringComparison.Ordinal);
        var id = await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/growth-cards/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/growth-cards/{id}/paper")).Status);
    }

    [Fact]
    public async Task A_class_is_measured_on_one_page_all_rows_or_none()
    {
        var (school, room, child) = await SchoolAsync();
        var other = (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child;
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);

        var wrong = await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "128.5", "26"), (other.Id, 0, "13.2", "27")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("身高写80到190", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"13.2\"", wrong.Source, StringComparison.Ordinal);
        Assert.Equal(0, await school.InSchoolAsync(db => db.GrowthCards.CountAsync()));

        // Full-width digits, as a phone's keyboard types them.
        await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "１２８．５", "26"), (other.Id, 0, "", "")));
        var card = await school.InSchoolAsync(db => db.GrowthCards.SingleAsync());
        Assert.Equal((child.Id, 128.5m, 26m, 15.7m), (card.ChildId, card.HeightCm, card.WeightKg, card.Bmi));
        Assert.Contains("没有改动", (await teacher.FollowAsync(await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, card.RowVersion, "128.5", "26.0"))))).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_typed_on_an_old_page_do_not_overwrite_newer_ones_nor_a_card_in_force()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "128.5", "26")));

        var stale = await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "130.0", "27")));
        Assert.Contains("别人刚改过这个孩子的", stale.Text, StringComparison.Ordinal);
        await school.InSchoolAsync(db => db.GrowthCards.ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, RecordStatus.Effective)));
        var version = await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.RowVersion).SingleAsync());
        await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, version, "130.0", "27")));

        Assert.Equal(128.5m, await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.HeightCm).SingleAsync()));
    }

    [Fact]
    public async Task A_filled_sheet_is_read_onto_the_page_looked_at_and_only_then_saved()
    {
        var (school, room, child) = await SchoolAsync();
        await Family.MoveInAsync(school, room.Id, "龙远舟");
        await Family.MoveInAsync(school, room.Id, "龙远舟");
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "128.5", "26")));
        var sheet = await teacher.PostAsync($"/growth-cards/measures/sheet?classId={room.Id}");
        using (var table = TableFile.Open(new MemoryStream(sheet.Body), "体格.xlsx"))
            Assert.Contains(table.Rows(0), r => r[0].Text == child.Name && r[1].Text == "128.5");

        var read = await FileAsync("姓名,身高,体重,左视力\n田 小满,131.5,,4.9\n龙远舟,120,25,\n没有这个人,120,25,\n");

        Assert.Contains("读到1人，还没有保存", read.Text, StringComparison.Ordinal);
        Assert.Contains("龙远舟、没有这个人", read.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"131.5\"", read.Source, StringComparison.Ordinal);
        Assert.Contains("value=\"26.0\"", read.Source, StringComparison.Ordinal);
        Assert.Equal(128.5m, await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.HeightCm).SingleAsync()));
        Assert.Equal(HttpStatusCode.Found, (await teacher.PostFormAsync(read, null, "#lb-measures")).Status);
        Assert.Equal((131.5m, 26m, 4.9m), await school.InSchoolAsync(async db => (await db.GrowthCards.Select(c => new { c.HeightCm, c.WeightKg, c.VisionL }).SingleAsync()) is var c ? (c.HeightCm, c.WeightKg, c.VisionL) : default));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await FileAsync("甲,乙\n1,2\n")).Status);
        Assert.Contains("没有找到“姓名”这一列", (await FileAsync("甲,乙\n1,2\n")).Text, StringComparison.Ordinal);
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/growth-cards/measures/sheet?classId={room.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync($"/growth-cards/measures/file?classId={room.Id}")).Status);

        async Task<Page> FileAsync(string csv) => await teacher.PostFormAsync($"/growth-cards/measures?classId={room.Id}", null, "form[enctype]",
            new Dictionary<string, TestFile> { ["file"] = new("体格.csv", System.Text.Encoding.UTF8.GetBytes(csv)) });
    }

    [Fact]
    public async Task Measures_changed_on_a_card_that_waits_are_handed_in_anew_and_not_approved_with_what_the_reviewer_saw()
    {
        await using var own = await Office.OwnAsync();
        var (school, room, child) = await SchoolAsync(own);
        var (teacher, reviewer) = (await school.PersonAsync(Role.Homeroom, room.Id), await school.PersonAsync(Role.Deputy));
        await teacher.PostFormAsync("/growth-cards/new", Card(child.Id) with { Act = "submit" }, Form);
        var list = await reviewer.GetAsync("/growth-cards");
        own.Clock.Advance(TimeSpan.FromMinutes(1));

        var version = await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.RowVersion).SingleAsync());
        await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, version, "129.5", "26")));
        await reviewer.PostFormAsync(list, null, "#lb-approve-all form");

        Assert.Equal((RecordStatus.Submitted, 129.5m), await school.InSchoolAsync(async db => (await db.GrowthCards.SingleAsync()) is var c ? (c.Status, c.HeightCm) : default));
        await reviewer.PostFormAsync("/growth-cards", null, "#lb-approve-all form");
        Assert.Equal(RecordStatus.Effective, await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_card_that_waits_keeps_a_height_and_a_weight()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostFormAsync("/growth-cards/new", Card(child.Id) with { Act = "submit" }, Form);
        var version = await school.InSchoolAsync(db => db.GrowthCards.Select(c => c.RowVersion).SingleAsync());

        var refused = await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, version, "", "")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("这张卡已提交，身高不能空", refused.Text, StringComparison.Ordinal);
        Assert.Contains("这张卡已提交，体重不能空", refused.Text, StringComparison.Ordinal);
        Assert.Equal((128.5m, 26m), await school.InSchoolAsync(async db => (await db.GrowthCards.SingleAsync()) is var c ? (c.HeightCm, c.WeightKg) : default));
    }

    [Fact]
    public async Task A_card_in_force_shows_what_is_stored_whatever_a_file_or_a_page_says()
    {
        var (school, room, child) = await SchoolAsync();
        var other = (await Family.MoveInAsync(school, room.Id, "龙远舟")).Child;
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "128.5", "26")));
        await school.InSchoolAsync(db => db.GrowthCards.ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, RecordStatus.Effective)));

        var read = await teacher.PostFormAsync($"/growth-cards/measures?classId={room.Id}", null, "form[enctype]",
            new Dictionary<string, TestFile> { ["file"] = new("体格.csv", System.Text.Encoding.UTF8.GetBytes($"姓名,身高,体重\n{child.Name},131.5,30\n龙远舟,121.5,25\n")) });
        var wrong = await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "131.5", ""), (other.Id, 0, "12.1", "25")));

        Assert.Contains("读到1人，还没有保存", read.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"121.5\"", read.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        foreach (var page in new[] { read, wrong })
        {
            var cells = page.Html.QuerySelectorAll("#lb-measures tbody tr").First(r => r.TextContent.Contains(child.Name, StringComparison.Ordinal)).QuerySelectorAll("td").Select(c => c.TextContent.Trim());
            Assert.Equal(["128.5", "26.0", "—", "—"], cells.Take(4));
        }

        var saved = await teacher.FollowAsync(await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "131.5", ""), (other.Id, 0, "121.5", "25"))));
        Assert.Contains($"已保存1人的体格。{child.Name}的卡刚刚生效，没有改", saved.Source, StringComparison.Ordinal);
        var unchanged = await teacher.FollowAsync(await teacher.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "128.5", "26.0"))));
        Assert.DoesNotContain("刚刚生效", unchanged.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_measures_no_other_class()
    {
        var (school, room, child) = await SchoolAsync();
        var five = await school.AddClassAsync("5");
        var neighbour = await school.PersonAsync(Role.Homeroom, five.Id);

        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/growth-cards/measures?classId={room.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.PostAsync("/growth-cards/measures", Rows(room.Id, (child.Id, 0, "128.5", "26")))).Status);
        await neighbour.PostAsync("/growth-cards/measures", Rows(five.Id, (child.Id, 0, "128.5", "26")));
        Assert.Equal(0, await school.InSchoolAsync(db => db.GrowthCards.CountAsync()));
    }

    [Theory]
    [InlineData(128.5, 26.0, 15.7)]
    [InlineData(100, 20.05, 20.1)]
    public void The_body_mass_index_is_rounded_half_up(double height, double weight, double bmi) =>
        Assert.Equal((decimal)bmi, GrowthRules.Bmi((decimal)height, (decimal)weight));

    private static Dictionary<string, object?> Rows(Guid room, params (Guid Child, uint Version, string Height, string Weight)[] rows)
    {
        var fields = new Dictionary<string, object?> { ["ClassId"] = room };
        for (var i = 0; i < rows.Length; i++)
            (fields[$"Rows[{i}].ChildId"], fields[$"Rows[{i}].RowVersion"], fields[$"Rows[{i}].HeightCm"], fields[$"Rows[{i}].WeightKg"]) = (rows[i].Child, rows[i].Version, rows[i].Height, rows[i].Weight);
        return fields;
    }

    [Fact]
    public async Task A_child_is_seen_growing_over_the_terms_and_only_by_who_reaches_it()
    {
        var (school, room, child) = await SchoolAsync();
        var teacher = await school.PersonAsync(Role.Homeroom, room.Id);
        Assert.Contains("还没有量过", (await teacher.GetAsync($"/growth-cards/child/{child.Id}")).Text, StringComparison.Ordinal);
        await school.InSchoolAsync(async db =>
        {
            var now = await db.Terms.OrderByDescending(t => t.From).FirstAsync();
            var before = new Term { Year = "2025-2026", TermNo = 2, From = new(2026, 2, 1), To = new(2026, 7, 10), FirstWeek = new(2026, 2, 16), WeekCount = 20 };
            db.AddRange(before, new GrowthCard { ChildId = child.Id, TermId = now.Id, HeightCm = 131.5m, WeightKg = 28 }, new GrowthCard { ChildId = child.Id, TermId = before.Id, HeightCm = 128, VisionL = 5.0m });
            await db.SaveChangesAsync();
        });

        var page = await teacher.GetAsync($"/growth-cards/child/{child.Id}");
        var neighbour = await school.PersonAsync(Role.Homeroom, (await school.AddClassAsync("5")).Id);

        Assert.Contains("身高从25学年下的128.0cm到26学年上的131.5cm", page.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/growth-cards/child/{child.Id}")).Status);
    }

    private async Task<(TestSchool School, SchoolClass Room, Child Child)> SchoolAsync(Office? own = null)
    {
        var school = await (own ?? office).NewSchoolAsync();
        await school.AddTermAsync();
        var room = await school.AddClassAsync();
        return (school, room, (await Family.MoveInAsync(school, room.Id)).Child);
    }

    private static Typed Card(Guid child) => new() { ChildId = child };

    private sealed record Typed
    {
        public Guid ChildId { get; init; }
        public string HeightCm { get; init; } = "128.5";
        public string WeightKg { get; init; } = "26.0";
        public string? Yw { get; init; } = "A";
        public string Sx { get; init; } = "B";
        public string QMoral { get; init; } = "A";
        public string QStudy { get; init; } = "B";
        public string QHealth { get; init; } = "A";
        public string QArt { get; init; } = "C";
        public string QPractice { get; init; } = "B";
        public string? HeadEval { get; init; }
        public string? Act { get; init; }
    }
}
