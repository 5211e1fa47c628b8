using System.Globalization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Sheets.Formats;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>Reads cells as the values that a form wants, and says in Chinese what is wrong with the others.</summary>
public static class SheetValues
{
    private static readonly HashSet<string> Yes = ["是", "有", "对", "√", "✓", "✔", "☑", "✅", "Y", "YES", "T", "TRUE", "1", "已", "真"];
    private static readonly HashSet<string> No = ["否", "无", "没有", "不", "不是", "×", "✗", "✘", "☒", "❌", "X", "N", "NO", "F", "FALSE", "0", "未", "假", "非"];
    private static readonly char[] Separators = ['、', '，', ',', ';', '；', '|', '\n'];

    /// <summary>Reads text. Digits that the spreadsheet destroyed are refused, whatever the column.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The washed text (<see cref="SheetText.Clean"/>).</returns>
    public static CellReading<string> Text(CellValue cell)
    {
        if (Unreadable<string>(cell) is { } refused) return refused;
        var text = SheetText.Clean(cell.Text);
        return text.Length == 0 ? CellReading.Empty<string>() : CellReading.Good(text);
    }

    /// <summary>Reads a date in the forms that schools write.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="today">Decides the century of two-digit years: the latest one that is not in the future.</param>
    /// <returns>The date; doubtful when the day is missing or the parts could stand in another order.</returns>
    public static CellReading<DateOnly> Date(CellValue cell, DateOnly today) =>
        Unreadable<DateOnly>(cell) ?? DateReading.Read(cell, today);

    /// <summary>Reads a date with a time of day; without one it is midnight.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="today">Decides the century of two-digit years.</param>
    /// <returns>The moment, without time zone.</returns>
    public static CellReading<DateTime> Moment(CellValue cell, DateOnly today)
    {
        if (cell.Date is { } exact) return CellReading.Good(exact);
        var day = Date(cell, today);
        var time = DateReading.TimeIn(SheetText.Narrow(cell.Text)) ?? TimeOnly.MinValue;
        return day.Select(d => d.ToDateTime(time));
    }

    /// <summary>Reads a time of day such as 8:30 or 下午3:05.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The time.</returns>
    public static CellReading<TimeOnly> Time(CellValue cell)
    {
        if (Unreadable<TimeOnly>(cell) is { } refused) return refused;
        if (cell.IsEmpty) return CellReading.Empty<TimeOnly>();
        if (cell.Date is { } moment) return CellReading.Good(TimeOnly.FromDateTime(moment));
        return DateReading.TimeIn(SheetText.Narrow(cell.Text)) is { } time
            ? CellReading.Good(time)
            : CellReading.Wrong<TimeOnly>($"“{Shown(cell)}”不是时刻", "请写成 8:30 这样");
    }

    /// <summary>Reads 是/否, √/×, Y/N and their kind.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The answer.</returns>
    public static CellReading<bool> Boolean(CellValue cell)
    {
        if (Unreadable<bool>(cell) is { } refused) return refused;
        var text = SheetText.Narrow(cell.Text).ToUpperInvariant();
        if (text.Length == 0) return CellReading.Empty<bool>();
        if (Yes.Contains(text)) return CellReading.Good(true);
        if (No.Contains(text)) return CellReading.Good(false);
        return CellReading.Wrong<bool>($"“{Shown(cell)}”看不出是“是”还是“否”", "请只写“是”或“否”");
    }

    /// <summary>Reads a number, with or without thousands separators.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The number.</returns>
    public static CellReading<decimal> Number(CellValue cell)
    {
        if (Unreadable<decimal>(cell) is { } refused) return refused;
        if (cell.IsEmpty) return CellReading.Empty<decimal>();
        if (cell.Kind == CellKind.Number) return CellReading.Good(Tidy((decimal)cell.Number!.Value));

        var text = SheetText.Narrow(cell.Text).Replace(" ", "", StringComparison.Ordinal).TrimStart('¥', '￥');
        return text.Length > 0 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? CellReading.Good(number)
            : CellReading.Wrong<decimal>($"“{Shown(cell)}”不是数字", "请只写数字，不写单位");
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>The number.</returns>
    public static CellReading<int> Whole(CellValue cell)
    {
        var number = Number(cell);
        if (number.HasValue && (number.Value != decimal.Truncate(number.Value) || Math.Abs(number.Value) > int.MaxValue))
            return CellReading.Wrong<int>($"“{Shown(cell)}”不是整数", "请写整数");
        return number.Select(n => (int)n);
    }

    /// <summary>Reads a code of a code set by its code, its name, or both (<c>1-男</c>).</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="book">The code book.</param>
    /// <param name="set">Name of the set.</param>
    /// <param name="synonym">Gives the code for another word people use, or <see langword="null"/> when it knows none.</param>
    /// <returns>The code; doubtful when it is retired.</returns>
    public static CellReading<string> Code(CellValue cell, ICodeBook book, string set, Func<string, string?>? synonym = null)
    {
        if (Unreadable<string>(cell) is { } refused) return refused;
        return Code(cell.Text, book, set, synonym);
    }

    /// <summary>Reads several codes, separated by 、 or a comma.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="book">The code book.</param>
    /// <param name="set">Name of the set.</param>
    /// <param name="synonym">Gives the code for another word people use.</param>
    /// <returns>The codes in the order of the set, each once.</returns>
    public static CellReading<IReadOnlyList<string>> Codes(CellValue cell, ICodeBook book, string set, Func<string, string?>? synonym = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (Unreadable<IReadOnlyList<string>>(cell) is { } refused) return refused;

        // A name may itself contain a separator, so the whole is tried first.
        var whole = Code(cell.Text, book, set, synonym);
        var readings = whole.State is not CellState.Wrong
            ? [whole]
            : cell.Text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => Code(part, book, set, synonym)).ToList();
        if (readings.Find(r => r.State == CellState.Wrong) is { State: CellState.Wrong } wrong)
            return CellReading.Wrong<IReadOnlyList<string>>(wrong.Wrong, wrong.Mend);

        var given = readings.Where(r => r.HasValue).Select(r => r.Value!).ToHashSet();
        if (given.Count == 0) return CellReading.Empty<IReadOnlyList<string>>();
        IReadOnlyList<string> codes = [.. book.Items(set).Select(i => i.Code).Where(given.Contains)];
        var doubt = readings.Find(r => r.State == CellState.Doubtful);
        return doubt.State == CellState.Doubtful ? CellReading.Doubtful(codes, doubt.Wrong, doubt.Mend) : CellReading.Good(codes);
    }

    /// <summary>The cell as a message quotes it.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Its text, shortened to 40 characters.</returns>
    internal static string Shown(CellValue cell) => Refuse.Short(SheetText.Clean(cell.Text).Replace('\n', ' '));

    private static CellReading<string> Code(string raw, ICodeBook book, string set, Func<string, string?>? synonym)
    {
        var text = SheetText.Clean(raw);
        if (text.Length == 0) return CellReading.Empty<string>();

        var items = book.Items(set);
        var key = SheetText.Key(text);
        var found = items.FirstOrDefault(i => i.Name == text)
            ?? items.FirstOrDefault(i => i.Code == text)
            ?? (key.Length == 0 ? null : items.FirstOrDefault(i => SheetText.Key(i.Name) == key) ?? items.FirstOrDefault(i => SheetText.Key(i.Code) == key))
            ?? (synonym?.Invoke(text) is { } code ? items.FirstOrDefault(i => i.Code == code) : null)
            // A spreadsheet drops the leading zeros of 01; and many lists say 1-男.
            ?? (key.Length > 0 && key.All(char.IsAsciiDigit) ? items.FirstOrDefault(i => i.Code.Length > key.Length && i.Code == key.PadLeft(i.Code.Length, '0')) : null)
            ?? items.FirstOrDefault(i => key == SheetText.Key(i.Code + i.Name) || key == SheetText.Key(i.Name + i.Code));
        if (found is null)
        {
            var names = items.Where(i => i.IsActive).Select(i => i.Name).ToList();
            return CellReading.Wrong<string>(
                $"“{Refuse.Short(text)}”不在可选的范围里",
                names.Count is 0 or > 12 ? "请对照填表说明，写名称或代码" : $"请写其中一个：{string.Join("、", names)}");
        }

        return found.IsActive ? CellReading.Good(found.Code) : CellReading.Doubtful(found.Code, $"“{found.Name}”已经停用", "请核对后改选现在用的一项");
    }

    private static CellReading<T>? Unreadable<T>(CellValue cell)
    {
        if (cell.LostDigits)
        {
            return CellReading.Wrong<T>(
                $"号码被 Excel 变成了“{Shown(cell)}”，后面几位已经丢失，恢复不了",
                "请在原表把这一列设为“文本”格式，再照原件重新填写完整号码");
        }

        return cell.Kind == CellKind.Error
            ? CellReading.Wrong<T>($"这一格是公式出错的结果“{Shown(cell)}”", "请在原表改好公式，或直接写上结果")
            : null;
    }

    private static decimal Tidy(decimal number) => number / 1.000000000000000000000000000000000m;
}
