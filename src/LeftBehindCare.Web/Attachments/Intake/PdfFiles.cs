using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace LeftBehindCare.Web.Attachments.Intake;

/// <summary>
/// Looks through a PDF for what a scanned paper never holds. It is a look, not a proof: whatever passes is still only ever handed
/// out as a download, never shown inside the product.
/// </summary>
public static partial class PdfFiles
{
    /// <summary>Bytes of all packed object lists of one file, unpacked.</summary>
    private const int MostUnpacked = 32 << 20;

    /// <summary>Readers look for the end mark in the last kilobyte.</summary>
    private const int Tail = 1024;

    /// <exception cref="FileRefusedException">It is not taken in, and why.</exception>
    public static void Check(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.AsSpan(Math.Max(0, file.Length - Tail)).IndexOf("%%EOF"u8) < 0) throw Broken();
        foreach (var part in Texts(file))
        {
            if (Locked().IsMatch(part)) throw new FileRefusedException("这个 PDF 加了密码或限制，以后可能打不开。请去掉密码，另存一份再传。");
            if (Active().IsMatch(part)) throw new FileRefusedException("这个 PDF 里带有程序、表单动作或别的文件，为安全不收。请用“打印成 PDF”另存一份再传。");
        }
    }

    /// <summary>Everything outside the streams, and the lists of objects packed into streams; pictures and fonts are passed over.</summary>
    private static IEnumerable<string> Texts(byte[] file)
    {
        var budget = MostUnpacked;
        var outside = 0;
        for (var at = 0; ;)
        {
            var start = Find(file, "stream"u8, at);
            if (start < 0)
            {
                yield return Plain(file.AsSpan(outside));
                yield break;
            }

            at = start + "stream".Length;
            // Only the word at the end of a line opens a stream; anywhere else it is text.
            if (at >= file.Length || file[at] is not ((byte)'\r' or (byte)'\n')) continue;
            var head = Plain(file.AsSpan(outside, start - outside));
            yield return head;
            var end = Find(file, "endstream"u8, at);
            if (end < 0) throw Broken();
            var packed = head[Math.Max(0, head.LastIndexOf("obj", StringComparison.Ordinal))..];
            if (packed.Contains("/ObjStm", StringComparison.Ordinal))
            {
                var bytes = file.AsMemory(at, end - at);
                yield return packed.Contains("/Filter", StringComparison.Ordinal) ? Unpacked(bytes, ref budget) : Plain(bytes.Span);
            }

            outside = at = end + "endstream".Length;
        }
    }

    private static int Find(byte[] file, ReadOnlySpan<byte> word, int from)
    {
        var found = file.AsSpan(from).IndexOf(word);
        return found < 0 ? -1 : from + found;
    }

    private static string Unpacked(ReadOnlyMemory<byte> bytes, ref int budget)
    {
        // The line end after the word belongs to neither.
        var packed = bytes.Span is [(byte)'\r', (byte)'\n', ..] ? bytes[2..] : bytes[1..];
        using var zlib = new ZLibStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[16 << 10];
        try
        {
            for (int read; (read = zlib.Read(buffer)) > 0;)
            {
                budget -= read;
                if (budget < 0) throw Broken();
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw Broken();
        }

        return Plain(unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length));
    }

    /// <summary>As text, a name's signs written as numbers (/J#53 for /JS) included.</summary>
    private static string Plain(ReadOnlySpan<byte> bytes) => Numbered().Replace(
        Encoding.Latin1.GetString(bytes), sign => ((char)byte.Parse(sign.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static FileRefusedException Broken() => new("这个 PDF 不完整，可能没有传完或已经损坏。请在电脑上打开看看，另存一份再传。");

    [GeneratedRegex("#[0-9A-Fa-f]{2}")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"/Encrypt(?![A-Za-z])")]
    private static partial Regex Locked();

    [GeneratedRegex("/(JavaScript|JS|EmbeddedFiles?|Launch|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z])")]
    private static partial Regex Active();
}
