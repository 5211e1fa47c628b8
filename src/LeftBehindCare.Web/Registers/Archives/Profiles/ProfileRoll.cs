using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>A1 as a register: its name for sheets, paper and the history. Its pages are its own.</summary>
public sealed class ProfileRoll : IRegister
{
    public static readonly ProfileRoll Instance = new();

    public string Title => "基本情况登记表";

    public string Unit => "份登记表";

    public DataArea Area => DataArea.Archives;

    public Type RecordType => typeof(LeftBehindProfile);

    public Type FormType => typeof(ProfileForm);

    public Type RowType => typeof(ProfileLine);

    public Type FilterType => typeof(ProfileFilter);

    /// <summary>The lines as a table.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="termId">This term, for 本学期.</param>
    /// <param name="which">Words for a list of others than those in class, such as 离校的.</param>
    public static ListTable Table(IReadOnlyList<ProfileLine> lines, Guid? termId, string? which)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new ListTable($"{Instance.Title}名册{(which is null ? "" : $"（{which}）")}",
            ["姓名", "班", "出生日期", "谁外出", "缺几项", "缺什么", "本学期", "状态", "第几版"],
            [
                .. lines.Select(l => (IReadOnlyList<string>)
                [
                    l.Name, l.ClassTitle, Shown(l.BirthDate), Shown(l.OutType, "OutType"), Shown(l.MissingCount), Shown(l.Missing),
                    l.ConfirmedTermId is not null && l.ConfirmedTermId == termId ? "已确认" : "没确认",
                    Shown(l.Status), l.VersionNo == 0 ? "" : Shown(l.VersionNo),
                ]),
            ]);
    }

    private static string Shown(object? value, string? codeSet = null) => FormFields.Shown(value, codeSet, CodeSets.All);
}
