using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.People.Import;

/// <summary>Reads the rows of one mapped table: normal forms, codes, and what is wrong with each cell.</summary>
public sealed partial class RosterReader(ColumnMapping mapping, DateOnly today)
{
    private readonly Dictionary<(string Set, string Text), CellReading<string>> codes = [];

    /// <summary>Youngest and oldest age that raises no question (domain.md §2.3).</summary>
    private const int YoungestChild = 3, OldestChild = 18;

    public RosterRow Read(TableRow source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var cells = new RowCells(mapping, source);
        var rawName = cells.Text(RosterColumns.Name);
        var name = cells.Take(RosterColumns.Name, PersonName.Check(rawName));
        if (rawName is null && !cells.HasWrong(RosterColumns.Name)) cells.Wrong(RosterColumns.Name, "没有姓名", "请填上姓名，或删去这一行");

        var sex = Code(cells, RosterColumns.Sex, "Sex");
        var birth = cells.Take(RosterColumns.Birth, SheetValues.Date(cells[RosterColumns.Birth], today));
        var idType = Code(cells, RosterColumns.IdType, "IdType");
        var written = cells.Text(RosterColumns.IdNo);
        var id = IdNumber.Check(written, idType ?? IdType.IdCard, birth, sex);
        var idNo = cells.Take(RosterColumns.IdNo, id);
        if (id.IsSound)
        {
            if (sex is null && id.Sex is not null && !cells.HasWrong(RosterColumns.Sex)) sex = id.Sex;
            if (birth is null && id.BirthDate is not null && !cells.HasWrong(RosterColumns.Birth)) birth = id.BirthDate;
        }

        if (idNo is not null) idType ??= IdType.IdCard;
        var studentNo = cells.Take(RosterColumns.StudentNo, StudentNo.Check(cells.Text(RosterColumns.StudentNo), id.CanSave ? idNo : null));
        CheckBasics(cells, sex, birth);
        var (region, hukou) = Hukou(cells);

        return new RosterRow
        {
            Number = source.Number,
            Name = name,
            RawName = rawName is not null && rawName != name ? WrittenText.First(rawName, 100) : null,
            Sex = sex,
            Birth = birth,
            IdType = idType,
            IdNo = idNo,
            IdDoubtful = id.Problem?.Severity == Severity.Doubt,
            StudentNo = studentNo,
            Gatqw = Code(cells, RosterColumns.Gatqw, "Gatqw"),
            Ethnic = Code(cells, RosterColumns.Ethnic, "Ethnic"),
            Health = Code(cells, RosterColumns.Health, "Health"),
            HukouKind = Code(cells, RosterColumns.HukouKind, "HukouKind"),
            HukouRegion = region,
            HukouAddr = hukou,
            Address = cells.Limited(RosterColumns.Address, 100),
            GradeWritten = cells.Text(RosterColumns.Grade),
            ClassWritten = cells.Text(RosterColumns.Class),
            BoardMode = Code(cells, RosterColumns.BoardMode, "BoardMode"),
            SysCode = Code(cells, RosterColumns.SysCode, "SysLeftBehind"),
            Inclusive = Code(cells, RosterColumns.Inclusive, "InclusiveKind"),
            Disability = Code(cells, RosterColumns.Disability, "Disability"),
            Transport = Code(cells, RosterColumns.Transport, "Transport"),
            Family = Family(cells),
            Messages = cells.Messages,
        };
    }

    private void CheckBasics(RowCells cells, string? sex, DateOnly? birth)
    {
        if (sex is not (Sex.Male or Sex.Female) && !cells.HasWrong(RosterColumns.Sex))
            cells.Wrong(RosterColumns.Sex, sex is null ? "没有性别，身份证号里也读不出" : "性别只能是男或女", "请写“男”或“女”");
        if (birth is not { } day)
        {
            if (!cells.HasWrong(RosterColumns.Birth)) cells.Wrong(RosterColumns.Birth, "没有出生日期，身份证号里也读不出", "请照户口簿填写，如 2016-04-12");
            return;
        }

        if (day > today) cells.Wrong(RosterColumns.Birth, $"出生日期 {day:yyyy-MM-dd} 还没有到", "请照户口簿改正");
        else if (Age.On(day, today) is var age && age is < YoungestChild or > OldestChild)
            cells.Add(ImportSeverity.Hint, RosterColumns.Birth, $"按出生日期今年 {age} 周岁", "请对照户口簿再看一眼");
    }

    /// <summary>Six digits are the county's code, the rest is text.</summary>
    private static (string? Region, string? Text) Hukou(RowCells cells)
    {
        var text = cells.Limited(RosterColumns.HukouPlace, 100);
        if (text is null || !RegionFirst().IsMatch(text)) return (null, text);
        var region = text[..6];
        if (!Provinces.Begins(region))
        {
            cells.Wrong(RosterColumns.HukouPlace, $"“{region}”不是行政区划代码", "请写六位区划代码，或写地名");
            return (null, null);
        }

        var rest = text[6..].Trim();
        return (region, rest.Length == 0 ? null : rest);
    }

    private List<FamilyMember> Family(RowCells cells)
    {
        var members = new List<FamilyMember>();
        for (var n = 1; n <= RosterColumns.FamilyMembers; n++)
        {
            string nameKey = RosterColumns.MemberName(n), relationKey = RosterColumns.MemberRelation(n), phoneKey = RosterColumns.MemberPhone(n);
            var phones = Phones(cells, phoneKey);
            var written = cells.Text(nameKey);
            var relation = SchoolRoll.Relation(cells.Text(relationKey)) ?? ImpliedRelation(nameKey);
            if (written is null)
            {
                if (phones.Count > 0) cells.Wrong(nameKey, "有电话，没有姓名", "请填上这位家长的姓名，或删去电话");
                continue;
            }

            var reading = PersonName.Check(written);
            if (reading.Problem?.Key == "name.placeholder")
            {
                cells.Add(ImportSeverity.Hint, nameKey, $"“{written}”不是姓名，这位家庭成员没有导入", "情况请到孩子页登记");
                continue;
            }

            var name = cells.Take(nameKey, reading);
            if (relation is null)
            {
                if (cells.Text(relationKey) is { } odd) cells.Wrong(relationKey, $"“{odd}”看不出是什么关系", "请写父亲、母亲、祖父、祖母、其他亲属等");
                else cells.Wrong(relationKey, $"没有写{written}和孩子的关系", "请写父亲、母亲、祖父、祖母、其他亲属等");
                continue;
            }

            if (name is null || cells.HasWrong(nameKey)) continue;
            if (members.Exists(m => IsParent(relation) && IsParent(m.Relation) && Positions.IsFather(m.Relation) == Positions.IsFather(relation)))
            {
                cells.Wrong(relationKey, $"两位家庭成员都写成了{CodeSets.All.NameOf("Relation", relation)}", "请改正其中一位的关系");
                continue;
            }

            members.Add(new FamilyMember(n, name, relation, phones));
        }

        return members;
    }

    /// <summary>A column titled 父亲姓名 says the relation itself.</summary>
    private string? ImpliedRelation(string nameKey) => mapping.Find(nameKey)?.Column.Title switch
    {
        { } title when title.Contains('父', StringComparison.Ordinal) && !title.Contains("祖父", StringComparison.Ordinal) && !title.Contains("父母", StringComparison.Ordinal) => Relation.Father,
        { } title when title.Contains('母', StringComparison.Ordinal) && !title.Contains("祖母", StringComparison.Ordinal) && !title.Contains("父母", StringComparison.Ordinal) => Relation.Mother,
        _ => null,
    };

    private static List<string> Phones(RowCells cells, string key)
    {
        if (cells.Text(key) is not { } text || cells.HasWrong(key)) return [];
        var numbers = new List<string>();
        foreach (var phone in PhoneNumber.CheckMany(text))
        {
            if (cells.Take(key, phone) is { } number && phone.CanSave && !numbers.Contains(number)) numbers.Add(number);
        }

        return numbers;
    }

    internal static bool IsParent(string relation) => relation is ['1', ..];

    private string? Code(RowCells cells, string key, string set)
    {
        var cell = cells[key];
        if (cell.IsEmpty) return null;
        if (!codes.TryGetValue((set, cell.Text), out var reading) || cell.LostDigits)
        {
            reading = CodeSets.All.Find(set, cell.Text) is { } code && CodeSets.All[set][code]!.IsActive
                ? CellReading.Good(code)
                : SheetValues.Code(cell, CodeSets.All, set);
            if (!cell.LostDigits) codes[(set, cell.Text)] = reading;
        }

        return cells.Take(key, reading);
    }

    [GeneratedRegex("^[0-9]{6}([^0-9]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex RegionFirst();

    /// <summary>The cells of one row with what was found wrong in them.</summary>
    private sealed class RowCells(ColumnMapping mapping, TableRow row)
    {
        private readonly List<ImportMessage> messages = [];
        private readonly HashSet<string> wrong = [];

        public IReadOnlyList<ImportMessage> Messages => messages;

        public CellValue this[string key] => mapping.Cell(row, key);

        public bool HasWrong(string key) => wrong.Contains(key);

        /// <summary>The washed text; null when empty or unreadable, which is then said once.</summary>
        public string? Text(string key)
        {
            var cell = this[key];
            if (cell.IsEmpty || wrong.Contains(key)) return null;
            var reading = SheetValues.Text(cell);
            return reading.State == CellState.Wrong ? Take(key, reading) : reading.Value;
        }

        public string? Limited(string key, int most)
        {
            var text = Text(key);
            if (WrittenText.TooLong(text, most) is not { } problem) return text;
            Say(key, problem);
            return null;
        }

        public T? Take<T>(string key, CellReading<T> reading)
            where T : class
        {
            Say(key, reading.State, reading.Wrong, reading.Mend);
            return reading.HasValue ? reading.Value : null;
        }

        public DateOnly? Take(string key, CellReading<DateOnly> reading)
        {
            Say(key, reading.State, reading.Wrong, reading.Mend);
            return reading.HasValue ? reading.Value : null;
        }

        /// <summary>A rule's reading: its value is kept unless it is refused.</summary>
        public string? Take(string key, Reading reading)
        {
            if (reading.Problem is { } problem) Say(key, problem);
            return reading.CanSave ? reading.Value : null;
        }

        public void Wrong(string key, string what, string mend) => Add(ImportSeverity.Wrong, key, what, mend);

        public void Add(ImportSeverity severity, string key, string what, string mend)
        {
            if (severity == ImportSeverity.Wrong) wrong.Add(key);
            var column = mapping.Find(key)?.Column;
            messages.Add(new ImportMessage(severity, row.Number, column?.Title, column?.Letter, what, mend));
        }

        private void Say(string key, CellState state, string what, string mend)
        {
            if (state is CellState.Wrong or CellState.Doubtful)
                Add(state == CellState.Wrong ? ImportSeverity.Wrong : ImportSeverity.Doubtful, key, what, mend);
        }

        /// <summary>A rule says what is wrong and how to mend it in sentences; here they stand apart.</summary>
        private void Say(string key, Problem problem)
        {
            var stop = problem.Message.IndexOf('。', StringComparison.Ordinal);
            var (what, mend) = stop < 0 ? (problem.Message, "") : (problem.Message[..stop], problem.Message[(stop + 1)..].TrimEnd('。'));
            Add(
                problem.Severity switch
                {
                    Severity.Warning => ImportSeverity.Hint,
                    Severity.Doubt => ImportSeverity.Doubtful,
                    Severity.Error => ImportSeverity.Wrong,
                },
                key, what, mend);
        }
    }
}
