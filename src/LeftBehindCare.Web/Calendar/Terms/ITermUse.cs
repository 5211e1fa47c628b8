namespace LeftBehindCare.Web.Calendar.Terms;

/// <summary>Something kept by term. Registers say so here; the calendar does not know them.</summary>
public interface ITermUse
{
    /// <summary>Why the term must stay, as a sentence; null when nothing here hangs on it.</summary>
    Task<string?> WhyKeepAsync(Guid termId, CancellationToken cancellationToken);
}
