using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace LeftBehindCare.Benchmarks.Pages;

/// <summary>One command of EF as it was sent: with the school's prefix and all values.</summary>
internal sealed record SentCommand(string Text, IReadOnlyList<NpgsqlParameter> Parameters)
{
    /// <summary>Whether the first answer is that of set_config, which nobody wants to read.</summary>
    public bool HasPrefix => Text.StartsWith("select set_config(", StringComparison.Ordinal);

    public NpgsqlCommand On(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(Text, connection);
        foreach (var parameter in Parameters) command.Parameters.Add(parameter.Clone());
        return command;
    }
}

/// <summary>Writes down what EF sends, and counts everything that Npgsql sends, while it is switched on.</summary>
internal sealed class CommandWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<SentCommand> _sent = [];
    private readonly ActivityListener _activities;
    private int _count;

    public CommandWatch()
    {
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (IsOn && activity.TagObjects.Any(t => t.Key is "db.query.text" or "db.statement")) Interlocked.Increment(ref _count);
            },
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public bool IsOn { get; set; }

    /// <summary>Commands and batches of Npgsql, those of EF included.</summary>
    public int Count => _count;

    public IReadOnlyList<SentCommand> Sent => _sent;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (!IsOn || value.Key != RelationalEventId.CommandExecuted.Name || value.Value is not CommandExecutedEventData executed) return;
        lock (_sent) _sent.Add(new SentCommand(executed.Command.CommandText, [.. executed.Command.Parameters.Cast<DbParameter>().Select(p => ((NpgsqlParameter)p).Clone())]));
    }

    public void OnCompleted()
    {
        // Nothing is held for the end.
    }

    public void OnError(Exception error) => throw new InvalidOperationException("The watch over EF's commands ended.", error);

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
        _activities.Dispose();
    }

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}
