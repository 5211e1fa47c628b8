namespace LeftBehindCare.Registers.Sheets;

/// <summary>A cell to be written. Text stays text whatever it looks like; there are no formula cells.</summary>
public readonly record struct SheetCell
{
    private SheetCell(object? value) => Value = value;

    /// <summary>A <see cref="string"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="DateTime"/>, or nothing.</summary>
    internal object? Value { get; }

    /// <summary>A text cell; nothing for an empty one.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Of(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <summary>A number cell. Long numbers such as an 身份证号 are text, never this.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Of(decimal? value) => new(value);

    /// <summary>A date cell.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Of(DateOnly? value) => new(value);

    /// <summary>A cell with date and time, shown to the second.</summary>
    /// <param name="value">The moment, as the school's clock shows it.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Of(DateTime? value) => new(value);

    /// <summary>A cell that says 是 or 否.</summary>
    /// <param name="value">The answer.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Of(bool? value) => new(value is null ? null : value.Value ? "是" : "否");

    /// <summary>A text cell.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator SheetCell(string? value) => Of(value);

    /// <summary>A number cell.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator SheetCell(decimal value) => Of(value);

    /// <summary>A number cell.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator SheetCell(int value) => Of(value);

    /// <summary>A date cell.</summary>
    /// <param name="value">The date.</param>
    public static implicit operator SheetCell(DateOnly value) => Of(value);
}
