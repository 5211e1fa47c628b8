using LeftBehindCare.Web.Papers;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>A2 on paper, for what the viewer reaches.</summary>
public sealed class SummaryPaperSource(SummaryDesk desk) : IPaperSource
{
    public string Entity => nameof(ClassSummary);

    public string Code => "A2";

    public string Title => "信息汇总表";

    public string TitleOf(int forms) => $"{Title} {forms}个班";

    public async Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await desk.OfAsync(ids, cancellationToken);
        return new PaperReach(found.Count, found.Sum(s => s.RowCount));
    }

    public async Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = (await desk.OfAsync(ids, cancellationToken)).ToDictionary(s => s.Id);
        List<PaperForm> forms = [];
        foreach (var id in ids)
            if (found.TryGetValue(id, out var summary))
                forms.Add(new PaperForm(summary.Class!.Title, await desk.DescribeAsync(summary, cancellationToken))); // read with its class
        return forms;
    }
}
