using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LeftBehindCare.Web.Tests.People;

/// <summary>Counts the SQL commands that EF sends while some work runs: the difference between one query and one per row.</summary>
internal sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<StrongBox<int>?> Count = new();

    static CommandCounter() => DiagnosticListener.AllListeners.Subscribe(new CommandCounter());

    public static async Task<int> CountAsync(Func<Task> work)
    {
        var box = new StrongBox<int>();
        Count.Value = box;
        await work();
        Count.Value = null;
        return box.Value;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && Count.Value is { } box) Interlocked.Increment(ref box.Value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
