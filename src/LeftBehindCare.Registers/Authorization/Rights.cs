namespace LeftBehindCare.Registers.Authorization;

/// <summary>The thirteen roles of domain.md §1 and §8.12.</summary>
public enum Role
{
    /// <summary>校长.</summary>
    Principal = 1,

    /// <summary>分管副校长、德育（教导）主任.</summary>
    Deputy,

    /// <summary>村小负责人.</summary>
    CampusHead,

    /// <summary>班主任.</summary>
    Homeroom,

    /// <summary>代理家长（任课教师）.</summary>
    ProxyParent,

    /// <summary>档案员.</summary>
    Archivist,

    /// <summary>生活老师.</summary>
    LifeTeacher,

    /// <summary>食堂管理员.</summary>
    CanteenManager,

    /// <summary>心理辅导员.</summary>
    Counsellor,

    /// <summary>乘车管理员、照管员.</summary>
    BusSupervisor,

    /// <summary>县教育局用户.</summary>
    BureauUser,

    /// <summary>系统管理员.</summary>
    SysAdmin,

    /// <summary>安全审计员.</summary>
    AuditAdmin,
}

/// <summary>The 23 data areas of domain.md §1, in its order.</summary>
public enum DataArea
{
    /// <summary>1 姓名性别班级就读方式.</summary>
    Basics = 1,

    /// <summary>2 身份证号、学籍号.</summary>
    IdNumbers,

    /// <summary>3 住址、电话.</summary>
    Contacts,

    /// <summary>4 父母外出、监护、家庭.</summary>
    Family,

    /// <summary>5 健康、残疾、过敏.</summary>
    Health,

    /// <summary>6 A1–A8 档案.</summary>
    Archives,

    /// <summary>7 结对、学习帮扶、谈心.</summary>
    Pairing,

    /// <summary>8 家访、会议、培训.</summary>
    Visits,

    /// <summary>9 亲情沟通台账.</summary>
    Kinship,

    /// <summary>10 信箱来信.</summary>
    Mailbox,

    /// <summary>11 心理个案正文.</summary>
    Counselling,

    /// <summary>12 车辆、司机、乘车.</summary>
    Bus,

    /// <summary>13 寝室床位、查寝、内务.</summary>
    Dorm,

    /// <summary>14 食堂.</summary>
    Canteen,

    /// <summary>15 作息、晚间辅导、考勤、请假接送.</summary>
    DailyLife,

    /// <summary>16 晨午晚检、因病缺勤.</summary>
    HealthChecks,

    /// <summary>17 资助、减免、资助人.</summary>
    Aid,

    /// <summary>18 事故、强制报告.</summary>
    Incidents,

    /// <summary>19 计划、总结、组织、考评.</summary>
    Plans,

    /// <summary>20 之家资产、图书、开放.</summary>
    Assets,

    /// <summary>21 本校看板.</summary>
    Dashboard,

    /// <summary>22 含证件号的导出、打印.</summary>
    IdExports,

    /// <summary>23 账号、角色、代码集、参数、审计.</summary>
    Accounts,
}

/// <summary>What may be done in a data area. Flags, because posts add up.</summary>
[Flags]
public enum Access
{
    /// <summary>–.</summary>
    None = 0,

    /// <summary>G: totals after suppression only.</summary>
    Totals = 1,

    /// <summary>V*: see, masked.</summary>
    Masked = 2,

    /// <summary>V: see.</summary>
    View = 4,

    /// <summary>E: enter and change.</summary>
    Edit = 8,

    /// <summary>A: approve, finalise.</summary>
    Approve = 16,

    /// <summary>申请: ask for an approval.</summary>
    Apply = 32,

    /// <summary>发起: start a report, see one's own.</summary>
    Start = 64,

    /// <summary>看审计: read the change log and the access log.</summary>
    Audit = 128,

    /// <summary>参数: read the school's parameters.</summary>
    Settings = 256,

    /// <summary>任: give and end posts (任职).</summary>
    Appoint = 512,
}

/// <summary>Over which rows a right reaches.</summary>
public enum Reach
{
    /// <summary>No row.</summary>
    None,

    /// <summary>己: what the person entered.</summary>
    Own,

    /// <summary>结: children paired with the person now.</summary>
    Pairs,

    /// <summary>楼: children of the person's dormitories.</summary>
    Dorm,

    /// <summary>线: children on the person's bus lines.</summary>
    Line,

    /// <summary>来访者: children the counsellor works with.</summary>
    Visitors,

    /// <summary>班: the person's class.</summary>
    Class,

    /// <summary>区: the person's campus.</summary>
    Campus,

    /// <summary>校: the whole school.</summary>
    School,

    /// <summary>县: the county, as totals.</summary>
    County,
}

/// <summary>One cell of the rights table.</summary>
/// <param name="Access">What may be done.</param>
/// <param name="Reach">Over which rows.</param>
/// <param name="Note">The restriction in the office's words, for the 权限说明 page; empty where there is none.</param>
public sealed record Right(Access Access, Reach Reach, string Note)
{
    /// <summary>–.</summary>
    public static readonly Right None = new(Access.None, Reach.None, "");
}
