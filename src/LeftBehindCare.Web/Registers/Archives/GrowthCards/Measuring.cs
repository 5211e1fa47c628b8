using System.Globalization;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.GrowthCards;

/// <summary>Writes height, weight and eyesight of a whole class into the cards of this term.</summary>
public sealed class Measuring(AppDb db, ViewerContext viewers, SchoolFactsReader schools, OfficeClock clock)
{
    private static readonly (decimal Low, decimal High, string Sentence)[] Limits =
    [
        (GrowthRules.LowestHeight, GrowthRules.HighestHeight, "身高写80到190，如 128.5"),
        (GrowthRules.LowestWeight, GrowthRules.HighestWeight, "体重写10到100，如 26.5"),
        (GrowthRules.LowestVision, GrowthRules.HighestVision, "视力写3.0到5.3，如 4.9"),
        (GrowthRules.LowestVision, GrowthRules.HighestVision, "视力写3.0到5.3，如 4.9"),
    ];

    private IQueryable<SchoolClass> Mine => db.Classes.Within(viewers.Viewer.Scope(DataArea.Archives, Access.Edit));

    /// <summary>The 留守 children of the class with their cards; null out of reach or without a term.</summary>
    public async Task<MeasuresPage?> ReadAsync(Guid classId, MeasuresForm? typed, IReadOnlyDictionary<(Guid, int), string>? problems, CancellationToken cancellationToken)
    {
        if (await Mine.Where(c => c.Id == classId).Select(c => c.Title).FirstOrDefaultAsync(cancellationToken) is not { } title) return null;
        if (await TermAsync(cancellationToken) is not { } term) return null;
        var found = await (
            from span in db.LeftBehindOn(clock.Today)
            where span.ClassId == classId
            orderby span.Child!.Pinyin, span.ChildId
            select new { span.ChildId, span.Child!.Name, span.Child!.BirthDate, Card = db.GrowthCards.FirstOrDefault(c => c.ChildId == span.ChildId && c.TermId == term.Id) }).AsNoTracking().ToListAsync(cancellationToken);
        var rows = (typed?.Rows ?? []).DistinctBy(r => r.ChildId).ToDictionary(r => r.ChildId);
        var twice = found.CountBy(f => f.Name).Where(n => n.Value > 1).Select(n => n.Key).ToHashSet();
        return new MeasuresPage(classId, title, term.Title,
            [.. found.Select(f => Typed(
                new MeasureLine(f.ChildId, twice.Contains(f.Name) ? $"{f.Name}（{f.BirthDate.Month}月{f.BirthDate.Day}日生）" : f.Name, f.Card?.Id, f.Card?.RowVersion ?? 0, f.Card?.Status,
                    [Text(f.Card?.HeightCm), Text(f.Card?.WeightKg), Text(f.Card?.VisionL), Text(f.Card?.VisionR)]),
                rows.GetValueOrDefault(f.ChildId)))],
            problems ?? new Dictionary<(Guid, int), string>());
    }

    /// <summary>Saves all rows or, with problems, none.</summary>
    /// <returns>How many cards changed, what is wrong by child and column, and whose typed row was left out because the card came into force meanwhile.</returns>
    public async Task<(int Changed, Dictionary<(Guid, int), string> Problems, IReadOnlyList<string> LeftOut)> SaveAsync(MeasuresPage page, MeasuresForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(form);
        var (problems, term) = (new Dictionary<(Guid, int), string>(), (await TermAsync(cancellationToken))!); // The page has one.
        var open = page.Lines.Where(l => !l.IsClosed).Select(l => l.ChildId).ToArray();
        var cards = await db.GrowthCards.Where(c => c.TermId == term.Id && open.Contains(c.ChildId)).ToDictionaryAsync(c => c.ChildId, cancellationToken);
        foreach (var row in form.Rows.Where(r => open.Contains(r.ChildId)).DistinctBy(r => r.ChildId))
        {
            var values = row.Values.Select((text, column) => Read(text, column, row.ChildId, problems)).ToList();
            var card = cards.GetValueOrDefault(row.ChildId);
            decimal?[] stored = [card?.HeightCm, card?.WeightKg, card?.VisionL, card?.VisionR];
            if (stored.SequenceEqual(values)) continue;
            if ((card?.RowVersion ?? 0) != row.RowVersion)
            {
                problems[(row.ChildId, 0)] = "别人刚改过这个孩子的，请刷新看一看再填";
                continue;
            }

            var waits = card?.Status == RecordStatus.Submitted;
            if (waits && values[0] is null) problems.TryAdd((row.ChildId, 0), "这张卡已提交，身高不能空");
            if (waits && values[1] is null) problems.TryAdd((row.ChildId, 1), "这张卡已提交，体重不能空");
            if (card is null) db.Add(card = new GrowthCard { ChildId = row.ChildId, TermId = term.Id });
            (card.HeightCm, card.WeightKg, card.VisionL, card.VisionR) = (values[0], values[1], values[2], values[3]);
            // Who has the list open has not seen these numbers: they are not approved with the others.
            if (waits) card.HandIn(clock.UtcNow);
        }

        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return (0, problems, []);
        }

        var changed = db.ChangeTracker.Entries<GrowthCard>().Count(e => e.State is EntityState.Added or EntityState.Modified);
        await db.SaveChangesAsync(cancellationToken);
        // The page sends no numbers of a closed card; those of one that was still open were typed, or came along unchanged.
        var rows = form.Rows.Where(r => r.Values.Any(v => !string.IsNullOrWhiteSpace(v))).DistinctBy(r => r.ChildId).ToDictionary(r => r.ChildId);
        return (changed, problems, [.. page.Lines.Where(l => l.IsClosed && rows.TryGetValue(l.ChildId, out var row)
            && !row.Values.Select(v => v?.Trim() ?? "").SequenceEqual(l.Values.Select(v => v ?? ""))).Select(l => l.Name)]);
    }

    private async Task<TermFacts?> TermAsync(CancellationToken cancellationToken) => (await schools.CurrentAsync(cancellationToken))?.TermOn(clock.Today);

    /// <summary>The line with what was typed in place of what is stored; of a closed card nothing can be typed.</summary>
    private static MeasureLine Typed(MeasureLine stored, MeasureRow? row) =>
        row is null || stored.IsClosed ? stored : stored with { RowVersion = row.RowVersion, Values = row.Values };

    private static decimal? Read(string? text, int column, Guid child, Dictionary<(Guid, int), string> problems)
    {
        // A phone's keyboard writes full-width digits and points.
        var plain = (text ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).Replace('。', '.');
        if (plain.Length == 0) return null;
        var (low, high, sentence) = Limits[column];
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high && number == Math.Round(number, 1))
            return number;
        problems[(child, column)] = sentence;
        return null;
    }

    private static string? Text(decimal? number) => number?.ToString("0.0", CultureInfo.InvariantCulture);
}
