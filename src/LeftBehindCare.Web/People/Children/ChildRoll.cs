using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;

namespace LeftBehindCare.Web.People.Children;

/// <summary>学生名册 as a register: its name for sheets and paper. The list itself has its own page.</summary>
public sealed class ChildRoll : IRegister
{
    public static readonly ChildRoll Instance = new();

    public string Title => "学生名册";

    public string Unit => "名孩子";

    public DataArea Area => DataArea.Basics;

    public Type RecordType => typeof(Child);

    public Type FormType => typeof(ChildForm);

    public Type RowType => typeof(ChildLine);

    public Type FilterType => typeof(ChildFilter);

    /// <summary>Masked lines as a table: columns the person may see nothing of are left out.</summary>
    public static ListTable Table(IReadOnlyList<ShownChild> children)
    {
        ArgumentNullException.ThrowIfNull(children);
        (string Head, Func<ShownChild, string?> Cell)[] columns =
        [
            ("姓名", c => c.Name),
            ("班", c => c.Class),
            ("性别", c => c.Sex),
            ("出生日期", c => c.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("现住村", c => c.Village),
            ("就读方式", c => c.BoardMode),
            ("留守", c => c.Status is null ? null : c.Status + (c.NeedsCheck ? "（待核）" : "")),
            ("基本情况登记表", c => !c.HasProfileCell ? null : c.Missing is null ? "未建" : c.Missing == 0 ? "已齐" : $"缺{c.Missing}项"),
            ("过敏忌口", c => c.Allergy),
        ];
        var shown = columns.Where((c, i) => i < 2 || children.Any(child => c.Cell(child) is not null)).ToList();
        return new ListTable("学生名册", [.. shown.Select(c => c.Head)],
            [.. children.Select(child => (IReadOnlyList<string>)[.. shown.Select(c => c.Cell(child) ?? "")])]);
    }
}
