using System.Reflection;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.Tests.Codes;

public sealed class CodeSetsTests
{
    [Theory]
    [InlineData("Ethnic", "汉", "01")]
    [InlineData("Ethnic", "汉族", "01")]
    [InlineData("Ethnic", "01", "01")]
    [InlineData("Ethnic", "1", "01")]
    [InlineData("Ethnic", " 土 家 族 ", "15")]
    [InlineData("Ethnic", "穿青人", "97")]
    [InlineData("BoardMode", "住校", "2")]
    [InlineData("BoardMode", "寄宿", "2")]
    [InlineData("BoardMode", "２", "2")]
    [InlineData("Sex", "男", "1")]
    [InlineData("Sex", "女性", "2")]
    [InlineData("IdType", "身份证", "1")]
    [InlineData("IdType", "居民身份证", "1")]
    [InlineData("IdType", "a", "A")]
    [InlineData("Health", "健康", "10")]
    [InlineData("Health", "健康或良好", "10")]
    [InlineData("SysLeftBehind", "非留守", "1")]
    [InlineData("SysLeftBehind", "单亲留守", "2")]
    [InlineData("SysLeftBehind", "双亲留守儿童", "3")]
    [InlineData("Grade", "三年级", "3")]
    [InlineData("Transport", "校车", "5")]
    [InlineData("Relation", "奶奶", "32")]
    [InlineData("Relation", "祖父母或外祖父母", "39")]
    public void What_schools_write_in_their_sheets_is_understood(string set, string written, string code)
    {
        Assert.Equal(code, CodeSets.All.Find(set, written));
    }

    [Theory]
    [InlineData("Sex", "男孩子吧")]
    [InlineData("Ethnic", "57")]
    [InlineData("BoardMode", "")]
    [InlineData("BoardMode", null)]
    public void What_fits_no_code_is_asked_and_not_guessed(string set, string? written)
    {
        Assert.Null(CodeSets.All.Find(set, written));
    }

    [Theory]
    [InlineData("是", true)]
    [InlineData("有", true)]
    [InlineData("√", true)]
    [InlineData("y", true)]
    [InlineData("1", true)]
    [InlineData("否", false)]
    [InlineData("无", false)]
    [InlineData("0", false)]
    [InlineData("×", false)]
    [InlineData("2", null)]
    [InlineData("不清楚", null)]
    public void Yes_and_no_come_in_many_spellings(string written, bool? expected)
    {
        Assert.Equal(expected, CodeSets.YesNo(written));
    }

    [Fact]
    public void The_rulings_of_section_8_are_in_the_tables()
    {
        Assert.Equal("无", CodeSets.All.NameOf("Relief", "0"));
        Assert.Equal("无", CodeSets.All.NameOf("Allergen", "0"));
        Assert.Equal("祖辈（未分）", CodeSets.All.NameOf("Relation", "39"));
        Assert.Null(CodeSets.All.NameOf("Presence", "2"));
        Assert.Equal(13, CodeSets.All.Items("Role").Count);
    }

    [Fact]
    public void Expulsion_is_kept_for_old_records_but_not_offered()
    {
        var expelled = CodeSets.All.Items("AlterKind").Single(i => i.Code == "25");

        Assert.False(expelled.IsActive);
        Assert.Equal("开除", expelled.Name);
    }

    [Fact]
    public void The_56_peoples_are_complete_and_all_called_zu()
    {
        var peoples = CodeSets.All.Items("Ethnic").Where(i => string.CompareOrdinal(i.Code, "56") <= 0).ToList();

        Assert.Equal(Enumerable.Range(1, 56).Select(n => $"{n:00}"), peoples.Select(p => p.Code));
        Assert.All(peoples, p => Assert.EndsWith("族", p.Name));
    }

    [Fact]
    public void Every_code_that_a_rule_names_is_in_the_catalogue()
    {
        var named = typeof(Presence).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(Presence).Namespace && t.IsAbstract && t.IsSealed)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral), (t, f) => (Set: t.Name, Code: (string)f.GetRawConstantValue()!))
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, c => Assert.NotNull(CodeSets.All.NameOf(c.Set, c.Code)));
    }

    [Fact]
    public void Every_set_has_a_title_and_distinct_names_in_order()
    {
        Assert.All(CodeSets.All.Names, name =>
        {
            var set = CodeSets.All[name];
            Assert.False(string.IsNullOrWhiteSpace(set.Title));
            Assert.NotEmpty(set.Items);
            Assert.Equal(set.Items.Count, set.Items.Select(i => i.Name).Distinct().Count());
            Assert.Equal(Enumerable.Range(1, set.Items.Count), set.Items.Select(i => i.Sort));
            Assert.All(set.Items, i => Assert.DoesNotContain(' ', i.Code));
        });
    }

    [Theory]
    [InlineData("1", Relation.Father)]
    [InlineData("02", Relation.Mother)]
    [InlineData("3", Relation.Grandparent)]
    [InlineData("外公", Relation.MaternalGrandfather)]
    [InlineData("其他亲属", Relation.Other)]
    [InlineData("51", null)]
    public void A_bare_number_in_an_export_is_the_roll_systems_and_never_our_uncle(string written, string? relation)
    {
        Assert.Equal(relation, SchoolRoll.Relation(written));
    }

    [Fact]
    public void Every_relation_can_be_handed_to_the_roll_system()
    {
        Assert.All(CodeSets.All.Items("Relation"), r => Assert.NotNull(CodeSets.All.NameOf("RollRelation", SchoolRoll.RelationOut(r.Code))));
    }
}
