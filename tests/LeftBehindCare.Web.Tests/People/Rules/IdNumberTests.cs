using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.Tests.People.Rules;

public sealed class IdNumberTests
{
    /// <summary>The sample of GB 11643 itself: Beijing, 1949-12-31, a woman.</summary>
    private const string Sample = "11010519491231002X";

    /// <summary>A made-up county: 4399 was never a real one.</summary>
    private const string Boy = "439901201605120019";

    [Fact]
    public void The_sample_of_the_standard_is_read()
    {
        var reading = IdNumber.Check(Sample);

        Assert.Equal(new IdReading(Sample, null, new(1949, 12, 31), Sex.Female), reading);
        Assert.True(reading.IsSound);
        Assert.Equal('X', IdNumber.CheckDigit(Sample));
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData("11010519491231002Ｘ")]
    [InlineData("11010519491231002ｘ")]
    [InlineData("11010519491231002Ⅹ")]
    [InlineData("11010519491231002ⅹ")]
    [InlineData("11010519491231002×")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData(" 110105 19491231 002X ")]
    [InlineData("'11010519491231002X")]
    [InlineData("\uFEFF11010519491231002X\u200B")]
    [InlineData("110105\u00A019491231\u3000002X")]
    public void However_it_is_typed_the_number_is_the_same(string written)
    {
        Assert.Equal(Sample, IdNumber.Check(written).Value);
        Assert.Null(IdNumber.Check(written).Problem);
    }

    [Theory]
    [InlineData("110105491231002", "id.fifteen", "15位的旧号")]
    [InlineData("1101051949123100", "id.length", "少了2位")]
    [InlineData("11010519491231002X0", "id.length", "多了1位")]
    [InlineData("110105194912310020X", "id.character", "第19位是X")]
    [InlineData("1101051949123100211", "id.length", "多了1位")]
    [InlineData("11O10519491231002X", "id.character", "第3位是字母O")]
    [InlineData("110105********002X", "id.character", "遮过的号码")]
    [InlineData("4.3E+17", "id.scientific", "科学计数法")]
    [InlineData("4.39901201605120E+17", "id.scientific", "科学计数法")]
    [InlineData("99010519491231002X", "id.province", "前两位“99”不是省份代码")]
    [InlineData("11010519490231002X", "id.date", "1949-02-31")]
    [InlineData("11010517001231002X", "id.date", "不是真实的日期")]
    public void What_cannot_be_a_number_is_refused_with_the_place_and_the_remedy(string written, string key, string says)
    {
        var reading = IdNumber.Check(written);

        Assert.Equal(key, reading.Problem?.Key);
        Assert.Equal(Severity.Error, reading.Problem?.Severity);
        Assert.Contains(says, reading.Problem?.Message, StringComparison.Ordinal);
        Assert.False(reading.CanSave);
    }

    [Theory]
    [InlineData("439901201605120018")]
    [InlineData("43990120160512001X")]
    public void A_wrong_check_digit_can_be_kept_as_doubtful_but_not_as_verified(string written)
    {
        var reading = IdNumber.Check(written);

        Assert.Equal("id.checksum", reading.Problem?.Key);
        Assert.True(reading.CanSave);
        Assert.False(reading.IsSound);
        Assert.Equal(new DateOnly(2016, 5, 12), reading.BirthDate);
    }

    [Fact]
    public void A_number_whose_last_digits_excel_made_zero_is_named_as_such()
    {
        Assert.Contains("末三位又都是0", IdNumber.Check("439901201605130000").Problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_birth_date_that_differs_names_both_dates()
    {
        var reading = IdNumber.Check(Boy, birth: new(2016, 5, 21));

        Assert.StartsWith("号码里的生日是 2016-05-12，上面填的是 2016-05-21。请对照户口簿，改写错的那一处", reading.Problem?.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Doubt, reading.Problem?.Severity);
    }

    [Theory]
    [InlineData(Sex.Male, null)]
    [InlineData(Sex.Female, "id.sex")]
    [InlineData("0", null)]
    [InlineData(null, null)]
    public void The_seventeenth_digit_tells_boys_from_girls(string? sex, string? key)
    {
        var reading = IdNumber.Check(Boy, sex: sex);

        Assert.Equal(key, reading.Problem?.Key);
        Assert.Equal(Sex.Male, reading.Sex);
    }

    [Fact]
    public void A_county_that_never_existed_is_not_the_programs_business()
    {
        Assert.Null(IdNumber.Check(Boy).Problem);
    }

    [Theory]
    [InlineData(IdType.IdCard, "id.type")]
    [InlineData(IdType.ResidencePermit, null)]
    public void Residence_permits_begin_with_81_to_83(string idType, string? key)
    {
        var number = "81000019990101001";
        number += IdNumber.CheckDigit(number);

        Assert.Equal(key, IdNumber.Check(number, idType).Problem?.Key);
    }

    [Theory]
    [InlineData(IdType.None, "123", "id.none")]
    [InlineData(IdType.None, "", null)]
    [InlineData(IdType.Passport, "E12345678", null)]
    [InlineData(IdType.Passport, "e1234 5678", null)]
    [InlineData(IdType.TaiwanPass, "01234567", null)]
    [InlineData(IdType.HongKong, "A123456(7)", null)]
    [InlineData(IdType.ForeignResident, "911124198108030024", null)]
    [InlineData(IdType.ForeignResident, "9111", "id.length")]
    [InlineData(IdType.BirthCertificate, "P430123456", null)]
    [InlineData(IdType.BirthCertificate, "430123456", "id.birth-certificate")]
    [InlineData(IdType.Passport, "123456789012345678901", "id.length")]
    [InlineData(IdType.Other, "甲字12号", "id.character")]
    public void Other_papers_have_looser_rules(string idType, string written, string? key)
    {
        Assert.Equal(key, IdNumber.Check(written, idType).Problem?.Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Nothing_written_is_nothing_wrong(string? written)
    {
        Assert.True(IdNumber.Check(written) is { IsEmpty: true, Problem: null });
    }

    [Theory]
    [InlineData("G" + Boy, Boy, null)]
    [InlineData("g" + Boy, Boy, null)]
    [InlineData("Ｇ11010519491231002x", Sample, null)]
    [InlineData("G" + Boy, Sample, "student.mismatch")]
    [InlineData("G" + Boy, null, "student.no-id")]
    [InlineData("J" + Boy, null, null)]
    [InlineData("J" + Boy, Boy, "student.outdated")]
    [InlineData("L" + Boy, null, null)]
    [InlineData(Boy, Boy, "student.letter")]
    [InlineData("A" + Boy, Boy, "student.letter")]
    [InlineData("G4399", Boy, "student.length")]
    [InlineData("G43990120160512OO19", Boy, "student.character")]
    [InlineData("", Boy, null)]
    public void School_roll_numbers_are_G_J_or_L_and_eighteen_more(string written, string? idNumber, string? key)
    {
        Assert.Equal(key, StudentNo.Check(written, idNumber).Problem?.Key);
    }

    [Theory]
    [InlineData(Boy + "43", "4", "3", Boy, null)]
    [InlineData(Boy + "43", "3", "3", Boy, "disability.category-mismatch")]
    [InlineData(Boy + "43", "4", "2", Boy, "disability.level-mismatch")]
    [InlineData(Boy + "43", "4", "3", Sample, "disability.id")]
    [InlineData(Boy + "83", null, null, null, "disability.category")]
    [InlineData(Boy + "45", null, null, null, "disability.level")]
    [InlineData(Boy + "4", null, null, null, "disability.length")]
    [InlineData("43990120160512001843", null, null, null, "id.checksum")]
    public void A_disability_certificate_agrees_with_category_grade_and_holder(
        string written, string? category, string? level, string? idNumber, string? key)
    {
        Assert.Equal(key, DisabilityCertificate.Check(written, category, level, idNumber).Problem?.Key);
    }

    [Theory]
    [InlineData("2143000001", null)]
    [InlineData("２１４３００００１２", null)]
    [InlineData("2199000001", "school.province")]
    [InlineData("2243000001", null)]
    [InlineData("9943000001", "school.kind")]
    [InlineData("214300001", "school.length")]
    [InlineData("21430000A1", "school.character")]
    public void School_codes_are_kind_province_and_number(string written, string? key)
    {
        Assert.Equal(key, SchoolCode.Check(written).Problem?.Key);
    }

    [Theory]
    [InlineData("439901", null)]
    [InlineData("999901", "region.province")]
    [InlineData("43990", "region.form")]
    public void A_region_is_checked_by_its_province_only(string written, string? key)
    {
        Assert.Equal(key, Provinces.CheckRegion(written).Problem?.Key);
    }
}
