namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>The sentences with which files are refused, in one place so that they sound alike.</summary>
internal static class Refuse
{
    private const string SaveAgain = "请用 Excel 或 WPS 打开它，“另存为”Excel 工作簿（.xlsx），再上传新存的文件。";

    public static TableRefusedException Empty() =>
        new(TableRefusal.Empty, "这个文件是空的，里面没有表格。请检查是否选错了文件，或者导出时没有存好。");

    public static TableRefusedException NoRows() =>
        new(TableRefusal.Empty, "这个文件打得开，但每张工作表都没有内容。请检查是否选错了文件。");

    public static TableRefusedException WrongType(string what) =>
        new(TableRefusal.WrongType, $"这个文件是{what}，不是表格。请上传 Excel 表格（.xlsx、.xls）或 CSV 文件。");

    public static TableRefusedException WebPage() =>
        new(TableRefusal.WebPage, $"这个文件其实是网页，只是名字像 Excel 表格（不少系统这样导出）。{SaveAgain}");

    public static TableRefusedException Other(string what) =>
        new(TableRefusal.OtherSpreadsheet, $"这个文件的格式是{what}，这里读不了。{SaveAgain}");

    public static TableRefusedException Encrypted() =>
        new(TableRefusal.Encrypted, "这个文件加了密码，打不开。请在 Excel 或 WPS 里打开它，去掉密码后另存一份再上传。");

    public static TableRefusedException Damaged(Exception? inner = null) =>
        new(TableRefusal.Damaged, $"这个文件不完整或已损坏，可能没有传完或没有存好。{SaveAgain}", inner);

    public static TableRefusedException Hostile(string what) =>
        new(TableRefusal.Hostile, $"这个文件里{what}，正常的表格不会这样，为安全起见没有打开。请向发来文件的人核实，或把内容复制到新表格再上传。");

    public static TableRefusedException FileTooBig(long max) =>
        new(TableRefusal.TooBig, $"这个文件超过 {max >> 20} MB，太大了。请删去表里的图片和多余的工作表，或按年级分成几个文件上传。");

    public static TableRefusedException Unpacked(long max) =>
        new(TableRefusal.TooBig, $"这个文件解压后超过 {max >> 20} MB，太大了。请把名册内容复制到一个新表格，再上传新表格。");

    public static TableRefusedException TooManyRows(string sheet, int max) =>
        new(TableRefusal.TooBig, $"工作表“{Short(sheet)}”超过 {max} 行。一次最多导入 {max} 行，请分成几个文件上传。");

    public static TableRefusedException TooManyColumns(string sheet, int row, int max) =>
        new(TableRefusal.TooBig, $"工作表“{Short(sheet)}”第 {row} 行超过 {max} 列。最多可以有 {max} 列，请删去右边用不到的列再上传。");

    public static TableRefusedException CellTooLong(int row, int max) =>
        new(TableRefusal.TooBig, $"第 {row} 行有一格超过 {max} 个字。如果是 CSV 文件，多半是引号没有成对；请改好这一格再上传。");

    public static TableRefusedException TooMuchText() =>
        new(TableRefusal.TooBig, "这个文件里的文字太多，超过了名册该有的数量。请只留名册所在的工作表再上传。");

    public static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[39]) ? 39 : 40), "…");
}
