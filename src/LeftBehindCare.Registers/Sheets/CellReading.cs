namespace LeftBehindCare.Registers.Sheets;

/// <summary>How the reading of a cell ended.</summary>
public enum CellState
{
    /// <summary>Nothing in it.</summary>
    Empty,

    /// <summary>Read without doubt.</summary>
    Good,

    /// <summary>Read, but it could be meant otherwise: a person should look.</summary>
    Doubtful,

    /// <summary>Not readable as what it should be.</summary>
    Wrong,
}

/// <summary>What a cell was read as.</summary>
/// <typeparam name="T">The type it should have.</typeparam>
/// <param name="State">How the reading ended.</param>
/// <param name="Value">The value of a good or doubtful cell.</param>
/// <param name="Wrong">What is wrong or doubtful, in Chinese and without a full stop; empty when good.</param>
/// <param name="Mend">How to mend it, in the same way.</param>
public readonly record struct CellReading<T>(CellState State, T? Value, string Wrong, string Mend)
{
    /// <summary>A value was read, perhaps with doubt.</summary>
    public bool HasValue => State is CellState.Good or CellState.Doubtful;

    /// <summary>Makes the same reading of another type.</summary>
    /// <typeparam name="TOther">The other type.</typeparam>
    /// <param name="convert">Converts the value.</param>
    /// <returns>The reading.</returns>
    public CellReading<TOther> Select<TOther>(Func<T, TOther> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        return new CellReading<TOther>(State, HasValue ? convert(Value!) : default, Wrong, Mend);
    }
}

/// <summary>Makes readings.</summary>
public static class CellReading
{
    /// <summary>Nothing in the cell.</summary>
    /// <typeparam name="T">The type it should have.</typeparam>
    /// <returns>The reading.</returns>
    public static CellReading<T> Empty<T>() => new(CellState.Empty, default, "", "");

    /// <summary>Read without doubt.</summary>
    /// <typeparam name="T">The type it should have.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The reading.</returns>
    public static CellReading<T> Good<T>(T value) => new(CellState.Good, value, "", "");

    /// <summary>Read with doubt.</summary>
    /// <typeparam name="T">The type it should have.</typeparam>
    /// <param name="value">The likeliest value.</param>
    /// <param name="wrong">What is doubtful.</param>
    /// <param name="mend">How to make it certain.</param>
    /// <returns>The reading.</returns>
    public static CellReading<T> Doubtful<T>(T value, string wrong, string mend) => new(CellState.Doubtful, value, wrong, mend);

    /// <summary>Not readable.</summary>
    /// <typeparam name="T">The type it should have.</typeparam>
    /// <param name="wrong">What is wrong.</param>
    /// <param name="mend">How to mend it.</param>
    /// <returns>The reading.</returns>
    public static CellReading<T> Wrong<T>(string wrong, string mend) => new(CellState.Wrong, default, wrong, mend);
}
