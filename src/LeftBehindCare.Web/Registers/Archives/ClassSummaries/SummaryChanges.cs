using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives.ClassSummaries;

/// <summary>What is different today from what a sheet says of one child.</summary>
/// <param name="Name">The child.</param>
/// <param name="What">新列入, 不再列入, or the changed columns, each as 父亲电话：15400000155 → 15400000268.</param>
public sealed record SummaryChange(string Name, IReadOnlyList<string> What);

/// <summary>Compares two contents as one viewer may read them: what is masked on paper is not told here either.</summary>
public static class SummaryChanges
{
    public static IReadOnlyList<SummaryChange> Between(SummaryContent then, SummaryContent now, FieldMask mask)
    {
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(now);
        var before = then.Children.ToDictionary(c => c.ChildId);
        var after = now.Children.ToDictionary(c => c.ChildId);
        List<SummaryChange> changes =
        [
            .. now.Children.Where(c => !before.ContainsKey(c.ChildId)).Select(c => new SummaryChange(c.Name, ["新列入"])),
            .. then.Children.Where(c => !after.ContainsKey(c.ChildId)).Select(c => new SummaryChange(c.Name, ["不再列入"])),
        ];
        foreach (var old in then.Children)
            if (after.TryGetValue(old.ChildId, out var current) && old != current)
                changes.Add(new SummaryChange(current.Name, Differences(SummaryPapers.Line(old, mask), SummaryPapers.Line(current, mask))));
        if (then.Enrolled != now.Enrolled) changes.Add(new SummaryChange("全班在校", [$"{then.Enrolled}人 → {now.Enrolled}人"]));
        return changes;
    }

    private static List<string> Differences(SummaryLine old, SummaryLine current)
    {
        List<string> told =
        [
            .. SummarySheet.Columns.Select(c => (Title: $"{c.Group}{c.Title}", Old: c.Text(old), New: c.Text(current)))
                .Where(c => c.Old != c.New).Select(c => $"{c.Title}：{Shown(c.Old)} → {Shown(c.New)}"),
        ];
        if (told.Count == 0) told.Add("有您看不到的内容变了");
        return told;
    }

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? "（空）" : text;
}
