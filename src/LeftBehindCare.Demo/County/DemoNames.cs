using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeftBehindCare.Web.Codes.Pinyin;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// Puts names together from surnames by their frequency and two pools of given-name characters. Names of well-known people
/// are thrown away by a list of salted hashes, so that not even the list names anybody.
/// </summary>
internal static class DemoNames
{
    // By frequency, the commonest first.
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖"
        + "石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章";

    private const string Boys =
        "伟强磊军洋勇杰涛超明刚平辉鹏飞鑫波斌宇浩凯健俊帆帅旭宁龙林欢阳建亮成志兴良海山仁寿贵福生元全胜学祥才发武新利清彬富顺信子"
        + "星光天达安岩中茂进有坚和昊博诚先敬震振壮昌思群豪心邦承乐绍功松善厚庆民友裕河哲江政谦亨奇昱之晖翰朗伯宏言若鸣朋梁栋维启克"
        + "伦翔泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘义文云轩瑞嘉睿霖皓骏煜铭锐锋铎钦恒恺悦桐梓森柏竣坤培墨川州尧岳峰峻"
        + "峥巍康延彦彰彻征徽怀恩慎晏抒拓捷晟敦方旷";

    private const string Girls =
        "秀娟英华慧巧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐"
        + "娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁"
        + "欣沁绮滢馥柔竹霭凝晓欢枫芸菲笛伊亚宜可琪舒影荔枝思丽涵诗语涓雯依萌彤甜蓁杏桃朵桐苗苒若茵莘蓝蔓葵蕾瑜珂蝶璇恬忆怀恩沐愉惜"
        + "念慈敏文昕星晗晨晴暖曦朗柠栀楚榕檬棉";

    // What grandparents are called.
    private const string OldMen = "德福贵生才发长根水土金木火财有万春明国建忠义仁山林荣华富昌茂树清永兴祥顺礼智信文武学良友成全";

    private const string OldWomen = "桂秀兰英珍芳凤玉春梅菊香莲翠花红霞云玲琴美金银秋冬月娥娣妹巧淑贞素芬珠仙";

    // For names that are one long word with a middle dot.
    private const string Syllables = "阿依木洛尔布加曲沙日古则呷果惹莫拉吉乌石支火以乃卡巴久合列作且格色孜史体姆伍各";

    // Characters that no other pool and no place holds: a pair of them marks one school in leak tests.
    private const string MarkHeads = "犀鹳蘅簪榛鹭鹤獭貂麝鲟鲈鸢雁鹰鹞雉蝉萤鲤";
    private const string MarkTails = "汀渚泮淙滩堰嶂碛濑坳陂磴漈溆坞墩岬湄垸峒";

    // Outside the basic plane: two UTF-16 units each. The first is the one the specification asks for.
    private static readonly string[] Rares = ["\U0002CC56", "\U00020BB7"];

    private static readonly NameScreen WellKnown = NameScreen.Embedded("WellKnownNames.txt");

    // About as Zipf has it: the commonest surname twenty times as often as the last.
    private static readonly int[] SurnameEnds = [.. Surnames.Select((_, i) => Enumerable.Range(0, i + 1).Sum(j => 6000 / (j + 6)))];

    /// <summary>How many marks there are before they repeat.</summary>
    public static int MarkCount => MarkHeads.Length * MarkTails.Length;

    /// <summary>A word that only this school's records contain.</summary>
    public static string Mark(int school) => $"{MarkHeads[school / MarkTails.Length]}{MarkTails[school % MarkTails.Length]}";

    public static string Surname(StableRandom random)
    {
        var at = random.Below(SurnameEnds[^1]);
        return Surnames[Array.FindIndex(SurnameEnds, end => at < end)].ToString();
    }

    /// <summary>The surname of a person made here; null for a name that has none.</summary>
    public static string? SurnameOf(string name) => Surnames.Contains(name[0], StringComparison.Ordinal) && !name.Contains('·') ? name[..1] : null;

    public static string Child(StableRandom random, string surname, bool male) => Given(random, surname, male ? Boys : Girls, single: 10);

    public static string Adult(StableRandom random, bool male) => Adult(random, Surname(random), male);

    public static string Adult(StableRandom random, string surname, bool male) => Given(random, surname, male ? Boys : Girls, single: 25);

    public static string Elder(StableRandom random, string surname, bool male) => Given(random, surname, male ? OldMen : OldWomen, single: 5);

    /// <summary>With a character beyond the basic plane.</summary>
    public static string Rare(StableRandom random, string surname, bool male, int which) =>
        $"{surname}{Pick(random, male ? Boys : Girls)}{Rares[which % Rares.Length]}";

    /// <summary>The school's mark as given name.</summary>
    public static string Marked(string surname, int school) => surname + Mark(school);

    /// <summary>Two words of syllables with a middle dot between them.</summary>
    public static string Dotted(StableRandom random) =>
        $"{Pick(random, Syllables)}{Pick(random, Syllables)}·{Pick(random, Syllables)}{Pick(random, Syllables)}";

    /// <summary>As the product reads it, but for characters that its table does not have; those are typed by hand.</summary>
    public static string Pinyin(string name) => NamePinyin.Of(name).Text.Replace(Rares[0], "wei", StringComparison.Ordinal);

    private static string Given(StableRandom random, string surname, string pool, int single)
    {
        while (true)
        {
            var first = Pick(random, pool);
            var second = Pick(random, pool);
            if (first == second) continue;
            var name = random.Chance(single) ? $"{surname}{first}" : $"{surname}{first}{second}";
            if (!WellKnown.Holds(name)) return name;
        }
    }

    private static char Pick(StableRandom random, string pool) => pool[random.Below(pool.Length)];
}

/// <summary>
/// Names that must not appear, known only by their salted SHA-256. File: a line <c>salt=…</c>, then one hash (64 hexadecimal
/// characters) per line; lines that begin with # are remarks.
/// </summary>
public sealed class NameScreen
{
    private readonly string _salt;
    private readonly FrozenSet<string> _hashes;

    private NameScreen(string salt, FrozenSet<string> hashes)
    {
        _salt = salt;
        _hashes = hashes;
    }

    public int Count => _hashes.Count;

    public static NameScreen Read(TextReader file)
    {
        ArgumentNullException.ThrowIfNull(file);
        string? salt = null;
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        while (file.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("salt=", StringComparison.Ordinal)) salt = line[5..];
            else if (line.Length == 64 && line.All(char.IsAsciiHexDigitLower)) hashes.Add(line);
            else throw new FormatException($"'{line}' is no salted hash of a name; a name itself must never stand in this file.");
        }

        return new NameScreen(salt ?? throw new FormatException("The list of names has no salt."), hashes.ToFrozenSet());
    }

    public bool Holds(string name) => _hashes.Count > 0 && _hashes.Contains(Hash(_salt, name));

    /// <summary>What a line of the file holds for a name.</summary>
    public static string Hash(string salt, string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{salt}|{name}"))));

    internal static NameScreen Embedded(string file)
    {
        using var stream = typeof(NameScreen).Assembly.GetManifestResourceStream($"{typeof(NameScreen).Namespace}.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
