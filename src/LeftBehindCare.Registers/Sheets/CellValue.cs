using System.Globalization;
using System.Text.RegularExpressions;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>One cell of an uploaded table: the text that a person saw, and what lay beneath it.</summary>
public readonly partial record struct CellValue
{
    /// <summary>Excel keeps 15 digits of a number; from here on the last ones are zeros it made up.</summary>
    private const double FirstNumberBeyondFifteenDigits = 1e15;

    private const double LastSerial = 2_958_466;

    private readonly string? text;
    private readonly double number;

    /// <summary>The text is the number format, not yet the number shown by it.</summary>
    private readonly bool isFormat;

    private CellValue(string? text, CellKind kind, double number = 0, bool lostDigits = false, bool fromMerge = false, bool isFormat = false)
    {
        this.text = text;
        this.number = number;
        this.isFormat = isFormat;
        Kind = kind;
        LostDigits = lostDigits;
        FromMerge = fromMerge;
    }

    /// <summary>A cell without content.</summary>
    public static CellValue Empty => default;

    /// <summary>
    /// The text as shown: numbers by their number format (leading zeros kept), dates as <c>2016-04-12</c> with
    /// <c> 08:30:00</c> when they have a time, booleans as TRUE and FALSE. Never <see langword="null"/>.
    /// </summary>
    public string Text => text is not null && !isFormat ? text : Kind switch
    {
        // Made when asked for: millions of numbers in a hostile file must not each hold a text.
        CellKind.Number when isFormat => Formats.NumberFormats.Show(number, text!),
        CellKind.Number => General(number),
        CellKind.Date => DateText(number),
        CellKind.Empty or CellKind.Text or CellKind.Boolean or CellKind.Error => "",
    };

    /// <summary>What the cell held.</summary>
    public CellKind Kind { get; }

    /// <summary>The number of a number cell, or a date cell's days in the 1900 date system; otherwise <see langword="null"/>.</summary>
    public double? Number => Kind is CellKind.Number or CellKind.Date ? number : null;

    /// <summary>The moment of a date cell; otherwise <see langword="null"/>. A bare time lies on 1899-12-31.</summary>
    public DateTime? Date => Kind == CellKind.Date ? FromSerial(number) : null;

    /// <summary>
    /// The spreadsheet has destroyed digits: a number beyond 15 digits, or text in scientific notation such as
    /// <c>4.3E+17</c>. An 身份证号 or 学籍号 like that cannot be restored and must be refused.
    /// </summary>
    public bool LostDigits { get; }

    /// <summary>The value stands in another cell of a merged area and was spread to this one.</summary>
    public bool FromMerge { get; }

    /// <summary>Whether there is nothing in the cell.</summary>
    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>Makes a text cell; blank text makes an empty one.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The cell.</returns>
    public static CellValue OfText(string? value) =>
        SheetText.IsBlank(value) ? Empty : new CellValue(value, CellKind.Text, lostDigits: IsDestroyedNumber(value!));

    /// <summary>Makes a number cell.</summary>
    /// <param name="value">The number.</param>
    /// <param name="shown">How the spreadsheet shows it; <see langword="null"/> for the general format.</param>
    /// <returns>The cell.</returns>
    public static CellValue OfNumber(double value, string? shown = null) =>
        new(shown, CellKind.Number, value, Math.Abs(value) >= FirstNumberBeyondFifteenDigits);

    /// <summary>Makes a number cell that is shown by a format of .NET.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">The format.</param>
    /// <returns>The cell.</returns>
    internal static CellValue OfFormatted(double value, string format) =>
        new(format, CellKind.Number, value, Math.Abs(value) >= FirstNumberBeyondFifteenDigits, isFormat: true);

    /// <summary>Makes a date cell from a serial number of the 1900 date system; a serial outside it makes a number cell.</summary>
    /// <param name="serial">Days since 1899-12-31, with a fraction for the time of day.</param>
    /// <returns>The cell.</returns>
    public static CellValue OfSerial(double serial) =>
        serial is >= 0 and < LastSerial ? new CellValue(null, CellKind.Date, serial) : OfNumber(serial);

    /// <summary>Makes a boolean cell.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The cell.</returns>
    public static CellValue OfBoolean(bool value) => new(value ? "TRUE" : "FALSE", CellKind.Boolean);

    /// <summary>Makes a cell that shows an error of the spreadsheet.</summary>
    /// <param name="shown">The error as shown, such as #N/A.</param>
    /// <returns>The cell.</returns>
    public static CellValue OfError(string shown) => new(shown, CellKind.Error);

    /// <summary>The same value, marked as spread from a merged area.</summary>
    /// <returns>The marked cell.</returns>
    public CellValue Spread() => new(text, Kind, number, LostDigits, fromMerge: true, isFormat);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The moment of a serial number.</summary>
    /// <param name="serial">Days of the 1900 date system, within its range.</param>
    /// <returns>The moment, to the second.</returns>
    internal static DateTime FromSerial(double serial)
    {
        // Excel believes in a 29 February 1900; before that day its serials run one behind those of OLE.
        var exact = DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
        return new DateTime((exact.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
    }

    /// <summary>How the general number format shows a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Up to 15 digits; scientific notation beyond them, as Excel does.</returns>
    internal static string General(double value) =>
        value.ToString(Math.Abs(value) >= FirstNumberBeyondFifteenDigits ? "0.#####E+00" : "G15", CultureInfo.InvariantCulture);

    private static string DateText(double serial)
    {
        var moment = FromSerial(serial);
        var format = serial < 1 ? "HH:mm:ss" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    private static bool IsDestroyedNumber(string value)
    {
        if (value.Length > 40 || !value.Contains('E', StringComparison.OrdinalIgnoreCase)) return false;
        var match = Scientific().Match(value);
        return match.Success
            && int.TryParse(match.Groups["exponent"].ValueSpan, CultureInfo.InvariantCulture, out var exponent)
            && exponent > match.Groups["decimals"].Length;
    }

    [GeneratedRegex(@"^\s*[0-9](\.(?<decimals>[0-9]+))?[eE]\+(?<exponent>[0-9]{2,3})\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Scientific();
}
