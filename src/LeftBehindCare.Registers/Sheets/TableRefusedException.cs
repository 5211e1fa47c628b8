namespace LeftBehindCare.Registers.Sheets;

/// <summary>
/// The uploaded file cannot be taken as a table. <see cref="Exception.Message"/> is a Chinese sentence for the person
/// who uploaded it: what is wrong and how to mend it.
/// </summary>
public sealed class TableRefusedException : Exception
{
    /// <summary>Refuses a file.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="message">The sentence for the person.</param>
    /// <param name="inner">What the reader stumbled over, for the log.</param>
    public TableRefusedException(TableRefusal kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>What is wrong, for logs and tests.</summary>
    public TableRefusal Kind { get; }
}
