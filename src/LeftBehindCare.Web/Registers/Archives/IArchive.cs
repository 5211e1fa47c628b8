using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Registers.Archives;

/// <summary>Something that has papers of its own in a child's dossier.</summary>
public interface IDossierSource
{
    /// <summary>Its number, such as A7 or A3b; the dossier is in this order.</summary>
    string Code { get; }

    /// <summary>The record's class name, by which its paper is found (<see cref="Papers.IPaperSource"/>).</summary>
    string Entity { get; }

    /// <summary>Everything on file of a child, whatever the year, the latest first; a class's own archives tell nothing here.</summary>
    Task<IReadOnlyList<DossierEntry>> OfChildAsync(Guid childId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DossierEntry>>([]);
}

/// <summary>
/// One of the eight archives as all of them together see it: the overview, the rates (M05–M07), the tasks on the home page.
/// A register offers its own here; nobody else names it.
/// </summary>
public interface IArchive : IDossierSource
{
    /// <summary>What the overview calls it, such as 特殊事迹.</summary>
    string Title { get; }

    /// <summary>How often it is due, such as 学年 ≥1.</summary>
    string Rule { get; }

    /// <summary>One for a class (班档) and not for a child (人档).</summary>
    bool OfClass => false;

    /// <summary>Over what it is gathered (累计型), and so is held against the time that has passed; the others are due in full.</summary>
    GatheredOver Gathered => GatheredOver.Nothing;

    /// <summary>The controller whose <c>New</c> and <c>Edit</c> lead to the form.</summary>
    string Controller { get; }

    /// <summary>One of them with its measure word, such as 条特殊事迹.</summary>
    string Noun { get; }

    /// <summary>How many filed ones a child or class must have for the archive to count (已建).</summary>
    int Needed(ArchiveDay day) => 1;

    /// <summary>From the day on which what is missing is told on the home page (AL02, AL04, AL13).</summary>
    bool IsLate(ArchiveDay day) => false;

    /// <summary>How that is told, and why now.</summary>
    (string Title, string Why) Late(int count) => ($"{count}{(OfClass ? "个班" : "人")}还没有{Title}", "学期已过半");

    /// <summary>What there is for the period that holds the day.</summary>
    IQueryable<ArchiveMark> Marks(ArchiveDay day);

    /// <summary>Brings what <see cref="Marks"/> reads up to date.</summary>
    Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Of every record within the scope where it stands, for the tasks; null where the archive tells its tasks itself.</summary>
    IQueryable<ArchiveStanding>? Standings(RowScope scope) => null;

    /// <summary>Titles of the ◆ that a record still lacks.</summary>
    Task<IReadOnlyList<string>> GapsAsync(Guid recordId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Values of the route to the form: of a record that is there, or of a new one.</summary>
    (string Action, object Route) Form(Guid about, Guid? recordId) =>
        recordId is { } id ? ("Edit", new { id }) : OfClass ? ("New", new { classId = about }) : ("New", new { childId = about });
}

/// <summary>Over what an archive is gathered.</summary>
public enum GatheredOver
{
    /// <summary>Due in full at any time.</summary>
    Nothing,

    /// <summary>学期.</summary>
    Term,

    /// <summary>学年.</summary>
    Year,
}

/// <summary>The day the archives are looked at, with the term and the school year around it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Term">The term; null while the school has none.</param>
public sealed record ArchiveDay(DateOnly Day, TermFacts? Term)
{
    /// <summary>In the eighth week of the term and after it (AL04).</summary>
    public bool IsFromEighthWeek => Term is { } term && Day <= term.To && Day.DayNumber - term.FirstWeek.DayNumber >= 7 * 7;

    /// <summary>In the last third of the term (AL13).</summary>
    public bool IsLastThirdOfTerm => Term?.PercentOver(Day) >= 66;

    /// <summary>In the last third of the school year (AL13).</summary>
    public bool IsLastThirdOfYear => SchoolYear.PercentOver(Day) >= 66;

    /// <summary>First day of the school year.</summary>
    public DateOnly YearFrom => SchoolYear.Of(Day).From;

    /// <summary>First day after the school year.</summary>
    public DateOnly YearTo => SchoolYear.Of(Day).To;
}

/// <summary>One record seen from the overview.</summary>
public sealed class ArchiveMark
{
    /// <summary>Number of the archive.</summary>
    public required string Code { get; init; }

    /// <summary>The child or the class.</summary>
    public Guid About { get; init; }

    /// <summary>The record; null where there is none to open, as it is another archive's that counts here too.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>Where it stands.</summary>
    public RecordStatus Status { get; init; }

    /// <summary>Whether it counts (domain.md §3 M05, §8.7).</summary>
    public bool IsFiled { get; init; }

    /// <summary>Since when it counts (UTC); null where it does not.</summary>
    public DateTimeOffset? FiledAt { get; init; }
}

/// <summary>Where one record stands, for counting.</summary>
public sealed class ArchiveStanding
{
    /// <summary>Number of the archive.</summary>
    public required string Code { get; init; }

    /// <summary>Where it stands.</summary>
    public RecordStatus Status { get; init; }
}

/// <summary>One record in a child's dossier.</summary>
/// <param name="RecordId">The record; its paper is printed by this id.</param>
/// <param name="Title">What the contents call it.</param>
/// <param name="Day">The day it tells of.</param>
/// <param name="Status">Where it stands.</param>
public sealed record DossierEntry(Guid RecordId, string Title, DateOnly Day, RecordStatus Status);
