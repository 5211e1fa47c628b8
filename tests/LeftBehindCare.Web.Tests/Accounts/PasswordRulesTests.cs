using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts.Passwords;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Accounts;

public sealed class PasswordRulesTests(Office office) : IClassFixture<Office>
{
    [Theory]
    [InlineData("elevenchars", "至少12个字符，现在11个")]
    [InlineData("password1234", "太常见")]
    [InlineData("Pa-ss-wo-rd 1234", "太常见")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４", "太常见")]
    [InlineData("woaini1314520", "太常见")]
    [InlineData("1qaz2wsx3edc", "太常见")]
    [InlineData("aaaaaaaaaaaaaa", "太常见")]
    [InlineData("abcabcabcabc", "太常见")]
    [InlineData("dragonmonkey12", "太常见")]
    [InlineData("13912345678000", "手机号")]
    [InlineData("199003071234", "生日")]
    [InlineData("yangguang-hao-2026!", "学校")]
    [InlineData("我们的阳光很灿烂天天向上", "学校")]
    [InlineData("zhouyingchuan-77-ab", "姓名")]
    [InlineData("ZhouYingChuan.tulip", "姓名")]
    public async Task What_is_tried_first_is_refused_with_the_reason(string password, string why) =>
        Assert.Contains(why, await ProblemAsync(password), StringComparison.Ordinal);

    [Theory]
    [InlineData("muqiao-tulip-39-hedong")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("雨后的田埂上有三只白鹭飞过")]
    [InlineData("                kite over hill")]
    public async Task Long_and_unguessable_is_enough_without_capitals_and_signs(string password) => Assert.Null(await ProblemAsync(password));

    [Fact]
    public async Task A_password_has_an_end_too()
    {
        var text = string.Concat(Enumerable.Range(0, 200).Select(i => (char)('a' + i * 7 % 26)));
        Assert.Null(await ProblemAsync(text[..0] + "k3" + string.Concat(Enumerable.Range(0, 126).Select(i => (char)('a' + i * i % 26)))));
        Assert.Contains("最多128个字符", await ProblemAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_is_long_enough_to_be_worth_it() => Assert.InRange(CommonPasswords.Count, 3000, 10000);

    [Fact]
    public void Initial_passwords_differ_and_pass_the_rules()
    {
        var made = Enumerable.Range(0, 200).Select(_ => InitialPassword.New()).ToList();
        Assert.Equal(200, made.Distinct().Count());
        Assert.All(made, p => Assert.False(CommonPasswords.Covers(p.Replace("-", "", StringComparison.Ordinal))));
        Assert.All(made, p => Assert.InRange(p.Length, PasswordRules.Shortest, PasswordRules.Longest));
    }

    private async Task<string?> ProblemAsync(string password)
    {
        var school = await office.NewSchoolAsync("阳光小学");
        var person = await school.AddPersonAsync(Role.Homeroom, name: "周映川");
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordRules>().ProblemAsync(person.User, password, default);
    }
}
