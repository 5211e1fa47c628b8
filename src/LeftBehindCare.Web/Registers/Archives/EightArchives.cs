namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>One of 八大档案 as 建档率 knows it (M05, domain.md §3).</summary>
/// <param name="Code">A1 … A8.</param>
/// <param name="Title">基本情况.</param>
/// <param name="OfClass">One for a class; the others are one for a child.</param>
/// <param name="Gathered">What it is gathered over, and so is held against the time that has passed; the others are due in full.</param>
public sealed record EightArchive(string Code, string Title, bool OfClass, GatheredOver Gathered)
{
    private const string Rate = "M05.";

    public static readonly IReadOnlyList<EightArchive> All =
    [
        new("A1", "基本情况", false, GatheredOver.Nothing), new("A2", "信息汇总", true, GatheredOver.Nothing),
        new("A3", "成长记录", false, GatheredOver.Nothing), new("A4", "三特登记", false, GatheredOver.Nothing),
        new("A5", "活动登记", false, GatheredOver.Term), new("A6", "班级关爱", true, GatheredOver.Term),
        new("A7", "特殊事迹", false, GatheredOver.Year), new("A8", "成长案例", true, GatheredOver.Year),
    ];

    /// <summary>The figure under which its room publishes how many there are.</summary>
    public string Figure => Rate + Code;
}

/// <summary>Over what an archive is gathered.</summary>
public enum GatheredOver
{
    Nothing,
    Term,
    Year,
}
