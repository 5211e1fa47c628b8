using LeftBehindCare.Printing.Descriptions;

namespace LeftBehindCare.Web.Papers;

/// <summary>One form to print.</summary>
/// <param name="Name">What the file of a single form is called after, such as 四年级 田小满.</param>
/// <param name="Doc">The form.</param>
public sealed record PaperForm(string Name, FormDoc Doc);

/// <summary>How much of what was asked for the viewer reaches.</summary>
/// <param name="Forms">Forms; fewer than asked means that some are out of reach or gone.</param>
/// <param name="Subjects">How many people they are about, for the access log.</param>
public readonly record struct PaperReach(int Forms, int Subjects);

/// <summary>The paper form of one kind of record. A register offers its own here; printing one and printing a bundle find it.</summary>
public interface IPaperSource
{
    /// <summary>Class name of the record.</summary>
    string Entity { get; }

    /// <summary>Its number among the archives, such as A7; stands in the access log.</summary>
    string Code { get; }

    /// <summary>Name of the form in a file's name and in the log, such as 特殊事迹记录表.</summary>
    string Title { get; }

    /// <summary>What a job of so many is called, such as 信息汇总表 6个班.</summary>
    string TitleOf(int forms) => $"{Title} {forms}份";

    /// <summary>How much of it the viewer reaches now.</summary>
    Task<PaperReach> ReachAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The forms the viewer reaches now, in the order asked for.</summary>
    Task<IReadOnlyList<PaperForm>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
