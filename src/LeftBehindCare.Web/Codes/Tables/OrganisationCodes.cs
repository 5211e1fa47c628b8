namespace LeftBehindCare.Web.Codes.Tables;

/// <summary>The school, its people and its duties (domain.md §4.2 组织、系统).</summary>
internal static class OrganisationCodes
{
    internal const string Table = """
        SchoolKind 学校类型
          1 中心校；2 完小=完全小学；3 九年一贯制学校=九年一贯；4 教学点；5 校外托管机构
        CampusKind 校区类型
          1 中心校；2 村小；3 教学点；4 托管中心
        Grade 年级
          1 一年级=一、1年级、小学一年级、小一；2 二年级=二、2年级、小学二年级、小二；3 三年级=三、3年级、小学三年级、小三；
          4 四年级=四、4年级、小学四年级、小四；5 五年级=五、5年级、小学五年级、小五；6 六年级=六、6年级、小学六年级、小六；
          M 复式=复式班、混合
        Subject 学科
          YW 语文；SX 数学；YY 英语；KX 科学；DF 道德与法治=道法；TY 体育=体育与健康；YS 艺术=音乐、美术；LD 劳动；XX 信息科技=信息
        StaffPost 岗位
          01 校长；02 副校长；03 德育主任=德育、政教主任；04 教导主任=教导、教务主任；05 总务主任=总务、后勤；06 村小负责人；07 班主任；08 任课教师=任课、教师；
          09 生活老师=生活；10 食堂工作人员=食堂、炊事员；11 心理辅导员=心理、心理教师；12 少先队辅导员=大队辅导员；13 校医；14 保安=门卫；15 乘车管理员=乘车管理；16 照管员=随车照管员；17 档案员
        Role 角色
          Principal 校长；Deputy 分管副校长或德育主任=德育主任、教导主任、分管副校长；CampusHead 村小负责人；Homeroom 班主任；ProxyParent 代理家长；
          Archivist 档案员；LifeTeacher 生活老师；CanteenManager 食堂管理员；Counsellor 心理辅导员；BusSupervisor 乘车管理员；
          BureauUser 县教育局用户；SysAdmin 系统管理员；AuditAdmin 安全审计员
        RecordStatus 档案状态
          0 草稿；1 已提交=提交；2 已退回=退回；3 生效；4 归档；9 作废
        SpanStatus 区间状态
          1 拟定=拟；2 生效；3 暂停；4 结束
        LedgerStatus 台账状态
          1 已登记=登记；2 已锁定=锁定；3 已月结=月结
        CaseStatus 个案状态
          1 受理；2 处理；3 跟踪；4 结案
        ConsentWay 同意方式
          1 纸质签字；2 现场电子签；3 电话录音；4 手印加见证人=手印+见证
        CheckKind 从业查询类型
          1 入职查询=入职；2 年度查询=年度；3 派任前查询=派任前
        AccessAction 访问动作
          1 查看全号；2 查看密文；3 打印；4 导出；5 破窗查看=破窗；6 批量查询
        """;
}
