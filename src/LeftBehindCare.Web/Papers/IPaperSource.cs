using LeftBehindCare.Printing.Descriptions;

namespace LeftBehindCare.Web.Papers;

/// <summary>The paper form of one kind of record. A register offers its own here; printing one and printing a bundle find it.</summary>
public interface IPaperSource
{
    /// <summary>Class name of the record.</summary>
    string Entity { get; }

    /// <summary>Its number among the archives, such as A7; stands in the access log.</summary>
    string Code { get; }

    /// <summary>Title of the form, such as 特殊事迹记录表.</summary>
    string Title { get; }

    /// <summary>
    /// The forms of those records that the viewer reaches now, in the order asked for: fewer than asked means that some are out
    /// of reach or gone. Name is what the file of a single form is called after.
    /// </summary>
    Task<IReadOnlyList<(string Name, FormDoc Doc)>> DescribeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);
}
