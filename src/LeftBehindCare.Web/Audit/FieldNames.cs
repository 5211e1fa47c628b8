using System.Collections.Frozen;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Web.Audit;

/// <summary>
/// What the change log's class and property names are called in the office, which code set a value is of, and to which data
/// area it belongs: who has no right there sees that it changed, not what it held. A test finds what is missing here.
/// <para>
/// One block a record: <c>Class 名称 @Area</c>, then <c>Property 名称 {CodeSet} @Area;</c> where the area differs.
/// </para>
/// </summary>
public static class FieldNames
{
    private const string Table = """
        User 账号 @Accounts
          LoginName 登录名; Password 口令; TwoFactorEnabled 登录第二步; Sessions 登录着的地方
        Campus 校区 @Accounts
          Name 名称; Kind 类型 {CampusKind}; HeadId 负责人; Address 地址; HasBoarding 有寄宿; HasCanteen 有食堂
        Village 村、居 @Accounts
          Name 名称; Code 区划代码; TownId 乡镇; CountyCode 县区划代码
        Term 学期 @Accounts
          Year 学年; TermNo 第几学期; From 起; To 止; FirstWeek 第一教学周; WeekCount 周数; HolidayWeeks 放假的周; CareDays 留校托管日
        SchoolClass 班级 @Accounts
          AcademicYear 学年; Grade 年级 {Grade}; ClassNo 班号; SquadName 中队名; CampusId 校区; Title 班名
        Staff 教职工 @Accounts
          Name 姓名; Pinyin 拼音; Sex 性别 {Sex}; IdNo 身份证号; IdNoHash 身份证号; Phone 电话; Posts 岗位 {StaffPost}; IsAdmin 行政; IsLogistics 后勤; IsParty 党员;
          HireDate 到校日期; LeaveDate 离校日期; UserId 账号
        TeachingSpan 任课 @Accounts
          ClassId 班级; StaffId 教职工; Subject 学科 {Subject}; From 起; To 止（不含）
        PostSpan 任职 @Accounts
          StaffId 教职工; Role 任职 {Role}; CampusId 校区; ClassId 班级; From 起; To 止（不含）
        Child 学生 @Basics
          Name 姓名; RawName 原始姓名; FormerName 曾用名; Pinyin 拼音; PinyinInitials 拼音首字母; Sex 性别 {Sex}; BirthDate 出生日期; Ethnic 民族 {Ethnic};
          Blood 血型 {Blood} @Health; PhotoId 照片;
          IdType 证件类型 {IdType} @IdNumbers; IdNo 证件号 @IdNumbers; IdNoHash 证件号 @IdNumbers; IdState 证件核实 {IdState} @IdNumbers;
          NoIdReason 无证件号原因 {NoIdReason} @IdNumbers; StudentNo 学籍号 @IdNumbers; StudentNoHash 学籍号 @IdNumbers;
          EnrollSchoolName 学籍所在学校; EnrollCode10 学籍学校标识码; Gatqw 港澳台侨外 {Gatqw};
          HukouRegistered 已上户口 @Contacts; HukouKind 户口性质 {HukouKind} @Contacts; HukouRegion 户籍地区划 @Contacts; HukouAddr 户籍地址 @Contacts;
          VillageId 现住村、居 @Contacts; AddrDetail 现住址 @Contacts;
          Health 健康状况 {Health} @Health; Disability 残疾类别 {Disability} @Health; DisLevel 残疾等级 {DisLevel} @Health; DisCertNo 残疾证号 @Health;
          Allergy 过敏、忌口 @Health; Illness 病史 @Health; Medication 用药 @Health; Constitution 特异体质 @Health;
          BoardMode 就读方式 {BoardMode}; CareMode 托管方式 {CareMode}; InclusiveKind 随班就读 {InclusiveKind} @Health; Transport 上下学方式 {Transport};
          RiskLevel 风险等级 {RiskLevel} @Family; ImportedSysCode 学籍系统的留守 {SysLeftBehind} @Family
        EnrollSpan 在读 @Basics
          ChildId 学生; ClassId 班级; From 起; To 止（不含）; EntryKind 转入类别 {AlterKind}; ExitKind 转出类别 {AlterKind}; Peer 对方学校
        Parent 父母 @Family
          Name 姓名; IdNo 身份证号 @IdNumbers; IdNoHash 身份证号 @IdNumbers; BirthDate 出生日期; Education 文化程度 {Education}
        ParentLink 父母关系 @Family
          ChildId 学生; ParentId 父母; Role 关系 {Relation}; Presence 状况 {Presence}; HasCapacity 有监护能力; IsCustodial 抚养方; From 起; To 止（不含）
        AwaySpan 外出务工 @Family
          ParentId 父母; From 起; To 止（不含）; WorkRegion 务工地区划; WorkPlace 务工地; WorkLevel 务工地级别 {WorkLevel}; Employer 单位; Industry 行业 {Industry}
        Guardian 监护人 @Family
          Name 姓名; IdNo 身份证号 @IdNumbers; IdNoHash 身份证号 @IdNumbers; BirthDate 出生日期; Health 健康状况 {Health}; IsDeaf 听力障碍; IsLiterate 识字;
          SpeaksMandarin 会说普通话; Address 住址 @Contacts
        GuardianLink 监护关系 @Family
          ChildId 学生; GuardianId 监护人; Relation 关系 {Relation}; Kind 类别 {GuardianKind}; IsPrimary 主监护人; From 起; To 止（不含）; NoticeNo 告知书号
        PhoneEntry 电话 @Contacts
          OwnerType 谁的; OwnerId 谁的; Number 号码; Tail 尾号; Kind 类型 {PhoneKind}; SortNo 顺序; BestTime 方便的时间; LastOkAt 上次打通; InvalidAt 停用日期
        LeftBehindProfile 基本情况登记表 @Archives
          ChildId 学生; CareGrade 监护类型 {CareGrade}; CareArrangement 照护方式 {CareArrangement}; HasEntrust 有委托书; FamilyKind 家庭类型 {FamilyKind}; FamilySize 家庭人口;
          IncomeSources 经济来源 {IncomeSource}; IncomeBand 收入段 {IncomeBand}; Reliefs 享受救助 {Relief}; PatGf 祖父; PatGfBirth 祖父出生; PatGm 祖母; PatGmBirth 祖母出生;
          MatGf 外祖父; MatGfBirth 外祖父出生; MatGm 外祖母; MatGmBirth 外祖母出生; HomeFreq 父母回家频率 {HomeFreq}; LastMeet 上次见面; ContactDay 联系日;
          ContactPref 联系方式 {ContactMode}; Character 性格; SelfCare 自理; StudyTier 学习; NeedHelp 需要帮助; Remark 备注; ConfirmedAt 核实时间; ConfirmedTermId 核实学期;
          MissingCount 还缺几项; WantedCount 该填几项; Missing 还缺的项
        ProfileVersion 登记表定稿 @Archives
          ChildId 学生; ProfileId 登记表; VersionNo 第几版; Snapshot 定稿内容; ApprovedAt 审定时间; ApprovedBy 审定人; Reason 更正原因
        IdPrintRequest 含证件号打印申请 @Accounts
          RequestedBy 申请人; Purpose 用途 @IdExports; Target 范围 @IdExports; Title 内容 @IdExports; DecidedBy 审批人; DecidedAt 审批时间; Approved 同意; Comment 意见 @IdExports;
          ValidUntil 有效到; JobId 任务; DownloadedAt 取件时间
        RecordVersion 档案定稿 @Archives
          Entity 哪种档案; RecordId 档案; VersionNo 第几版; Snapshot 定稿内容; ApprovedAt 审定时间; ApprovedBy 审定人; Reason 更正原因
        SurveyRound 摸底调查 @Archives
          Title 轮次; DueDate 截止; ClassId 班级; Issued 发出; Returned 收回; VerifyWay 核实方式 {VerifyWay}; VerifiedIds 核实了的留守儿童
        PortfolioItem 成长袋 @Archives
          ChildId 学生; Kind 类别 {PortfolioKind}; Title 标题; Date 日期; Pages 页数; CanShow 可公开
        ArchiveCustody 档案移交 @Archives
          BoxNo 盒号; Material 材料; Copies 份数; FromId 移交人; ToId 接收人; WitnessId 监交人; Date 日期; Reason 事由 {CustodyReason}; ClassId 班级; Remark 备注; Missing 缺件
        DeedRecord 特殊事迹 @Archives
          ChildId 学生; Date 日期; Kind 类别 {DeedKind}; Story 经过; Witness 见证人; Honor 表彰 {HonorLevel}; Comment 教师点评; ChildKnows 本人知晓
        Activity 活动登记 @Archives
          Title 名称; Kind 类别 {ActivityKind}; ClassId 班级; Date 日期; StartsAt 开始; EndsAt 结束; Place 地点; Host 主办; LeaderId 负责人; AnnualCode 固定活动 {AnnualCode};
          IsOutside 在校外; IsSafe 预案和回执; IsSelective 选拔参加; Summary 小结
        ActivityParticipation 参加活动 @Archives
          ActivityId 活动; ChildId 学生; Role 角色 {ActRole}; Attended 出勤; Perform 表现 {Level4}; Award 获奖; Feeling 感受
        GrowthCard 成长卡 @Archives
          ChildId 学生; TermId 学期; HeightCm 身高; WeightKg 体重; VisionL 左眼视力; VisionR 右眼视力; Yw 语文 {Level4}; Sx 数学 {Level4}; Yy 英语 {Level4}; Kx 科学 {Level4};
          Df 道法 {Level4}; Ty 体育 {Level4}; Ys 艺术课 {Level4}; Ld 劳动 {Level4}; Xx 信息 {Level4}; QMoral 品德 {Level4}; QStudy 学业 {Level4}; QHealth 身心 {Level4}; QArt 艺术 {Level4};
          QPractice 实践 {Level4}; Progress 进步; Awards 奖励; SelfEval 自评; ProxyEval 代理家长评语; HeadEval 班主任评语; ParentWord 家长寄语; NextGoal 下期目标
        SpecialRegistration 三特登记 @Archives
          ChildId 学生; Year 学年; Types 结论 {SpecialType}; ScreenBy 筛查人; ScreenOn 筛查日期; Hardships 困难类型 {Hardship}; HardLevel 困难等级 {HardLevel}; Causes 致困原因 {HardCause};
          CertOn 认定日; ValidTo 有效至; Measures 帮助措施; Talents 特长类别 {Talent}; TalentLevel 特长水平 {TalentLevel}; Awards 获奖; CoachId 指导教师; TalentPlan 培养计划;
          Kinds 特殊类别 {SpecialKind}; Behavior 表现; CareMeasures 照顾措施; OwnerId 责任人; ReferTo 转介 {ReferTo}; Effect 阶段效果; PrivateNote 只限心理与德育
        CaseStudy 成长案例 @Archives
          ClassId 班级; ChildIds 对象; Title 标题; Alias 化名; AuthorId 作者; Basic 基本情况; Problem 主要表现; Cause 成因分析; Measures 帮助措施; Process 实施过程; Effect 取得成效; Reflect 反思
        ClassCareRecord 班级关爱 @Archives
          ClassId 班级; BySquad 中队活动; Theme 主题; CareForm 形式 {CareForm}; Date 日期; Place 地点; HostId 主持人; LbIds 参加的留守儿童; PeerCount 同学人数; Purpose 目的; Process 过程; Effect 效果
        Attachment 照片和附件 @Archives
          Entity 哪种登记; RecordId 登记; Name 文件名 @Counselling; Caption 说明 @Counselling; Kind 类型; Length 字节; Width 宽; Height 高; Sha256 内容指纹; ContentId 内容; ThumbnailId 缩略图
        ClassSummary 信息汇总表 @Archives
          ClassId 班级; TermId 学期; SnapshotAt 生成时间; Rows 内容; RowCount 人数; Fingerprint 内容指纹; IsStale 数据已变; StaleSince 变于; CheckedOn 比对日; ConfirmedBy 确认人; ConfirmedAt 确认时间
        """;

    /// <summary>Of every record, and of every one that is reviewed.</summary>
    private static readonly FrozenDictionary<string, FieldName> Common = new Dictionary<string, FieldName>
    {
        ["IsDeleted"] = new("已停用", null, null),
        ["DeleteReason"] = new("停用原因", null, null),
        ["Status"] = new("状态", "RecordStatus", null),
        ["VersionNo"] = new("第几版", null, null),
        ["ReviewComment"] = new("审核意见", null, null),
        ["CorrectionReason"] = new("更正原因", null, null),
        ["FirstSubmittedAt"] = new("首次提交时间", null, null),
        ["SubmittedAt"] = new("提交时间", null, null),
        ["ApprovedAt"] = new("审定时间", null, null),
        ["ApprovedBy"] = new("审定人", null, null),
    }.ToFrozenDictionary();

    /// <summary>Of those that are reviewed, in the words of the review.</summary>
    private static readonly FrozenDictionary<string, FieldName> OfReviewed = new Dictionary<string, FieldName>
    {
        ["IsDeleted"] = new("已作废", null, null),
        ["DeleteReason"] = new("作废原因", null, null),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Reviewed = typeof(FieldNames).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(ReviewedRecord))).Select(t => t.Name).ToFrozenSet();

    private static readonly FrozenDictionary<string, RecordName> Records = Read();

    /// <summary>All records, by class name.</summary>
    public static IReadOnlyDictionary<string, RecordName> All => Records;

    /// <summary>The record's name; its class name where the table forgot it.</summary>
    public static string TitleOf(string entity) => Records.TryGetValue(entity, out var record) ? record.Title : entity;

    /// <summary>The area that a record as a whole belongs to; null when unknown: then nothing of it is shown.</summary>
    public static DataArea? AreaOf(string entity) => Records.TryGetValue(entity, out var record) ? record.Area : null;

    /// <summary>Whether the record goes through a review: it is 作废, where others are 停用.</summary>
    public static bool IsReviewed(string entity) => Reviewed.Contains(entity);

    /// <summary>What a property is called; null where the table forgot it.</summary>
    public static FieldName? Find(string entity, string property) =>
        Records.TryGetValue(entity, out var record)
            ? record.Fields.TryGetValue(property, out var field) ? field
            : (IsReviewed(entity) && OfReviewed.TryGetValue(property, out var common)) || Common.TryGetValue(property, out common) ? common with { Area = record.Area } : null
            : null;

    private static FrozenDictionary<string, RecordName> Read()
    {
        var records = new Dictionary<string, RecordName>(StringComparer.Ordinal);
        RecordName? current = null;
        foreach (var line in Table.Split('\n').Where(l => l.Trim().Length > 0))
        {
            if (line[0] != ' ')
            {
                var head = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                current = new RecordName(head[1], Enum.Parse<DataArea>(head[2][1..]), []);
                records.Add(head[0], current);
                continue;
            }

            foreach (var part in line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var set = words.FirstOrDefault(w => w[0] == '{')?.Trim('{', '}');
                var area = words.FirstOrDefault(w => w[0] == '@') is { } named ? Enum.Parse<DataArea>(named[1..]) : current!.Area;
                current!.Fields.Add(words[0], new FieldName(words[1], set, area));
            }
        }

        return records.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>A record as the office calls it.</summary>
public sealed record RecordName(string Title, DataArea Area, Dictionary<string, FieldName> Fields);

/// <summary>A field as the office calls it.</summary>
public sealed record FieldName(string Title, string? CodeSet, DataArea? Area);
