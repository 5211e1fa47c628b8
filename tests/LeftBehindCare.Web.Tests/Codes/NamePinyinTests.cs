using LeftBehindCare.Web.Codes.Pinyin;

namespace LeftBehindCare.Web.Tests.Codes;

public sealed class NamePinyinTests
{
    [Theory]
    [InlineData("单雄信", "shan xiong xin", "sxx")]
    [InlineData("解明", "xie ming", "xm")]
    [InlineData("仇明", "qiu ming", "qm")]
    [InlineData("查明", "zha ming", "zm")]
    [InlineData("曾明", "zeng ming", "zm")]
    [InlineData("盖明", "ge ming", "gm")]
    [InlineData("区明", "ou ming", "om")]
    [InlineData("朴明", "piao ming", "pm")]
    [InlineData("种明", "chong ming", "cm")]
    [InlineData("尉迟明", "yu chi ming", "ycm")]
    [InlineData("万俟明", "mo qi ming", "mqm")]
    [InlineData("长孙明", "zhang sun ming", "zsm")]
    [InlineData("令狐明", "ling hu ming", "lhm")]
    [InlineData("欧阳明明", "ou yang ming ming", "oymm")]
    [InlineData("吕绿", "lv lv", "ll")]
    [InlineData("陈解", "chen jie", "cj")]
    [InlineData("阿依夏木·买买提", "a yi xia mu mai mai ti", "ayxmmmt")]
    [InlineData("单·买买提", "dan mai mai ti", "dmmt")]
    [InlineData("Maria Anna", "maria anna", "ma")]
    [InlineData("王Anna", "wang anna", "wa")]
    [InlineData("张䶮", "zhang yan", "zy")]
    [InlineData("李𬱟", "li wei", "lw")]
    [InlineData("李𬱖", "li di", "ld")]
    [InlineData("𠮷明", "ji ming", "jm")]
    [InlineData("王〇", "wang ling", "wl")]
    [InlineData("", "", "")]
    [InlineData(null, "", "")]
    public void Names_are_read_as_their_bearers_read_them(string? name, string text, string initials)
    {
        var reading = NamePinyin.Of(name);

        Assert.Equal(text, reading.Text);
        Assert.Equal(initials, reading.Initials);
        Assert.True(reading.IsComplete);
    }

    [Fact]
    public void A_character_without_a_reading_stands_as_it_is_and_is_reported()
    {
        var reading = NamePinyin.Of("王𠀀明");

        Assert.Equal("wang 𠀀 ming", reading.Text);
        Assert.Equal("𠀀", Assert.Single(reading.Unknown).ToString());
        Assert.Equal("w𠀀m", reading.Initials);
    }

    [Theory]
    [InlineData("zyc", true)]
    [InlineData("ZYC", true)]
    [InlineData("zhouyingchuan", true)]
    [InlineData("zhou ying chuan", true)]
    [InlineData("zhou yc", true)]
    [InlineData("zhyc", true)]
    [InlineData("zy", true)]
    [InlineData("zhouy", true)]
    [InlineData("yc", false)]
    [InlineData("zhouyingchuang", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_name_is_found_by_whole_or_begun_syllables(string? typed, bool found)
    {
        Assert.Equal(found, NamePinyin.Matches("zhou ying chuan", typed));
    }

    [Theory]
    [InlineData("lv")]
    [InlineData("lü")]
    [InlineData("lyu")]
    public void The_vowel_of_Lu_is_typed_in_three_ways(string typed)
    {
        Assert.True(NamePinyin.Matches(NamePinyin.Of("吕明").Text, typed));
    }

    [Fact]
    public void Every_common_character_has_a_reading()
    {
        // GB 2312 level 1 and 2: the characters of nearly every name.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var gb2312 = System.Text.Encoding.GetEncoding(936);
        var characters = Enumerable.Range(0xB0, 0xF8 - 0xB0)
            .SelectMany(row => Enumerable.Range(0xA1, 94), (row, cell) => gb2312.GetString([(byte)row, (byte)cell]))
            .Where(c => c[0] is >= '\u4E00' and <= '\u9FFF')
            .ToList();

        Assert.Equal(6763, characters.Count);
        Assert.DoesNotContain(characters, c => !NamePinyin.Of("王" + c).IsComplete);
    }
}
