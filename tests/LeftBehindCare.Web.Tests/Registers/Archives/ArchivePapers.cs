using System.Globalization;
using AngleSharp.Html.Parser;
using LeftBehindCare.Printing.Writers;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives;

internal static class ArchivePapers
{
    /// <summary>The lines of a record's paper, cell by cell, as the archivist has it printed.</summary>
    public static Task<List<string[]>> PaperAsync(this TestSchool school, string code, Guid id) => school.InSchoolAsync(async (services, _) =>
    {
        services.GetRequiredService<ViewerContext>().Viewer = new Viewer { UserId = Guid.NewGuid(), SchoolId = school.Id, Posts = [new Post(Role.Archivist, null, null)] };
        var paper = Assert.Single(await services.GetServices<IPaperSource>().Single(s => s.Code == code).DescribeAsync([id], default));
        using var shown = new StringWriter(CultureInfo.InvariantCulture);
        HtmlPreview.Write(paper.Doc, shown);
        var page = await new HtmlParser().ParseDocumentAsync(shown.ToString());
        return page.QuerySelectorAll("tr").Select(r => r.QuerySelectorAll("td, th").Select(c => c.TextContent.Trim()).ToArray()).ToList();
    });
}
