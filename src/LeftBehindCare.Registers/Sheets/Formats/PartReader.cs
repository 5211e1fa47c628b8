using System.IO.Compression;
using System.Text;
using System.Xml;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>
/// Reads one XML part of a workbook without trusting it: no DTD, bounded nesting, bounded names, no endless text, and
/// every unpacked byte counted before it is parsed.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int DeepestNesting = 64;
    private const int LongestText = 1_000_000;

    private readonly TextReader text;
    private readonly StringBuilder collected = new();

    public PartReader(ZipArchiveEntry part, UnpackBudget budget)
    {
        text = new GuardedText(new StreamReader(new CountedStream(part.Open(), budget), Encoding.UTF8, true, 1 << 15));
        Xml = XmlReader.Create(text, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            // Sloppy exporters write control characters as &#x1;; they are washed out later, not refused here.
            CheckCharacters = false,
            NameTable = new BoundedNames(),
        });
    }

    public XmlReader Xml { get; }

    public string Name => Xml.LocalName;

    public bool IsElement => Xml.NodeType == XmlNodeType.Element;

    public bool Read()
    {
        if (!Xml.Read()) return false;
        return Xml.Depth <= DeepestNesting ? true : throw Refuse.Hostile("嵌套的层数多得异常");
    }

    /// <summary>Moves on inside the current element; false at its end.</summary>
    public bool ReadInside(int depth) => Read() && Xml.Depth > depth;

    /// <summary>An attribute by local name, whatever its prefix.</summary>
    public string? Attribute(string localName)
    {
        if (!Xml.MoveToFirstAttribute()) return null;
        string? value = null;
        do
        {
            if (Xml.LocalName == localName && Xml.Prefix != "xmlns") value = Xml.Value;
        }
        while (value is null && Xml.MoveToNextAttribute());
        Xml.MoveToElement();
        return value;
    }

    /// <summary>All text of the current element, which is then left behind.</summary>
    public string Content()
    {
        if (Xml.IsEmptyElement) return "";
        var depth = Xml.Depth;
        string? only = null;
        collected.Clear();
        while (ReadInside(depth))
        {
            if (!IsText) continue;
            if (only is null && collected.Length == 0)
            {
                only = Xml.Value;
                continue;
            }

            if (only is not null) collected.Append(only);
            only = null;
            collected.Append(Xml.Value);
            if (collected.Length > LongestText) throw Refuse.Hostile("有一段长得异常的文字");
        }

        return only ?? collected.ToString();
    }

    /// <summary>The text of a string item: its plain and rich runs, without the phonetic guide.</summary>
    public string StringItem()
    {
        if (Xml.IsEmptyElement) return "";
        var depth = Xml.Depth;
        var phonetic = int.MaxValue;
        var result = "";
        StringBuilder? runs = null;
        while (ReadInside(depth))
        {
            if (Xml.Depth <= phonetic) phonetic = int.MaxValue;
            if (!IsElement) continue;
            if (Name == "rPh" && !Xml.IsEmptyElement && phonetic == int.MaxValue) phonetic = Xml.Depth;
            if (Name != "t" || phonetic != int.MaxValue) continue;
            if (result.Length == 0) result = Content();
            else (runs ??= new StringBuilder()).Append(Content());
            if (runs?.Length > LongestText) throw Refuse.Hostile("有一段长得异常的文字");
        }

        return Unescape(result + runs);
    }

    public void Dispose()
    {
        Xml.Dispose();
        text.Dispose();
    }

    /// <summary>Resolves _x000D_ and its kind (ECMA-376 part 1, 22.9.2.19).</summary>
    public static string Unescape(string value)
    {
        var at = value.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return value;

        var result = new StringBuilder(value.Length).Append(value, 0, at);
        while (at < value.Length)
        {
            if (at + 7 <= value.Length && value[at] == '_' && value[at + 1] == 'x' && value[at + 6] == '_'
                && int.TryParse(value.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
            {
                result.Append((char)code);
                at += 7;
            }
            else
            {
                result.Append(value[at++]);
            }
        }

        return result.ToString();
    }

    private bool IsText => Xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    /// <summary>A name table that refuses to fill up the memory.</summary>
    private sealed class BoundedNames : NameTable
    {
        private const int MostNames = 5_000;
        private int names;

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? (++names <= MostNames ? base.Add(key, start, len) : throw Refuse.Hostile("XML 名称多得异常"));

        public override string Add(string key) =>
            Get(key) ?? (++names <= MostNames ? base.Add(key) : throw Refuse.Hostile("XML 名称多得异常"));
    }

    /// <summary>
    /// Refuses a DTD as soon as it begins, and text that runs on without any tag: the parser would hold the whole
    /// attribute or name in memory.
    /// </summary>
    private sealed class GuardedText(TextReader inner) : TextReader
    {
        private int run;
        private char last, beforeLast;

        public override int Peek() => inner.Peek();

        public override int Read()
        {
            var c = inner.Read();
            if (c >= 0) Watch((char)c);
            return c;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            var read = inner.Read(buffer, index, count);
            foreach (var c in buffer.AsSpan(index, read)) Watch(c);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private void Watch(char c)
        {
            if (c == '<') run = 0;
            else if (++run > LongestText) throw Refuse.Hostile("有一段长得异常的文字");
            if (c is 'D' or 'd' && last == '!' && beforeLast == '<') throw Refuse.Hostile("夹带了实体定义（DTD）");
            beforeLast = last;
            last = c;
        }
    }

    private sealed class CountedStream(Stream inner, UnpackBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            budget.Spend(read);
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
