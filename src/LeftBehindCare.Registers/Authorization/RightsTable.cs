using System.Collections.Frozen;

namespace LeftBehindCare.Registers.Authorization;

/// <summary>
/// 13 roles × 23 data areas, as the office reads it (domain.md §1 with §8.12). The pages, the endpoint sweep and the
/// in-app 权限说明 page all read this one table.
/// <para>
/// Cell: right + reach + (note). Rights: E 录入修改, A 审批定稿, V 查看, V* 脱敏查看, G 汇总, 申 申请, 发 发起, 审 看审计, 参 看参数, 任 管任职.
/// Reach: 校 区 班 结 楼 线 访 己 县.
/// </para>
/// </summary>
public static class RightsTable
{
    private const string Text = """
        数据域 | 校长 | 德育 | 村小 | 班主任 | 代理家长 | 档案员 | 生活老师 | 食堂 | 心理 | 乘车 | 县局 | 系统管理员 | 安全审计员
        1 姓名性别班级就读方式 | V校 | E校 | E区 | E班 | V结 | E校 | V楼 | V*校(姓名、过敏) | V校 | V线 | G | – | –
        2 身份证号、学籍号 | V校 | V*校 | V*区 | E班(录后脱敏) | – | E校 | – | – | – | – | – | – | –
        3 住址、电话 | V校 | V校 | V区 | E班 | V结 | E校 | V楼(仅紧急联系人) | – | V访(来访者) | V线(接送人) | – | – | –
        4 父母外出、监护、家庭 | V校 | E校 | E区 | E班 | V结 | E校 | V*楼 | – | V访(来访者) | – | G | – | –
        5 健康、残疾、过敏 | V校 | V校 | V区 | E班 | V*结(只见注意事项) | E校 | V楼(注意事项) | V校(仅过敏、忌口) | V访(来访者) | V线(仅晕车、癫痫等) | G | – | –
        6 A1–A8 档案 | A校 | A校 | A区 | E班 | E结(A5、A7、A8、A3评语) | E校(归档) | V楼(A3生活项可填) | – | V校(A8可填) | – | G | – | –
        7 结对、学习帮扶、谈心 | A校 | A校 | A区 | E班 | E结(谈心正文仅本人、班主任、德育) | V校 | – | – | V访(转介的) | – | G | – | –
        8 家访、会议、培训 | A校 | E校 | E区 | E班 | E结 | V校 | – | – | – | E线(乘车座谈) | G | – | –
        9 亲情沟通台账 | V校 | V校 | E区 | E班 | E结 | V校 | E楼(晚间代拨) | – | – | – | G | – | –
        10 信箱来信 | E校(校长信箱) | V校(转办) | E区(本校区) | E班(班主任信箱) | – | – | – | – | E校(心理信箱) | – | G(件数) | – | –
        11 心理个案正文 | –(破窗) | – | – | – | – | – | – | – | E己 | – | – | – | –
        12 车辆、司机、乘车 | A校 | V校 | E区 | E班(乘车登记) | – | V校 | V楼 | – | – | E线 | G | – | –
        13 寝室床位、查寝、内务 | V校 | A校 | A区 | V班 | V结 | V校 | E楼 | – | – | – | G | – | –
        14 食堂 | A校 | V校 | V区(可填) | V校(菜谱) | V校(菜谱) | V校 | V校(菜谱) | E校 | – | – | G | – | –
        15 作息、晚间辅导、考勤、请假接送 | A校 | E校 | E区 | EA班(批假) | E结(当班) | V校 | E楼 | – | – | V线(离校名单) | G | – | –
        16 晨午晚检、因病缺勤 | V校 | V校 | E区 | E班 | – | V校 | E楼 | V校(当日人数) | – | – | G | – | –
        17 资助、减免、资助人 | A校 | E校(教导主任) | V区 | E班(申请) | V*结 | V校 | – | – | – | – | G | – | –
        18 事故、强制报告 | EA校 | E校 | E区 | 发班 | 发己 | – | 发己 | 发己 | 发己 | 发己 | G(正式上报件) | – | –
        19 计划、总结、组织、考评 | A校 | E校 | E区 | E班 | V校 | E校 | V校 | V校 | E校(心理计划) | V校 | G(已上报) | – | –
        20 之家资产、图书、开放 | A校 | V校 | E区 | V校 | V校 | E校 | – | – | – | – | G | – | –
        21 本校看板 | V校 | V校 | V区 | V班 | V结 | V校 | V楼 | V校(食堂块) | V校(心理块，计数) | V校(乘车块) | – | – | –
        22 含证件号的导出、打印 | A校(每次审批) | 申校 | 申区 | 申班(本班) | – | 申校(全校) | – | – | – | – | – | – | –
        23 账号、角色、代码集、参数、审计 | E任审校(本校的账号、任职、审计) | 参任校(任职；校长、德育、审计员除外) | – | – | – | – | – | – | – | – | – | E县(账号、代码、学校) | 审校(只读)
        """;

    private static readonly FrozenDictionary<(Role, DataArea), Right> Cells = Parse();

    /// <summary>What a role may do in a data area.</summary>
    public static Right Of(Role role, DataArea area) => Cells[(role, area)];

    /// <summary>The office's name of a role, as in the table's head.</summary>
    public static string Title(Role role) => Head[(int)role];

    /// <summary>The office's name of a data area, as in the table's first column, without its number.</summary>
    public static string Title(DataArea area)
    {
        var name = Lines[(int)area].Split('|')[0].Trim();
        return name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The cell as written, for the 权限说明 page.</summary>
    public static string Cell(Role role, DataArea area) => Lines[(int)area].Split('|')[(int)role].Trim();

    private static string[] Lines => field ??= Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Head => field ??= [.. Lines[0].Split('|').Select(c => c.Trim())];

    private static FrozenDictionary<(Role, DataArea), Right> Parse()
    {
        var cells = new Dictionary<(Role, DataArea), Right>();
        foreach (var area in Enum.GetValues<DataArea>())
        {
            var columns = Lines[(int)area].Split('|');
            if (!columns[0].TrimStart().StartsWith(((int)area) + " ", StringComparison.Ordinal) || columns.Length != Head.Length)
                throw new InvalidOperationException($"Line {(int)area} of the rights table is not in order.");
            foreach (var role in Enum.GetValues<Role>()) cells[(role, area)] = ParseCell(columns[(int)role].Trim());
        }

        return cells.ToFrozenDictionary();
    }

    private static Right ParseCell(string cell)
    {
        var open = cell.IndexOf('(', StringComparison.Ordinal);
        var note = open < 0 ? "" : cell[(open + 1)..^1];
        var code = open < 0 ? cell : cell[..open];
        var access = Access.None;
        var reach = Reach.None;
        foreach (var sign in code.Replace("V*", "M", StringComparison.Ordinal))
        {
            access |= sign switch
            {
                'E' => Access.Edit | Access.View,
                'A' => Access.Approve | Access.View,
                'V' => Access.View,
                'M' => Access.Masked,
                'G' => Access.Totals,
                '申' => Access.Apply,
                '发' => Access.Start,
                '审' => Access.Audit,
                '参' => Access.Settings,
                '任' => Access.Appoint,
                _ => Access.None,
            };
            reach = sign switch
            {
                '校' => Reach.School,
                '区' => Reach.Campus,
                '班' => Reach.Class,
                '结' => Reach.Pairs,
                '楼' => Reach.Dorm,
                '线' => Reach.Line,
                '访' => Reach.Visitors,
                '己' => Reach.Own,
                '县' or 'G' => Reach.County,
                'E' or 'A' or 'V' or 'M' or '申' or '发' or '审' or '参' or '任' or '–' => reach,
                _ => throw new InvalidOperationException($"The rights table has an unknown sign in “{cell}”."),
            };
        }

        return access == Access.None ? Right.None with { Note = note } : new Right(access, reach, note);
    }
}
