using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LeftBehindCare.Web.Tests.Shared;

public sealed class FieldTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task A_label_says_whether_the_field_must_should_or_may_be_filled()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Equal("姓名 *必填", Label(page, "Name"));
        Assert.Equal("出生日期 ◆建档要填", Label(page, "BirthDate"));
        Assert.Equal("曾用名 选填", Label(page, "FormerName"));
    }

    [Fact]
    public async Task Few_choices_are_shown_at_once_and_many_in_a_list()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Equal(["走读", "住校"], page.QuerySelectorAll("fieldset#BoardMode label").Select(l => l.TextContent.Trim()));
        Assert.True(page.QuerySelectorAll("select#Ethnic option").Length > 50);
        Assert.Equal(["1"], page.QuerySelectorAll<IHtmlInputElement>("fieldset#Incomes input[type=checkbox]").Where(i => i.IsChecked).Select(i => i.Value));
    }

    [Fact]
    public async Task A_long_list_can_be_searched_where_there_is_script_and_a_short_one_need_not()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Equal(["Ethnic"], page.QuerySelectorAll("select[data-lb-find]").Select(s => s.Id));
        Assert.Single(page.QuerySelectorAll("script[src*='/find.']"));
    }

    [Fact]
    public async Task Other_records_are_chosen_by_name()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Equal(["请选", "青石村", "竹溪村", "云上村", "石桥村", "柳湾村"], page.QuerySelectorAll("select#Village option").Select(o => o.TextContent));
    }

    [Fact]
    public async Task A_wanted_field_is_tinted_only_while_it_is_empty()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Contains("is-wanted", page.QuerySelector("fieldset#BoardMode")!.ClassList);
        Assert.DoesNotContain("is-wanted", page.QuerySelector("#BirthDate")!.ClassList);
        Assert.Equal("2016-04-21", page.QuerySelector<IHtmlInputElement>("#BirthDate")!.Value);
    }

    [Fact]
    public async Task A_stored_number_is_not_in_the_page_and_does_not_count_as_missing()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Equal("已核实", page.QuerySelector(".lb-mask")!.TextContent);
        Assert.Equal("", page.QuerySelector<IHtmlInputElement>("#IdNo")!.Value);
        Assert.Equal("还缺1项 ◆", page.QuerySelector("[data-lb-gaps]")!.TextContent);
    }

    [Fact]
    public async Task A_reader_gets_names_for_codes_a_state_for_numbers_and_nothing_to_post()
    {
        var page = await desk.ReadAsync("/desk/read");

        Assert.Equal("住校", page.QuerySelector<IHtmlInputElement>("#BoardMode")!.Value);
        Assert.Equal("已核实", page.QuerySelector<IHtmlInputElement>("#IdNo")!.Value);
        Assert.DoesNotContain("439901201604210019", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main [name]"));
    }

    [Fact]
    public async Task Refused_input_comes_back_as_it_was_typed_with_a_sentence_tied_to_it()
    {
        using var answer = await desk.PostAsync("/desk/edit", ("Name", ""), ("BirthDate", "去年春天"), ("IdNo", "4399012016"), ("Incomes", "2"), ("Incomes", "3"));
        var page = await Desk.ParseAsync(answer);

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal("去年春天", page.QuerySelector<IHtmlInputElement>("#BirthDate")!.Value);
        Assert.Equal(2, page.QuerySelectorAll<IHtmlInputElement>("fieldset#Incomes input[type=checkbox]").Count(i => i.IsChecked));
        var name = page.QuerySelector("#Name")!;
        Assert.Equal("true", name.GetAttribute("aria-invalid"));
        Assert.Equal("请填姓名。", page.GetElementById(name.GetAttribute("aria-describedby")!)!.TextContent);
    }

    [Fact]
    public async Task The_summary_counts_refusals_in_the_order_of_the_form_and_leads_to_each()
    {
        using var answer = await desk.PostAsync("/desk/edit", ("Character", new string('好', 201)), ("Name", ""));
        var page = await Desk.ParseAsync(answer);

        var lines = page.QuerySelectorAll(".lb-errs li a");
        Assert.Equal("有2处要改，改好才能保存", page.QuerySelector(".lb-errs h2")!.TextContent.Trim());
        Assert.Equal(["#Name", "#Character"], lines.Select(l => l.GetAttribute("href")!));
        Assert.Equal("性格爱好最多200字，请写短些。", lines[1].TextContent);
    }

    [Fact]
    public async Task A_refused_new_number_stays_in_sight_of_its_writer()
    {
        using var answer = await desk.PostAsync("/desk/edit", ("Name", "石亦禾"), ("IdNo", "4399012016"));
        var page = await Desk.ParseAsync(answer);

        Assert.Equal("身份证号：要18位，现在10位。", page.QuerySelector(".lb-errs li a")!.TextContent);
        Assert.True(page.QuerySelector("details.lb-again")!.HasAttribute("open"));
        Assert.Equal("4399012016", page.QuerySelector<IHtmlInputElement>("#IdNo")!.Value);
    }

    [Theory]
    [InlineData("20160421")]
    [InlineData("2016.4.21")]
    [InlineData("2016年4月21日")]
    public async Task A_date_is_taken_as_people_write_it(string typed)
    {
        using var answer = await desk.PostAsync("/desk/edit", ("Name", "石亦禾"), ("BirthDate", typed));

        Assert.Contains("\"birthDate\":\"2016-04-21\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_never_was_is_named()
    {
        using var answer = await desk.PostAsync("/desk/edit", ("Name", "石亦禾"), ("BirthDate", "2015-02-30"));
        var page = await Desk.ParseAsync(answer);

        Assert.StartsWith("“2015-02-30”不存在", page.QuerySelector("#BirthDate-e")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rare_character_counts_as_one()
    {
        var page = await desk.ReadAsync("/desk/edit");

        Assert.Equal("3 / 200字", page.GetElementById("Character-c")!.TextContent);
        Assert.Equal("爱笑𬱖", page.QuerySelector<IHtmlTextAreaElement>("#Character")!.Value);
        Assert.Equal("Character-h", page.QuerySelector("#Character")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task Sections_are_numbered_and_say_what_they_lack()
    {
        var page = await desk.ReadAsync("/desk/edit");

        var index = page.QuerySelectorAll(".lb-idx li a").Select(a => (a.Children[0].TextContent, a.Children[1].TextContent, a.QuerySelector("[data-lb-words]")!.TextContent));
        Assert.Equal([("一", "本人", "缺1◆"), ("二", "证件", ""), ("三", "家庭", "")], index);
    }

    private static string Label(IHtmlDocument page, string id) =>
        page.QuerySelector($"label[for={id}]")!.TextContent.Trim();
}
