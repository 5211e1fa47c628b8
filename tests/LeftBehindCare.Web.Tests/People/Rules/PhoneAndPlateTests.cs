using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.Tests.People.Rules;

public sealed class PhoneAndPlateTests
{
    [Theory]
    [InlineData("15401000001", "15401000001", PhoneForm.Mobile)]
    [InlineData("154 0100 0001", "15401000001", PhoneForm.Mobile)]
    [InlineData("154-0100-0001", "15401000001", PhoneForm.Mobile)]
    [InlineData("154—0100—0001", "15401000001", PhoneForm.Mobile)]
    [InlineData("+8615401000001", "15401000001", PhoneForm.Mobile)]
    [InlineData("+86 154 0100 0001", "15401000001", PhoneForm.Mobile)]
    [InlineData("8615401000001", "15401000001", PhoneForm.Mobile)]
    [InlineData("008615401000001", "15401000001", PhoneForm.Mobile)]
    [InlineData("015401000001", "15401000001", PhoneForm.Mobile)]
    [InlineData("１５４０１０００００１", "15401000001", PhoneForm.Mobile)]
    [InlineData("0999—1234567", "0999-1234567", PhoneForm.Landline)]
    [InlineData("0999——1234567", "0999-1234567", PhoneForm.Landline)]
    [InlineData("09991234567", "0999-1234567", PhoneForm.Landline)]
    [InlineData("(0999)1234567", "0999-1234567", PhoneForm.Landline)]
    [InlineData("（0999）1234567", "0999-1234567", PhoneForm.Landline)]
    [InlineData("0999-1234567转801", "0999-1234567-801", PhoneForm.Landline)]
    [InlineData("010-12345678", "010-12345678", PhoneForm.Landline)]
    [InlineData("02112345678", "021-12345678", PhoneForm.Landline)]
    [InlineData("+86 0999 1234567", "0999-1234567", PhoneForm.Landline)]
    [InlineData("+852 1234 5678", "+85212345678", PhoneForm.International)]
    [InlineData("00886912345678", "+886912345678", PhoneForm.International)]
    [InlineData("+1 (202) 555-0100", "+12025550100", PhoneForm.International)]
    public void Numbers_are_read_as_schools_write_them(string written, string value, PhoneForm form)
    {
        var reading = PhoneNumber.Check(written);

        Assert.Equal(new PhoneReading(value, form), reading);
    }

    [Theory]
    [InlineData("1540100000", "少了1位。手机号是11位，现在10位。")]
    [InlineData("154010000011", "多了1位。手机号是11位，现在12位。")]
    [InlineData("12401000001", "手机号第2位是3到9，现在是2。")]
    [InlineData("1234567", "座机号前面少了区号。")]
    [InlineData("15401000001张三", "电话里有“张”。")]
    [InlineData("0999-123", "座机是区号加7位或8位号码，现在号码是3位。")]
    [InlineData("1.54E+10", "科学计数法")]
    [InlineData("+852", "境外号码")]
    [InlineData("110", "110 是公共电话")]
    public void A_refused_number_hears_what_is_wrong(string written, string says)
    {
        var reading = PhoneNumber.Check(written);

        Assert.Equal(Severity.Error, reading.Problem?.Severity);
        Assert.Contains(says, reading.Problem?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("110")]
    [InlineData("12345")]
    [InlineData("12355")]
    public void Public_numbers_may_stand_as_hotlines(string written)
    {
        Assert.Equal(PhoneForm.Hotline, PhoneNumber.Check(written, allowHotline: true).Form);
    }

    [Fact]
    public void Several_numbers_in_one_cell_are_told_apart()
    {
        var numbers = PhoneNumber.CheckMany("15401000001、0999-1234567/15401000002；");

        Assert.Equal(["15401000001", "0999-1234567", "15401000002"], numbers.Select(n => n.Value));
    }

    [Theory]
    [InlineData("15401005678", "154****5678")]
    [InlineData("0999-1234567", "0999-***4567")]
    [InlineData("110", "***")]
    public void A_masked_number_keeps_head_and_tail(string number, string masked)
    {
        Assert.Equal(masked, PhoneNumber.Mask(number));
    }

    [Theory]
    [InlineData("湘Z12345", "湘Z12345")]
    [InlineData("湘z·1234a", "湘Z1234A")]
    [InlineData("湘Z D12345", "湘ZD12345")]
    [InlineData("湘ZH12345", "湘ZH12345")]
    [InlineData("湘Z12345K", "湘Z12345K")]
    [InlineData("湘Z1234学", "湘Z1234学")]
    public void Plates_of_seven_and_eight_characters_are_read(string written, string plate)
    {
        Assert.Equal(new Reading(plate), PlateNumber.Check(written));
    }

    [Theory]
    [InlineData("湘Z1234", "plate.short")]
    [InlineData("湘Z1234567", "plate.long")]
    [InlineData("湘I12345", "plate.form")]
    [InlineData("湘Z1234O", "plate.form")]
    [InlineData("湘ZL12345", "plate.form")]
    [InlineData("A湘12345", "plate.form")]
    public void What_is_no_plate_is_refused(string written, string key)
    {
        Assert.Equal(key, PlateNumber.Check(written).Problem?.Key);
    }

    [Theory]
    [InlineData("湘Z1234学")]
    [InlineData("湘Z1234挂")]
    [InlineData("湘Z1234警")]
    public void No_child_rides_behind_a_learners_plate(string plate)
    {
        Assert.Equal("plate.use", PlateNumber.Check(plate, carriesPupils: true).Problem?.Key);
    }
}
