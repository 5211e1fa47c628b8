using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Accounts.Posts;
using Microsoft.AspNetCore.Mvc;

namespace LeftBehindCare.Web.Accounts.Rights;

/// <summary>权限说明: the rights table itself, the very one that decides, with one's own roles set off.</summary>
[Route("rights")]
[SignedIn]
public sealed class RightsController(ViewerContext viewers) : Controller
{
    [HttpGet("")]
    public IActionResult Index()
    {
        var own = viewers.Viewer.Posts.Select(p => p.Role).ToHashSet();
        var roles = Enum.GetValues<Role>().ToList();
        return View(new RightsPage(
            [.. roles.Select(r => new RoleColumn(r, RightsTable.Title(r), PostNames.NameOf(r), own.Contains(r)))],
            [.. Enum.GetValues<DataArea>().Select(area => new AreaLine(
                (int)area, RightsTable.Title(area), [.. roles.Select(r => new RightCell(RightsTable.Cell(r, area), RightWords.Of(RightsTable.Of(r, area)), own.Contains(r)))]))]));
    }
}

/// <summary>The table as it is drawn.</summary>
public sealed record RightsPage(IReadOnlyList<RoleColumn> Roles, IReadOnlyList<AreaLine> Areas)
{
    public IReadOnlyList<RoleColumn> Own => [.. Roles.Where(r => r.IsOwn)];
}

/// <summary>One role's column.</summary>
public sealed record RoleColumn(Role Role, string Head, string Name, bool IsOwn);

/// <summary>One data area's line, cells in the order of the roles.</summary>
public sealed record AreaLine(int Number, string Title, IReadOnlyList<RightCell> Cells);

/// <summary>One cell: signs as in the table, and the same in words.</summary>
public sealed record RightCell(string Signs, string Words, bool IsOwn);

/// <summary>Rights in whole words, for people who do not know the signs.</summary>
public static class RightWords
{
    private static readonly (Access Access, string Word)[] Acts =
    [
        (Access.Edit, "录入、修改"), (Access.Approve, "审批、定稿"), (Access.View, "查看"), (Access.Masked, "查看（隐去号码）"), (Access.Totals, "只看汇总"),
        (Access.Apply, "可以申请"), (Access.Start, "可以上报，看自己报的"), (Access.Appoint, "登记、结束任职"), (Access.Audit, "看改动和查看记录"), (Access.Settings, "看参数"),
    ];

    /// <summary>全校：录入、修改、查看.</summary>
    public static string Of(Right right)
    {
        ArgumentNullException.ThrowIfNull(right);
        if (right.Access == Access.None) return right.Note.Length > 0 ? $"不能看（{right.Note}）" : "不能看";
        var acts = string.Join('、', Acts.Where(a => (right.Access & a.Access) != 0).Select(a => a.Word));
        var reach = ReachName(right.Reach);
        return $"{reach}{(reach.Length > 0 ? "：" : "")}{acts}{(right.Note.Length > 0 ? $"（{right.Note}）" : "")}";
    }

    private static string ReachName(Reach reach) => reach switch
    {
        Reach.None => "",
        Reach.Own => "自己录的",
        Reach.Pairs => "自己结对的孩子",
        Reach.Dorm => "自己管的寝室楼",
        Reach.Line => "自己管的线路",
        Reach.Visitors => "来访的孩子",
        Reach.Class => "本班",
        Reach.Campus => "本校区",
        Reach.School => "全校",
        Reach.County => "全县",
    };
}
