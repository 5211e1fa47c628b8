using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.People.Children;

/// <summary>学生名册: find a child, see who is there, take the list along.</summary>
[Route("children")]
[Needs(DataArea.Basics, Access.View | Access.Masked)]
public sealed class ChildrenController(ChildList list, SchoolLists lists, SchoolCiphers ciphers, ViewerContext viewers) : Controller
{
    private Viewer Viewer => viewers.Viewer;

    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery] ChildFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        // A number that got into an address anyway is neither searched nor shown again.
        return IsNumber(filter.Q) ? RedirectToAction(nameof(Index)) : await ListAsync(filter, false, cancellationToken);
    }

    /// <summary>The phone's search leads here, and so does a login that interrupted a search: to the list, which has the box.</summary>
    [HttpGet("search")]
    public IActionResult Search() => RedirectToAction(nameof(Index));

    /// <summary>
    /// Every search comes here by POST: a 证件号 or 学籍号 is looked up whole and leaves no trace in any address; the rest
    /// goes on to the list. A single hit leads straight to the child.
    /// </summary>
    [HttpPost("search")]
    public async Task<IActionResult> Search([FromForm] ChildFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        filter.Page = 1;
        if (IsNumber(filter.Q))
        {
            var cipher = await ciphers.CurrentAsync(cancellationToken);
            var number = IdNumber.Normalise(filter.Q);
            filter.Q = null;
            return cipher.Index(number) is { } index && await list.ByNumberAsync(index, cancellationToken) is { } owner
                ? RedirectToAction("Show", "ChildPages", new { id = owner })
                : await ListAsync(new ChildFilter(), true, cancellationToken);
        }

        if (!string.IsNullOrWhiteSpace(filter.Q) && await list.OnlyOneAsync(filter, cancellationToken) is { } only)
            return RedirectToAction("Show", "ChildPages", new { id = only });
        return RedirectToAction(nameof(Index), new { filter.Q, filter.ClassId, filter.CampusId, filter.VillageId, filter.Lb, filter.Board, filter.Gap, filter.Roll, filter.Sort });
    }

    /// <summary>The list as asked, as xlsx; a POST because it is written into the access log.</summary>
    [HttpPost("export")]
    public async Task<IActionResult> Export([FromQuery] ChildFilter filter, [FromServices] IListPublisher publisher, CancellationToken cancellationToken) =>
        Send(await publisher.SheetAsync(ChildRoll.Instance, await TableAsync(filter, cancellationToken), cancellationToken));

    /// <summary>The list as asked, as a printed PDF.</summary>
    [HttpPost("print")]
    public async Task<IActionResult> Print([FromQuery] ChildFilter filter, [FromServices] IListPublisher publisher, CancellationToken cancellationToken) =>
        Send(await publisher.PaperAsync(ChildRoll.Instance, await TableAsync(filter, cancellationToken), cancellationToken));

    private FileContentResult Send(PublishedFile file) => File(file.Content, file.ContentType, file.Name);

    private async Task<ListTable> TableAsync(ChildFilter filter, CancellationToken cancellationToken) =>
        ChildRoll.Table(ShownChild.Of(await list.AllAsync(filter, cancellationToken), Viewer));

    private async Task<IActionResult> ListAsync(ChildFilter filter, bool numberNotFound, CancellationToken cancellationToken)
    {
        filter.Page = Math.Clamp(filter.Page, 1, 100_000);
        var total = await list.CountAsync(filter, cancellationToken);
        var rows = total == 0 ? [] : await list.PageAsync(filter, cancellationToken);
        var choices = await lists.ReadAsync(cancellationToken);
        var scope = Viewer.Scope(DataArea.Basics, Access.View | Access.Masked);
        var family = Viewer.Can(DataArea.Family, Access.View | Access.Masked);
        var profiles = Viewer.Can(DataArea.Archives, Access.View);
        return View("Index", new ChildrenPage
        {
            Filter = filter,
            Rows = ShownChild.Of(rows, Viewer),
            Total = total,
            Applied = Applied(filter, choices, family, profiles),
            Classes = [.. choices.Classes.Where(c => scope.Covers(c.Id, c.CampusId)).Select(c => Choice(c.Id, c.Title, filter.ClassId))],
            Campuses = scope.WholeSchool && choices.Campuses.Count > 1 ? [.. choices.Campuses.Select(c => Choice(c.Id, c.Name, filter.CampusId))] : [],
            Villages = [.. choices.Villages.Select(v => Choice(v.Id, v.Name, filter.VillageId))],
            NumberNotFound = numberNotFound,
            CanAdd = Viewer.Can(DataArea.Basics, Access.Edit),
            CanExport = Viewer.Can(DataArea.Basics, Access.View),
            SeesFamily = family,
            SeesProfiles = profiles,
            SeesWholeSchool = scope.WholeSchool,
            AllergiesOnly = !Viewer.Can(DataArea.Basics, Access.View),
        });
    }

    private static SelectListItem Choice(Guid id, string text, Guid? chosen) => new(text, id.ToString(), id == chosen);

    private List<AppliedFilter> Applied(ChildFilter filter, SchoolChoices choices, bool family, bool profiles)
    {
        var query = Shared.TagHelpers.CurrentQuery.Of(Request).Without(nameof(filter.Page));
        var pills = new List<AppliedFilter>();
        Pill(nameof(filter.Q), string.IsNullOrWhiteSpace(filter.Q) ? null : $"“{filter.Q.Trim()}”");
        Pill(nameof(filter.ClassId), filter.ClassId is { } one ? choices.Classes.FirstOrDefault(c => c.Id == one)?.Title ?? "别的班" : null);
        Pill(nameof(filter.CampusId), filter.CampusId is { } campus ? choices.Campuses.FirstOrDefault(c => c.Id == campus)?.Name ?? "别的校区" : null);
        Pill(nameof(filter.VillageId), filter.VillageId is { } village ? choices.Villages.FirstOrDefault(v => v.Id == village)?.Name ?? "别的村" : null);
        Pill(nameof(filter.Lb), family ? Text(LbChoice.All, filter.Lb) : null);
        Pill(nameof(filter.Board), string.IsNullOrEmpty(filter.Board) ? null : CodeSets.All.NameOf("BoardMode", filter.Board));
        Pill(nameof(filter.Gap), profiles ? Text(GapChoice.All, filter.Gap) : null);
        Pill(nameof(filter.Roll), Text(RollChoice.All, filter.Roll));
        return pills;

        void Pill(string name, string? text)
        {
            if (text is not null) pills.Add(new AppliedFilter(text, query.Without(name).ToString()));
        }

        static string? Text(IReadOnlyList<(string Value, string Text)> all, string? value) =>
            string.IsNullOrEmpty(value) ? null : all.FirstOrDefault(c => c.Value == value).Text;
    }

    /// <summary>Whether somebody typed a 证件号 or 学籍号, or a good part of one. Those are looked up whole or not at all.</summary>
    private static bool IsNumber(string? words)
    {
        var text = WrittenText.Compact(words);
        return text.Length >= 8 && text.Count(char.IsAsciiDigit) >= 6 && text.All(char.IsAsciiLetterOrDigit);
    }
}
