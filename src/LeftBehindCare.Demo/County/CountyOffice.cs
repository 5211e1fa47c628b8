using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Demo.County;

/// <summary>What belongs to the county and not to a school.</summary>
internal static class CountyOffice
{
    public static Town Town(int index) => new()
    {
        Id = Named("town", index),
        Name = DemoPlaces.TownName(index),
        Code = DemoPlaces.TownCode(index),
        CountyCode = DemoPlaces.CountyCode,
    };

    /// <summary>县局 2、系统管理员 1.</summary>
    public static IReadOnlyList<CountyAccount> Accounts(string seed)
    {
        var random = StableRandom.For("county", seed);
        return
        [
            Account("jyj-1", Role.BureauUser, DemoNames.Adult(random, male: false), 0),
            Account("jyj-2", Role.BureauUser, DemoNames.Adult(random, male: true), 1),
            Account("admin", Role.SysAdmin, "系统管理员", 2),
        ];

        static CountyAccount Account(string login, Role role, string name, int index) =>
            new() { UserId = Named("user", index), Role = role, Login = login, Name = name };
    }

    /// <summary>The same id on each deployment, in the form of UUID version 8 (made by a rule of our own).</summary>
    private static Guid Named(string kind, int index)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{DemoPlaces.CountyCode}|{kind}|{index}"))).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
