using System.IO.Compression;
using System.Text;
using LeftBehindCare.Registers.Sheets;
using static LeftBehindCare.Registers.Tests.Sheets.Tables;

namespace LeftBehindCare.Registers.Tests.Sheets;

public class HostileFileTests
{
    private static readonly byte[] Sound = new WorkbookBuilder().Strings("<t>姓名</t>").Texts("甲", ["姓名", "性别"], ["周映川", "男"]).Build();

    [Fact]
    public void The_sound_file_of_these_tests_is_taken()
    {
        using var table = Open(Sound);

        Assert.Equal(2, table.Sheets[0].RowCount);
    }

    [Fact]
    public void A_zip_bomb_is_refused_while_unpacking()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in Parts(Sound).Where(p => !p.Name.Contains("sheet1", StringComparison.Ordinal)))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }

            using var bomb = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            bomb.Write("<worksheet><sheetData>"u8);
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<row><c/></row>", 70_000)));
            for (var i = 0; i < 250; i++) bomb.Write(block);
        }

        Assert.Equal(TableRefusal.TooBig, Refusal(stream.ToArray()));
        // The same with the size in the table of contents forged: only counting helps.
        Assert.NotEqual(TableRefusal.Empty, Refusal(ForgeLengths(stream.ToArray())));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"file:///etc/passwd\">")]
    public void Entity_definitions_are_refused(string dtd)
    {
        var file = new WorkbookBuilder().Texts("甲", ["姓名"]).Part("xl/sharedStrings.xml", dtd + "<sst><si><t>&y;</t></si></sst>").Build();

        Assert.Equal(TableRefusal.Hostile, Refusal(file));
    }

    [Fact]
    public void Absurd_nesting_names_and_texts_are_refused()
    {
        Assert.Equal(TableRefusal.Hostile, Refusal(new WorkbookBuilder().Sheet(string.Concat(Enumerable.Repeat("<a>", 1_000_000))).Build()));
        Assert.Equal(TableRefusal.Hostile, Refusal(new WorkbookBuilder().Sheet(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<n{i}/>"))).Build()));
        Assert.Equal(TableRefusal.Hostile, Refusal(new WorkbookBuilder().Sheet($"<row r=\"{new string('1', 3_000_000)}\"/>").Build()));
        Assert.Equal(TableRefusal.TooBig, Refusal(new WorkbookBuilder().Sheet($"<row><c t=\"str\"><v>{new string('长', 40_000)}</v></c></row>").Build()));
    }

    [Fact]
    public void A_million_sparse_rows_are_refused()
    {
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<row r=\"{i * 17 + 1}\"><c r=\"GA{i * 17 + 1}\"><v>1</v></c></row>"));

        Assert.Equal(TableRefusal.TooBig, Refusal(new WorkbookBuilder().Sheet(rows).Build()));
    }

    [Fact]
    public void A_million_styled_but_empty_rows_are_no_reason_to_refuse()
    {
        var rows = WorkbookBuilder.RowsOf(["姓名", "性别"], ["甲", "男"]) + string.Concat(Enumerable.Range(3, 300_000).Select(i => $"<row r=\"{i}\"><c r=\"XFD{i}\" s=\"1\"/></row>"));

        using var table = Open(new WorkbookBuilder().Sheet(rows).Build());

        Assert.Equal(2, table.Sheets[0].RowCount);
    }

    [Fact]
    public void More_than_200_columns_are_refused_and_the_row_is_named()
    {
        var refused = Assert.Throws<TableRefusedException>(() => Open(new WorkbookBuilder().Sheet("<row r=\"7\"><c r=\"GS7\"><v>1</v></c></row>").Build()));

        Assert.Equal(TableRefusal.TooBig, refused.Kind);
        Assert.Contains("第 7 行", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TableRefusal.TooBig, Refusal(Encoding.UTF8.GetBytes(new string(',', 200) + "x")));
    }

    [Fact]
    public void Fifty_thousand_rows_are_the_limit()
    {
        Assert.Equal(TableRefusal.TooBig, Refusal(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("甲,乙\n", 50_100)))));
        using var full = OpenText("姓名,性别\n" + string.Concat(Enumerable.Repeat("甲,男\n", 50_000)));
        Assert.Equal(50_001, full.Sheets[0].RowCount);
    }

    [Fact]
    public void Merged_areas_without_end_do_no_harm()
    {
        var merges = string.Concat(Enumerable.Range(1, 100_000).Select(_ => "<mergeCell ref=\"A1:XFD1048576\"/>"));
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(i => $"<row r=\"{i}\"><c r=\"B{i}\"><v>{i}</v></c></row>"));

        using var table = Open(new WorkbookBuilder().Sheet(rows, after: $"<mergeCells>{merges}</mergeCells>").Build());

        Assert.Equal(5_000, table.Rows(0).Count());
    }

    [Fact]
    public void Wrong_types_are_named()
    {
        Assert.Equal(TableRefusal.Empty, Refusal([]));
        Assert.Equal(TableRefusal.Empty, Refusal("  \r\n"u8.ToArray()));
        Assert.Equal(TableRefusal.Empty, Refusal(new WorkbookBuilder().Texts("甲").Build()));
        Assert.Equal(TableRefusal.WrongType, Refusal("%PDF-1.7 …"u8.ToArray()));
        Assert.Equal(TableRefusal.WrongType, Refusal([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        Assert.Equal(TableRefusal.WrongType, Refusal([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37))]));
        Assert.Equal(TableRefusal.WebPage, Refusal("<html><body><table><tr><td>姓名</td></tr></table></body></html>"u8.ToArray()));
        Assert.Equal(TableRefusal.WebPage, Refusal("<table border=1><tr><td>姓名</td></tr></table>"u8.ToArray()));
        Assert.Equal(TableRefusal.OtherSpreadsheet, Refusal("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray()));
        Assert.Equal(TableRefusal.OtherSpreadsheet, Refusal(Zip("xl/workbook.bin")));
        Assert.Equal(TableRefusal.OtherSpreadsheet, Refusal(Zip("mimetype", "content.xml")));
        Assert.Equal(TableRefusal.WrongType, Refusal(Zip("[Content_Types].xml", "word/document.xml")));
        Assert.Equal(TableRefusal.WrongType, Refusal(Zip("照片.jpg")));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_or_read_but_never_breaks()
    {
        for (var length = 1; length < Sound.Length; length += 7)
        {
            var cut = Sound[..length];
            if (length < 3) continue;
            Assert.Equal(TableRefusal.Damaged, Refusal(cut));
        }
    }

    [Fact]
    public void An_upload_beyond_the_file_limit_is_refused_before_it_is_read_whole()
    {
        using var endless = new EndlessStream();

        var refused = Assert.Throws<TableRefusedException>(() => TableFile.Open(endless, "大.csv"));

        Assert.Equal(TableRefusal.TooBig, refused.Kind);
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_but_never_break()
    {
        var random = new Random(20261123);
        byte[][] seeds =
        [
            Sound,
            Stored(Sound),
            Stored(new WorkbookBuilder().Formats("yyyy-mm-dd", "0.00").Strings("<t>甲</t>").Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"0\"><v>42472</v></c><c t=\"d\"><v>2016-04-12</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"><v>1.5E3</v></c></row>", after: "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>").Build()),
            XlsSamples.Roster,
            Encoding.UTF8.GetBytes("姓名,性别,身份证号\r\n\"周映川\",男,=\"439901201604120012\"\r\n龙远舟,女,4.4E+17\r\n"),
            CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("姓名\t性别\n𬱖\t女\n"),
            Encoding.Unicode.GetBytes("\uFEFF姓名;性别\n甲;男\n"),
        ];
        var refused = 0;
        for (var round = 0; round < 1_400; round++)
        {
            var mutant = Mutate(seeds[round % seeds.Length], random);
            try
            {
                using var table = Open(mutant);
                foreach (var sheet in table.Sheets) _ = table.Rows(sheet.Index).Sum(r => r.Width);
                if (table.FindTable(Roster) is not { } found) continue;
                var mapping = ColumnMapping.Suggest(found, Roster);
                foreach (var row in found.Rows())
                {
                    _ = SheetValues.Date(mapping.Cell(row, "BirthDate"), Today);
                    _ = SheetValues.Number(mapping.Cell(row, "IdNo"));
                    _ = SheetValues.Text(mapping.Cell(row, "Name"));
                }
            }
            catch (TableRefusedException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 1_390);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var i = random.Next(1, 6); i > 0 && bytes.Count > 8; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
                case 4: bytes.Insert(at, (byte)"<>&\"=,\n\0"[random.Next(8)]); break;
                case 5: bytes[at] = 0xFF; break;
                default:
                    for (var k = 0; k < 4 && at + k < bytes.Count; k++) bytes[at + k] = (byte)(random.Next(2) * 0xFF);
                    break;
            }
        }

        return [.. bytes];
    }

    private static List<(string Name, string Xml)> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return (e.FullName, reader.ReadToEnd());
        })];
    }

    /// <summary>The same parts without compression, so that mutations reach the XML.</summary>
    private static byte[] Stored(byte[] file)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in Parts(file))
            {
                using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names) zip.CreateEntry(name);
        }

        return stream.ToArray();
    }

    private static byte[] ForgeLengths(byte[] zip)
    {
        for (var i = 0; i + 46 < zip.Length; i++)
        {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) BitConverter.TryWriteBytes(zip.AsSpan(i + 24), 5_000);
        }

        return zip;
    }

    private sealed class EndlessStream : Stream
    {
        private long read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Assert.True((read += count) < 100L << 20, "The reader went on beyond its limit.");
            buffer.AsSpan(offset, count).Fill((byte)'a');
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
