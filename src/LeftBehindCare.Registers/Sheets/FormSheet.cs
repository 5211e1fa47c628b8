using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using LeftBehindCare.Registers.Definition;

namespace LeftBehindCare.Registers.Sheets;

/// <summary>
/// The sheet of a form: its columns come from the form's own attributes (<c>[Display]</c>, <c>[Required]</c>,
/// <c>[StringLength]</c>, <c>[CodeSet]</c>, <c>[Wanted]</c>, <c>[Masked]</c>), so that a field added to the form is at once
/// in export and import. What it writes it reads back equal. Properties without <c>[Display]</c>, and those whose type no
/// cell can hold and no converter knows, have no column.
/// </summary>
/// <typeparam name="TForm">The form.</typeparam>
public sealed class FormSheet<TForm>
    where TForm : class, new()
{
    private readonly ICodeBook book;
    private readonly FormSheetOptions options;
    private readonly List<Field> fields;

    /// <summary>Reads the form's attributes.</summary>
    /// <param name="book">Names of codes.</param>
    /// <param name="options">What the attributes cannot say; <see langword="null"/> for nothing.</param>
    public FormSheet(ICodeBook book, FormSheetOptions? options = null)
    {
        this.book = book;
        this.options = options ?? new FormSheetOptions();
        fields = Fields();
        Columns = [.. fields.Select(f => f.Column)];
        Specs =
        [
            .. Columns.Select(c => new ColumnSpec(c.Key, c.Title)
            {
                Required = c.Required,
                Synonyms = this.options.Synonyms.GetValueOrDefault(c.Key, []),
                Looks = this.options.Looks.GetValueOrDefault(c.Key),
            }),
        ];
        Layout = [.. fields.Select(f => new SheetColumnLayout(f.Column.Title, f.Width))];
    }

    /// <summary>The columns in the order of the form.</summary>
    public IReadOnlyList<FormSheetColumn> Columns { get; }

    /// <summary>The columns as an import looks for them.</summary>
    public IReadOnlyList<ColumnSpec> Specs { get; }

    /// <summary>The columns as a <see cref="SheetWriter"/> wants them.</summary>
    public IReadOnlyList<SheetColumnLayout> Layout { get; }

    /// <summary>Makes the cells of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="showWhole">Whether a masked property may be shown whole, by its name; <see langword="null"/> masks all of them.</param>
    /// <returns>The cells in the order of <see cref="Columns"/>.</returns>
    public SheetCell[] Cells(TForm form, Func<string, bool>? showWhole = null)
    {
        ArgumentNullException.ThrowIfNull(form);

        var cells = new SheetCell[fields.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var field = fields[i];
            var cell = field.Write(field.Property.GetValue(form));
            if (field.Column.Masked && cell.Value is not null && showWhole?.Invoke(field.Column.Key) != true)
                cell = options.Mask(field.Column.Key, Convert.ToString(cell.Value, CultureInfo.InvariantCulture)!);
            cells[i] = cell;
        }

        return cells;
    }

    /// <summary>Writes forms as .xlsx.</summary>
    /// <param name="stream">Where it goes; stays open. Written synchronously.</param>
    /// <param name="sheetName">Name on the tab.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="showWhole">As for <see cref="Cells"/>.</param>
    /// <param name="title">A line above the header; <see langword="null"/> for none.</param>
    public void WriteXlsx(Stream stream, string sheetName, IEnumerable<TForm> forms, Func<string, bool>? showWhole = null, string? title = null)
    {
        using var writer = SheetWriter.Xlsx(stream, sheetName, Layout, title);
        Write(writer, forms, showWhole);
    }

    /// <summary>Writes forms as CSV.</summary>
    /// <param name="stream">Where it goes; stays open. Written synchronously.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="showWhole">As for <see cref="Cells"/>.</param>
    public void WriteCsv(Stream stream, IEnumerable<TForm> forms, Func<string, bool>? showWhole = null)
    {
        using var writer = SheetWriter.Csv(stream, Layout);
        Write(writer, forms, showWhole);
    }

    /// <summary>Reads a row as a form.</summary>
    /// <param name="row">The row.</param>
    /// <param name="mapping">Which column is which, made from <see cref="Specs"/>.</param>
    /// <param name="today">Decides the century of two-digit years.</param>
    /// <returns>The form with what could be read, and a message for each cell that could not.</returns>
    public FormRow<TForm> Read(TableRow row, ColumnMapping mapping, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(mapping);

        var form = new TForm();
        var given = new HashSet<string>();
        var messages = new List<ImportMessage>();
        var incomplete = new List<string>();
        foreach (var field in fields)
        {
            if (mapping.Find(field.Column.Key) is not { } mapped) continue;
            var cell = row[mapped.Column.Index];
            if (field.Column.Masked && IsMask(cell)) continue;

            var reading = field.Read(cell, today);
            if (reading.State == CellState.Wrong)
            {
                messages.Add(Message(ImportSeverity.Wrong, row, mapped.Column, reading.Wrong, reading.Mend));
                continue;
            }

            var fault = reading.State == CellState.Empty
                ? (field.Column.Required ? (ValueTuple<string, string>?)("这一格没有填", field.Column.Description ?? "请补上再导入") : null)
                : field.Fault(form, reading.Value);
            if (fault is var (wrong, mend))
            {
                messages.Add(Message(ImportSeverity.Wrong, row, mapped.Column, wrong, mend));
                continue;
            }

            if (reading.State == CellState.Doubtful) messages.Add(Message(ImportSeverity.Doubtful, row, mapped.Column, reading.Wrong, reading.Mend));
            if (reading.State == CellState.Empty && field.Column.Wanted) incomplete.Add(field.Column.Title);
            if (reading.HasValue) field.Property.SetValue(form, reading.Value);
            given.Add(field.Column.Key);
        }

        if (form is IValidatableObject validatable && messages.TrueForAll(m => m.Severity != ImportSeverity.Wrong))
            messages.AddRange(CrossChecks(validatable, row, mapping));
        return new FormRow<TForm> { Form = form, Row = row.Number, Given = given, Messages = messages, Incomplete = incomplete };
    }

    private void Write(SheetWriter writer, IEnumerable<TForm> forms, Func<string, bool>? showWhole)
    {
        foreach (var form in forms) writer.Append(Cells(form, showWhole));
    }

    private static ImportMessage Message(ImportSeverity severity, TableRow row, SheetColumn? column, string wrong, string mend) =>
        new(severity, row.Number, column?.Title, column?.Letter, wrong, mend);

    private static IEnumerable<ImportMessage> CrossChecks(IValidatableObject form, TableRow row, ColumnMapping mapping)
    {
        foreach (var result in form.Validate(new ValidationContext(form)))
        {
            if (result == ValidationResult.Success) continue;
            var column = result.MemberNames.Select(mapping.Find).FirstOrDefault(m => m is not null)?.Column;
            yield return Message(ImportSeverity.Wrong, row, column, (result.ErrorMessage ?? "这一行前后不一致").TrimEnd('。'), "");
        }
    }

    private static bool IsMask(CellValue cell) =>
        cell.Kind == CellKind.Text && (cell.Text.Contains("***", StringComparison.Ordinal) || cell.Text.Trim() is FormSheetOptions.Registered);

    private List<Field> Fields()
    {
        var found = new List<(PropertyInfo Property, DisplayAttribute Display, int Place)>();
        foreach (var property in typeof(TForm).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<DisplayAttribute>() is not { } display || property.SetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0) continue;
            if (property.GetCustomAttribute<ScaffoldColumnAttribute>() is { Scaffold: false }) continue;
            found.Add((property, display, found.Count));
        }

        var fields = new List<Field>();
        foreach (var (property, display, _) in found.OrderBy(f => f.Display.GetOrder() ?? 10_000).ThenBy(f => f.Place))
        {
            var name = display.GetName() ?? property.Name;
            var shared = found.Count(f => (f.Display.GetName() ?? f.Property.Name) == name) > 1;
            var column = new FormSheetColumn
            {
                Key = property.Name,
                Title = shared && display.GetGroupName() is { } group ? group + name : name,
                Group = display.GetGroupName(),
                Description = display.GetDescription(),
                CodeSet = property.GetCustomAttribute<CodeSetAttribute>()?.SetName,
                Required = property.GetCustomAttribute<RequiredAttribute>() is not null,
                Wanted = property.GetCustomAttribute<WantedAttribute>() is not null,
                Masked = property.GetCustomAttribute<MaskedAttribute>() is not null,
            };
            if (Field.Of(property, column, book, options) is { } field) fields.Add(field);
        }

        return fields;
    }

    private sealed class Field
    {
        private readonly List<ValidationAttribute> rules;

        private Field(PropertyInfo property, FormSheetColumn column, Func<object?, SheetCell> write, Func<CellValue, DateOnly, CellReading<object>> read, double width)
        {
            Property = property;
            Column = column;
            Write = write;
            Read = read;
            Width = Math.Max(width, column.Title.Length * 2 + 4);
            rules = [.. property.GetCustomAttributes<ValidationAttribute>().Where(a => a is not RequiredAttribute)];
        }

        public PropertyInfo Property { get; }

        public FormSheetColumn Column { get; }

        public Func<object?, SheetCell> Write { get; }

        public Func<CellValue, DateOnly, CellReading<object>> Read { get; }

        public double Width { get; }

        public static Field? Of(PropertyInfo property, FormSheetColumn column, ICodeBook book, FormSheetOptions options)
        {
            if (options.Converters.TryGetValue(property.Name, out var converter))
                return new Field(property, column, converter.Write, (cell, _) => converter.Read(cell), 16);

            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (type == typeof(string) && column.CodeSet is { } set)
            {
                return new Field(property, column, v => Name((string?)v), (cell, _) => Boxed(SheetValues.Code(cell, book, set, Synonym)), 12);
                string? Name(string? code) => string.IsNullOrEmpty(code) ? null : book.NameOf(set, code) ?? code;
                string? Synonym(string word) => options.CodeSynonym?.Invoke(set, word);
            }

            if (type == typeof(string)) return new Field(property, column, v => SheetCell.Of((string?)v), (cell, _) => Boxed(SheetValues.Text(cell)), column.Masked ? 22 : 16);
            if (type == typeof(bool)) return new Field(property, column, v => SheetCell.Of((bool?)v), (cell, _) => Boxed(SheetValues.Boolean(cell)), 8);
            if (type == typeof(DateOnly)) return new Field(property, column, v => SheetCell.Of((DateOnly?)v), (cell, today) => Boxed(SheetValues.Date(cell, today)), 12);
            if (type == typeof(DateTime)) return new Field(property, column, v => SheetCell.Of((DateTime?)v), (cell, today) => Boxed(SheetValues.Moment(cell, today)), 20);
            if (type == typeof(TimeOnly))
                return new Field(property, column, v => SheetCell.Of(((TimeOnly?)v)?.ToString("HH:mm:ss", CultureInfo.InvariantCulture)), (cell, _) => Boxed(SheetValues.Time(cell)), 10);
            if (IsNumber(type))
                return new Field(property, column, v => SheetCell.Of(v is null ? null : Normal(Convert.ToDecimal(v, CultureInfo.InvariantCulture))), (cell, _) => OfNumber(cell, type), 10);
            return IsList(property.PropertyType) ? OfList(property, column, book, options) : null;
        }

        /// <summary>What the property's validation attributes say against a value.</summary>
        public (string Wrong, string Mend)? Fault(TForm form, object? value)
        {
            foreach (var rule in rules)
            {
                // Lengths count code points, not UTF-16 units: a rare character is one character.
                if (rule is StringLengthAttribute length && value is string text)
                {
                    var count = SheetText.CodePoints(text);
                    if (count > length.MaximumLength) return ($"有 {count} 个字，最多 {length.MaximumLength} 个字", "请写短一些");
                    if (count < length.MinimumLength) return ($"只有 {count} 个字，至少 {length.MinimumLength} 个字", "请写完整");
                    continue;
                }

                if (rule is MaxLengthAttribute most && value is string longText)
                {
                    var count = SheetText.CodePoints(longText);
                    if (count > most.Length) return ($"有 {count} 个字，最多 {most.Length} 个字", "请写短一些");
                    continue;
                }

                var context = new ValidationContext(form) { MemberName = Property.Name, DisplayName = Column.Title };
                if (rule.GetValidationResult(value, context) is not { } result) continue;
                if (rule is RangeAttribute range && rule is { ErrorMessage: null, ErrorMessageResourceName: null })
                    return ($"“{value}”超出范围", $"请写 {range.Minimum} 到 {range.Maximum} 之间的数");
                // The framework's own sentences are English; without a Chinese one of ours we can only say that it does not fit.
                var own = rule.ErrorMessage is not null || rule.ErrorMessageResourceName is not null || rule.GetType().Assembly != typeof(RequiredAttribute).Assembly;
                return own && result.ErrorMessage is { } said ? (said.TrimEnd('。'), "") : ($"“{value}”的写法不对", Column.Description?.TrimEnd('。') ?? "请对照填表说明改正");
            }

            return null;
        }

        private static Field OfList(PropertyInfo property, FormSheetColumn column, ICodeBook book, FormSheetOptions options)
        {
            return new Field(property, column, Write, Read, 20);

            SheetCell Write(object? value) =>
                string.Join('、', ((IEnumerable<string>?)value ?? []).Select(v => column.CodeSet is null ? v : book.NameOf(column.CodeSet, v) ?? v));

            CellReading<object> Read(CellValue cell, DateOnly today)
            {
                var codes = column.CodeSet is { } set
                    ? SheetValues.Codes(cell, book, set, word => options.CodeSynonym?.Invoke(set, word))
                    : SheetValues.Text(cell).Select<IReadOnlyList<string>>(t => t.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                return codes.Select<object>(c => property.PropertyType.IsArray ? c.ToArray() : c.ToList());
            }
        }

        private static bool IsList(Type type) => type == typeof(string[]) || type.IsAssignableFrom(typeof(List<string>)) && type != typeof(object);

        private static bool IsNumber(Type type) =>
            type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte) || type == typeof(decimal) || type == typeof(double) || type == typeof(float);

        private static CellReading<object> OfNumber(CellValue cell, Type type)
        {
            if (type == typeof(decimal) || type == typeof(double) || type == typeof(float))
                return SheetValues.Number(cell).Select(n => Convert.ChangeType(n, type, CultureInfo.InvariantCulture));

            var whole = SheetValues.Whole(cell);
            if (whole.HasValue && ((type == typeof(short) && whole.Value is < short.MinValue or > short.MaxValue) || (type == typeof(byte) && whole.Value is < 0 or > 255)))
                return CellReading.Wrong<object>($"“{SheetValues.Shown(cell)}”太大了", "请核对这个数");
            return whole.Select(n => Convert.ChangeType(n, type, CultureInfo.InvariantCulture));
        }

        /// <summary>12.50 and 12.5 are the same number; written alike, a second export equals the first.</summary>
        private static decimal Normal(decimal number) => number / 1.000000000000000000000000000000000m;

        private static CellReading<object> Boxed<T>(CellReading<T> reading) => reading.Select<object>(v => v!);
    }
}
