using LeftBehindCare.Printing;
using LeftBehindCare.Printing.Descriptions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Papers;

/// <summary>What stands around every printed form of the school: who fills it in, which term, which marks.</summary>
public sealed record PaperFrame(string School, string Term, DateOnly Day, Stamp Stamp)
{
    /// <summary>The line under the title (domain.md §2.2 P0).</summary>
    public IReadOnlyList<HeadItem> Head(string? number = null) => HeadItem.Standard(School, Term, Day, number);

    /// <summary>The frame of a record: it belongs to the term of what it tells of and to the day it was written, whenever it is printed.</summary>
    /// <param name="written">When it was first saved.</param>
    /// <param name="about">The day it tells of.</param>
    /// <param name="school">The school with its terms.</param>
    public PaperFrame WrittenAt(DateTimeOffset written, DateOnly about, SchoolFacts? school) => this with
    {
        Term = school?.TermOn(about)?.Title ?? SchoolTerm.Of(about).Name,
        Day = DateOnly.FromDateTime(OfficeClock.Local(written).DateTime),
    };
}

/// <summary>Makes the frame of the current school.</summary>
public sealed class PaperFrames(SchoolFactsReader schools, ViewerContext viewers, OfficeClock clock)
{
    private const string Demo = "演示数据";

    /// <param name="idPurpose">Why ID numbers are printed; null for the everyday, masked print.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<PaperFrame> ReadAsync(string? idPurpose = null, CancellationToken cancellationToken = default)
    {
        var school = await schools.CurrentAsync(cancellationToken)
            ?? throw new InvalidOperationException("A form is printed for a school.");
        return new PaperFrame(school.Name, school.TermOn(clock.Today)?.Title ?? "", clock.Today, new Stamp
        {
            Notice = school.IsSynthetic ? Demo : null,
            Watermark = school.IsSynthetic ? Demo : null,
            FootLeft = idPurpose is null ? null : "内部资料 用后收回",
            FootRight = idPurpose is null ? null : $"导出人：{viewers.Viewer.Name}　{clock.Now:yyyy-MM-dd HH:mm}　用途：{idPurpose}",
        });
    }

    /// <summary>Writes down which characters no font could draw; the paper shows 「[U+xxxx]」 in their place.</summary>
    public static void LogMissing(ILogger log, string form, PrintReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Missing.Count > 0)
            log.LogWarning("No font has {Count} characters printed on {Form}; first {First}", report.Missing.Count, form, report.Missing[0]);
    }
}
