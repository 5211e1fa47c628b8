using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Registers.Tests.Authorization;

/// <summary>
/// The rights of the specification's first chapter, copied from it sign by sign and apart from the product's table. Where the
/// specification names no reach in words of its own (菜谱, 当班, 件数 …) only the right is compared.
/// </summary>
public sealed class RightsTableTests
{
    // 校长 德育 村小 班主任 代理家长 档案员 生活老师 食堂 心理 乘车 县局 系统管理员; * is V*, 破 is 破窗, 发 is 发起.
    private const string Specified = """
        1  V校  E校  E区 E班  V结 E校  V楼 *校 V校 V线 G –
        2  V校  *校  *区 E班  –   E校  –   –   –   –   – –
        3  V校  V校  V区 E班  V结 E校  V楼 –   V   V线 – –
        4  V校  E校  E区 E班  V结 E校  *楼 –   V   –   G –
        5  V校  V校  V区 E班  *结 E校  V楼 V校 V   V线 G –
        6  A校  A校  A区 E班  E结 E校  V楼 –   V校 –   G –
        7  A校  A校  A区 E班  E结 V校  –   –   V   –   G –
        8  A校  E校  E区 E班  E结 V校  –   –   –   E   G –
        9  V校  V校  E区 E班  E结 V校  E楼 –   –   –   G –
        10 E    V    E   E    –   –    –   –   E   –   G –
        11 破   –    –   –    –   –    –   –   E己 –   – –
        12 A校  V校  E区 E班  –   V校  V楼 –   –   E线 G –
        13 V校  A校  A区 V班  V结 V校  E楼 –   –   –   G –
        14 A校  V校  V区 V    V   V校  V   E校 –   –   G –
        15 A校  E校  E区 EA班 E   V校  E楼 –   –   V线 G –
        16 V校  V校  E区 E班  –   V校  E楼 V   –   –   G –
        17 A校  E校  V区 E班  *结 V校  –   –   –   –   G –
        18 EA校 E校  E区 发   发  –    发  发  发  发  V –
        19 A校  E校  E区 E班  V   E校  V   V   E   V   V –
        20 A校  V校  E区 V    V   E校  –   –   –   –   G –
        21 V校  V校  V区 V班  V结 V校  V楼 V   V   V   – –
        22 A    申   申  申班 –   申校 –   –   –   –   – –
        23 审   参   –   –    –   –    –   –   –   –   – E
        """;

    /// <summary>Cells in which a later ruling or the product's own needs go before the table. A new line here is a decision.</summary>
    private static readonly Dictionary<(Role, DataArea), string> Ruled = new()
    {
        // Opening a sealed text in an emergency is an act of its own, not a right to look.
        [(Role.Principal, (DataArea)11)] = "–",
        // The county never has a page of a single case (§8.9); what schools report formally comes as a snapshot.
        [(Role.BureauUser, (DataArea)18)] = "G",
        [(Role.BureauUser, (DataArea)19)] = "G",
        // The principal keeps the school's accounts and posts; the deputy the posts below.
        [(Role.Principal, (DataArea)23)] = "E任审校",
        [(Role.Deputy, (DataArea)23)] = "参任校",
    };

    public static TheoryData<int, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<int, string, string>();
            foreach (var line in Specified.Split('\n'))
            {
                var signs = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                for (var i = 1; i < signs.Length; i++) cells.Add(int.Parse(signs[0], System.Globalization.CultureInfo.InvariantCulture), ((Role)i).ToString(), signs[i]);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_says_what_the_specification_says(int area, string role, string specified)
    {
        var (who, what) = (Enum.Parse<Role>(role), (DataArea)area);
        var signs = Ruled.GetValueOrDefault((who, what), specified);
        var right = RightsTable.Of(who, what);

        Assert.Equal(signs.Aggregate(Access.None, (sum, sign) => sum | AccessOf(sign)), right.Access);
        if (signs.Select(ReachOf).FirstOrDefault(r => r != Reach.None) is var reach and not Reach.None) Assert.Equal(reach, right.Reach);
    }

    [Fact]
    public void All_twelve_roles_of_all_23_areas_are_compared() => Assert.Equal(12 * 23, Cells.Count);

    [Fact]
    public void The_auditor_reads_the_logs_and_nothing_else()
    {
        foreach (var area in Enum.GetValues<DataArea>())
            Assert.Equal(area == DataArea.Accounts ? Access.Audit : Access.None, RightsTable.Of(Role.AuditAdmin, area).Access);
    }

    private static Access AccessOf(char sign) => sign switch
    {
        'E' => Access.Edit | Access.View,
        'A' => Access.Approve | Access.View,
        'V' => Access.View,
        '*' => Access.Masked,
        'G' => Access.Totals,
        '申' => Access.Apply,
        '发' => Access.Start,
        '审' => Access.Audit,
        '参' => Access.Settings,
        '任' => Access.Appoint,
        _ => Access.None,
    };

    private static Reach ReachOf(char sign) => sign switch
    {
        '校' => Reach.School,
        '区' => Reach.Campus,
        '班' => Reach.Class,
        '结' => Reach.Pairs,
        '楼' => Reach.Dorm,
        '线' => Reach.Line,
        '己' => Reach.Own,
        _ => Reach.None,
    };
}
