using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.Tests.People.Rules;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("王 小 明", "王小明")]
    [InlineData("　王小明　", "王小明")]
    [InlineData("王\u00A0明", "王明")]
    [InlineData("\uFEFF王\u200B明\u200D", "王明")]
    [InlineData("阿依夏木•买买提", "阿依夏木·买买提")]
    [InlineData("阿依夏木‧买买提", "阿依夏木·买买提")]
    [InlineData("阿依夏木・买买提", "阿依夏木·买买提")]
    [InlineData("阿依夏木．买买提", "阿依夏木·买买提")]
    [InlineData("阿依夏木.买买提", "阿依夏木·买买提")]
    [InlineData("阿依夏木 · 买买提", "阿依夏木·买买提")]
    [InlineData("Maria  Anna", "Maria Anna")]
    [InlineData("Ｍａｒｉａ Anna", "Maria Anna")]
    [InlineData("Jean-Paul O'Neil", "Jean-Paul O'Neil")]
    [InlineData("J. Smith", "J. Smith")]
    [InlineData("王 Anna", "王Anna")]
    [InlineData("⾦⼩⻰", "金小龙")]
    [InlineData("⻢⻓⻋", "马长车")]
    [InlineData("\uF9D2明", "戮明")]
    [InlineData("张\uE863", "张䶮")]
    [InlineData("李\uE84C", "李䦂")]
    [InlineData("𬱖𠮷", "𬱖𠮷")]
    [InlineData("葛\uDB40\uDD00城", "葛城")]
    [InlineData("卓玛\u0F0B", "卓玛\u0F0B")]
    public void One_name_has_one_spelling(string written, string name)
    {
        Assert.Equal(name, PersonName.Normalise(written));
    }

    [Theory]
    [InlineData("王小明")]
    [InlineData("阿依夏木·买买提")]
    [InlineData("Maria Anna")]
    [InlineData("𬱖𠮷")]
    [InlineData("王〇")]
    [InlineData("ئايشەم")]
    public void Real_names_are_accepted(string written)
    {
        Assert.Null(PersonName.Check(written).Problem);
    }

    [Theory]
    [InlineData("王明1", "name.digit")]
    [InlineData("王明２", "name.digit")]
    [InlineData("王明①", "name.digit")]
    [InlineData("王明（大）", "name.character")]
    [InlineData("王明，李华", "name.character")]
    [InlineData("王明.", "name.character")]
    [InlineData("王?", "name.replaced")]
    [InlineData("王□", "name.replaced")]
    [InlineData("王*", "name.replaced")]
    [InlineData("王\uFFFD", "name.broken")]
    [InlineData("·王明", "name.dot")]
    [InlineData("王明·", "name.dot")]
    [InlineData("王··明", "name.dot")]
    [InlineData("不详", "name.placeholder")]
    [InlineData("无", "name.placeholder")]
    [InlineData("/", "name.character")]
    public void What_is_no_name_is_refused(string written, string key)
    {
        var problem = PersonName.Check(written).Problem;

        Assert.Equal(key, problem?.Key);
        Assert.Equal(Severity.Error, problem?.Severity);
    }

    [Fact]
    public void A_private_character_nobody_knows_makes_the_name_doubtful()
    {
        var reading = PersonName.Check("张\uE123");

        Assert.Equal(Severity.Doubt, reading.Problem?.Severity);
        Assert.Contains("U+E123", reading.Problem?.Message, StringComparison.Ordinal);
        Assert.True(reading.CanSave);
    }

    [Fact]
    public void A_single_character_is_questioned_but_kept()
    {
        Assert.Equal(Severity.Warning, PersonName.Check("𬱖").Problem?.Severity);
        Assert.True(PersonName.Check("王").IsSound);
    }

    [Fact]
    public void Fifty_rare_characters_fit_and_fifty_one_do_not()
    {
        Assert.Null(PersonName.Check(string.Concat(Enumerable.Repeat("𬱖", 50))).Problem);
        Assert.Equal("多了1个字。姓名最多50个字，现在51个。", PersonName.Check(string.Concat(Enumerable.Repeat("𬱖", 51))).Problem?.Message);
    }

    [Fact]
    public void Searching_ignores_the_dot()
    {
        Assert.Equal(PersonName.SearchKey("阿依夏木买买提"), PersonName.SearchKey("阿依夏木•买买提"));
        Assert.Equal(PersonName.SearchKey("maria anna"), PersonName.SearchKey("Maria Anna"));
    }

    [Fact]
    public void Text_is_measured_and_cut_in_characters_not_in_halves_of_them()
    {
        Assert.Equal(2, WrittenText.Length("𬱖𠮷"));
        Assert.Equal("𬱖", WrittenText.First("𬱖𠮷", 1));
        Assert.Equal("𬱖𠮷", WrittenText.First("𬱖𠮷", 9));
        Assert.Null(WrittenText.TooLong("𬱖𠮷", 2));
        Assert.Equal("多了1个字。这里最多写1个字，现在2个。", WrittenText.TooLong("𬱖𠮷", 1)?.Message);
    }
}
