using System.Globalization;

namespace LeftBehindCare.Demo.County;

/// <summary>Places: an invented county with invented towns and villages, and real cities far away where parents work.</summary>
internal static class DemoPlaces
{
    public const string County = "清麓县";
    public const string CountyCode = "439901";

    /// <summary>A second county, for the few whose household is registered elsewhere.</summary>
    public const string OtherCounty = "云陂县";

    public const string OtherCountyCode = "439902";

    /// <summary>Joint school of 阳光小学, where most of its children are registered. Not a tenant.</summary>
    public const string JointSchool = "对门岭小学";

    public const string JointSchoolCode = "2143990901";

    private const string Heads = "桃李杏梅松杉桐柳枫竹樟槐桂茶榆荷莲兰菊青白红黄乌金银石铁铜清碧大小上下东西南北新老长高双三五七八九";
    private const string Tails = "溪冲坪坝岭塘桥井坡田垄沟畈江河泉冈洞寨铺";

    private static readonly string[] TownNames = ["麓溪镇", "石塘铺镇", "云坪镇", "柏枝镇"];

    private static readonly string[] MoreTownHeads = ["青", "白", "双", "新", "长", "高", "金", "上", "下", "东"];

    /// <summary>(六位码, 省+市, level): four of ten work where the clothes and phones are made.</summary>
    private static readonly (string Region, string Place)[] OtherProvinces =
    [
        ("441900", "广东省东莞市"), ("440300", "广东省深圳市"), ("440100", "广东省广州市"), ("440600", "广东省佛山市"), ("442000", "广东省中山市"),
        ("441300", "广东省惠州市"), ("330100", "浙江省杭州市"), ("330300", "浙江省温州市"), ("330200", "浙江省宁波市"), ("330700", "浙江省金华市"),
        ("320500", "江苏省苏州市"), ("320200", "江苏省无锡市"), ("310100", "上海市"), ("350200", "福建省厦门市"), ("350500", "福建省泉州市"),
        ("110100", "北京市"), ("370200", "山东省青岛市"), ("450100", "广西壮族自治区南宁市"), ("520100", "贵州省贵阳市"), ("650100", "新疆维吾尔自治区乌鲁木齐市"),
    ];

    private static readonly (string Region, string Place)[] SameProvince =
    [
        ("430100", "湖南省长沙市"), ("430200", "湖南省株洲市"), ("430300", "湖南省湘潭市"), ("430600", "湖南省岳阳市"), ("430700", "湖南省常德市"),
    ];

    private static readonly (string Region, string Place)[] Abroad = [("越南", "越南"), ("马来西亚", "马来西亚"), ("安哥拉", "安哥拉")];

    private static readonly string[] Employers =
    [
        "第三电子厂", "恒力制衣车间", "顺达物流站", "城北建筑工地", "幸福里家政", "老乡饭馆", "和顺家具厂", "新光玩具厂", "东港码头", "利民超市", "安居装修队", "永昌鞋厂",
    ];

    public static string TownName(int town) => town < TownNames.Length
        ? TownNames[town]
        : $"{MoreTownHeads[town % MoreTownHeads.Length]}{Tails[town / MoreTownHeads.Length % Tails.Length]}镇";

    public static string TownCode(int town) => string.Create(CultureInfo.InvariantCulture, $"{CountyCode}{100 + town:000}");

    /// <summary>Village names of a school; the last one carries the school's mark.</summary>
    public static IReadOnlyList<string> Villages(StableRandom random, int count, string mark)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count - 1) names.Add($"{Heads[random.Below(Heads.Length)]}{Tails[random.Below(Tails.Length)]}村");
        return [.. names, $"{mark}村"];
    }

    /// <summary>Where somebody works: region, words, {WorkLevel} (domain.md §6).</summary>
    public static (string Region, string Place, string Level) Work(StableRandom random)
    {
        var level = random.Weighted(("4", 62), ("3", 23), ("2", 10), ("1", 4), ("6", 1));
        return level switch
        {
            "4" => With(random.Pick(OtherProvinces)),
            "3" => With(random.Pick(SameProvince)),
            "2" => ("439903", "本市城区", level),
            "1" => (CountyCode, $"{County}县城", level),
            _ => With(random.Pick(Abroad)),
        };

        (string, string, string) With((string Region, string Place) at) => (at.Region, at.Place, level);
    }

    public static string Employer(StableRandom random) => random.Pick(Employers);
}
