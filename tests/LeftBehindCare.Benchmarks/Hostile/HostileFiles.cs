using System.IO.Compression;
using System.Text;
using LeftBehindCare.Benchmarks.Imports;

namespace LeftBehindCare.Benchmarks.Hostile;

/// <summary>Files that want the application's memory or time, and some that are merely broken; each within the size that is let in.</summary>
internal static class HostileFiles
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static IEnumerable<(string Name, string FileName, byte[] Content)> All()
    {
        yield return ("zip bomb of 2 GB", "名单.xlsx", Workbook(sheet => Repeat(sheet, "<row><c/></row>", 2L << 30)));
        yield return ("entity bomb", "名单.xlsx", Workbook(sheet => sheet.Write("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"u8), Entities()));
        yield return ("a million sparse rows", "名单.xlsx", Workbook(Sparse));
        yield return ("nesting a million deep", "名单.xlsx", Workbook(sheet => Repeat(sheet, "<a>", 3_000_000)));
        yield return ("one text of 1 GB", "名单.xlsx", Workbook(sheet =>
        {
            sheet.Write("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>"u8);
            Repeat(sheet, "aaaaaaaaaaaaaaaa", 1L << 30);
        }));
        yield return ("encrypted workbook", "名单.xlsx", Encrypted());
        var sound = RosterFile.Build(2_000);
        yield return ("cut off in the middle", "名单.xlsx", sound[..(sound.Length / 2)]);
        yield return ("20 MB of commas", "名单.csv", [.. Enumerable.Repeat((byte)',', 20_000_000)]);
        yield return ("a picture", "名单.xlsx", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100_000]]);
    }

    private static byte[] Workbook(Action<Stream> rows, string? strings = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            if (strings is not null) Part(zip, "xl/sharedStrings.xml", strings);
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            sheet.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Main}\"><sheetData>"));
            rows(sheet);
            sheet.Write("</sheetData></worksheet>"u8);
        }

        return file.ToArray();
    }

    private static void Part(ZipArchive zip, string path, string xml)
    {
        using var part = zip.CreateEntry(path).Open();
        part.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static void Repeat(Stream stream, string text, long bytes)
    {
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, (1 << 20) / text.Length)));
        for (long written = 0; written < bytes; written += block.Length) stream.Write(block);
    }

    /// <summary>Ten entities, each ten times the one before: ten thousand million letters.</summary>
    private static string Entities()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        return $"<!DOCTYPE sst [<!ENTITY e0 \"哈哈哈哈哈哈哈哈哈哈\">{entities}]><sst xmlns=\"{Main}\"><si><t>&e9;</t></si></sst>";
    }

    private static void Sparse(Stream sheet)
    {
        for (var row = 1; row <= 1_048_576; row++) sheet.Write(Encoding.UTF8.GetBytes($"<row r=\"{row}\"><c r=\"GA{row}\"><v>1</v></c></row>"));
    }

    /// <summary>As Office stores a workbook with a password: a compound file that holds EncryptionInfo and EncryptedPackage.</summary>
    private static byte[] Encrypted()
    {
        const int sector = 512;
        var file = new byte[sector * 20];
        Ole.CopyTo(file, 0);
        BitConverter.TryWriteBytes(file.AsSpan(24), (ushort)0x3E);
        BitConverter.TryWriteBytes(file.AsSpan(26), (ushort)3);
        BitConverter.TryWriteBytes(file.AsSpan(28), (ushort)0xFFFE);
        BitConverter.TryWriteBytes(file.AsSpan(30), (ushort)9);
        BitConverter.TryWriteBytes(file.AsSpan(32), (ushort)6);
        BitConverter.TryWriteBytes(file.AsSpan(44), 1);
        BitConverter.TryWriteBytes(file.AsSpan(48), 1);
        BitConverter.TryWriteBytes(file.AsSpan(56), 4096);
        BitConverter.TryWriteBytes(file.AsSpan(60), -2);
        BitConverter.TryWriteBytes(file.AsSpan(68), -2);
        file.AsSpan(76, 436).Fill(0xFF);
        BitConverter.TryWriteBytes(file.AsSpan(76), 0);
        var table = file.AsSpan(sector, sector);
        table.Fill(0xFF);
        BitConverter.TryWriteBytes(table, -3);
        BitConverter.TryWriteBytes(table[4..], -2);
        for (var i = 2; i < 19; i++) BitConverter.TryWriteBytes(table[(i * 4)..], i == 18 ? -2 : i + 1);
        Entry(file.AsSpan(sector * 2), "Root Entry", 5, child: 1, start: -2, size: 0);
        Entry(file.AsSpan((sector * 2) + 128), "EncryptedPackage", 2, child: -1, start: 2, size: sector * 17);
        Entry(file.AsSpan((sector * 2) + 256), "EncryptionInfo", 2, child: -1, start: -2, size: 0);
        return file;
    }

    private static void Entry(Span<byte> at, string name, byte kind, int child, int start, int size)
    {
        Encoding.Unicode.GetBytes(name, at);
        BitConverter.TryWriteBytes(at[64..], (ushort)((name.Length + 1) * 2));
        at[66] = kind;
        at[67] = 1;
        BitConverter.TryWriteBytes(at[68..], -1);
        BitConverter.TryWriteBytes(at[72..], name.StartsWith("EncryptedP", StringComparison.Ordinal) ? 2 : -1);
        BitConverter.TryWriteBytes(at[76..], child);
        BitConverter.TryWriteBytes(at[116..], start);
        BitConverter.TryWriteBytes(at[120..], size);
    }
}
