using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Registers.Tests.Definition;

public sealed class CodePointsTests
{
    [Theory]
    [InlineData("𬱖𬱖𬱖", true)]
    [InlineData("鄢𬱖氏", true)]
    [InlineData("四个汉字", false)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void A_rare_character_counts_as_one(string? text, bool fits) => Assert.Equal(fits, new CodePointsAttribute(3).IsValid(text));
}
