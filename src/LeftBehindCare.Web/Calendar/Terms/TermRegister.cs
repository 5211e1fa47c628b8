using System.Globalization;
using System.Linq.Expressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Calendar.Terms;

/// <summary>学期 with its teaching weeks: what 每周 and 本学期 mean at this school.</summary>
public sealed class TermRegister(AppDb db, SchoolLists lists, OfficeClock clock, IEnumerable<ITermUse> uses) : Register<Term, TermForm, TermRow, TermFilter>
{
    public override string Title => "学期";

    public override string Unit => "个学期";

    public override DataArea Area => DataArea.Basics;

    public override string Duty => "“每周”只数教学周，放假的周不算";

    public override Expression<Func<Term, TermRow>> Row => t => new TermRow
    {
        Id = t.Id,
        Year = t.Year,
        TermNo = t.TermNo,
        From = t.From,
        To = t.To,
        WeekCount = t.WeekCount,
        HolidayWeeks = t.HolidayWeeks,
    };

    public override IQueryable<Term> Find(IQueryable<Term> records, TermFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!string.IsNullOrWhiteSpace(filter.Q))
        {
            var words = filter.Q.Trim();
            records = records.Where(t => t.Year.Contains(words));
        }

        return records.OrderByDescending(t => t.From).ThenBy(t => t.Id);
    }

    public override string Describe(Term record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return $"{record.Year}学年第{(record.TermNo == 1 ? "一" : "二")}学期";
    }

    public override ValueTask<TermForm> BlankAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var first = today.Month is >= 8 or 1;
        var start = today.Month >= 8 ? today.Year : today.Year - 1;
        return new(new TermForm
        {
            Year = $"{start}-{start + 1}",
            TermNo = first ? 1 : 2,
            From = first ? new DateOnly(start, 9, 1) : new DateOnly(start + 1, 2, 1),
            To = first ? new DateOnly(start + 1, 1, 31) : new DateOnly(start + 1, 8, 31),
            WeekCount = 20,
        });
    }

    public override ValueTask<TermForm> ReadAsync(Term record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(new TermForm
        {
            Year = record.Year,
            TermNo = record.TermNo,
            From = record.From,
            To = record.To,
            FirstWeek = record.FirstWeek,
            WeekCount = record.WeekCount,
            HolidayWeeks = Lines(record.HolidayWeeks),
            CareDays = Lines(record.CareDays),
        });
    }

    public override async ValueTask CheckAsync(TermForm form, Term? record, ModelStateDictionary problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        if (form.To <= form.From) problems.AddModelError(nameof(form.To), "学期结束在开始之前。请改对其中一个日期。");
        if (form.FirstWeek < form.From?.AddDays(-6) || form.FirstWeek > form.To) problems.AddModelError(nameof(form.FirstWeek), "第一个教学周要在这个学期里。");
        Days(form.HolidayWeeks, nameof(form.HolidayWeeks));
        Days(form.CareDays, nameof(form.CareDays));
        var own = record?.Id ?? Guid.Empty;
        if (await db.Terms.AnyAsync(t => t.Id != own && t.Year == form.Year && t.TermNo == form.TermNo, cancellationToken))
            problems.AddModelError(nameof(form.TermNo), $"{form.Year}学年第{form.TermNo}学期已经有了。");
        else if (await db.Terms.Where(t => t.Id != own && t.From <= form.To && t.To >= form.From).Select(t => new { t.Year, t.TermNo }).FirstOrDefaultAsync(cancellationToken) is { } other)
            problems.AddModelError(nameof(form.From), $"和{other.Year}学年第{other.TermNo}学期的日子重叠了。请改对其中一个。");

        void Days(string? text, string field)
        {
            foreach (var line in Split(text))
            {
                if (!DateOnly.TryParse(line, CultureInfo.InvariantCulture, out var day)) problems.AddModelError(field, $"“{line}”不是日期。每行写一个，如 2026-10-05。");
                else if (day < form.From || day > form.To) problems.AddModelError(field, $"{day:yyyy-MM-dd} 不在这个学期里。");
                else continue;
                return;
            }
        }
    }

    public override ValueTask<Term> CreateAsync(TermForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var term = new Term { Year = form.Year! }; // Required.
        Fill(form, term);
        return new(term);
    }

    public override ValueTask WriteAsync(TermForm form, Term record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(record);
        Fill(form, record);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<string?> WhyNotRemoveAsync(Term record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var use in uses)
            if (await use.WhyKeepAsync(record.Id, cancellationToken) is { } reason) return reason;
        lists.Forget();
        return null;
    }

    private void Fill(TermForm form, Term term)
    {
        lists.Forget();
        // All required and checked.
        term.Year = form.Year!;
        term.TermNo = form.TermNo!.Value;
        term.From = form.From!.Value;
        term.To = form.To!.Value;
        term.FirstWeek = TermCalendar.MondayOf(form.FirstWeek!.Value);
        term.WeekCount = form.WeekCount!.Value;
        term.HolidayWeeks = [.. Split(form.HolidayWeeks).Select(Day).Select(TermCalendar.MondayOf).Distinct().Order()];
        term.CareDays = [.. Split(form.CareDays).Select(Day).Distinct().Order()];
    }

    private static DateOnly Day(string line) => DateOnly.Parse(line, CultureInfo.InvariantCulture);

    private static string? Lines(List<DateOnly> days) =>
        days.Count == 0 ? null : string.Join('\n', days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static string[] Split(string? text) =>
        (text ?? "").Split(['\n', '\r', '，', '、', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
