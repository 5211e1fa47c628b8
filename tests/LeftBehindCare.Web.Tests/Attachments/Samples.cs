using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace LeftBehindCare.Web.Tests.Attachments;

/// <summary>Pictures and papers to send, good ones and such as somebody with bad intentions makes.</summary>
internal static class Samples
{
    /// <summary>What no file of ours may still tell: a place and a phone.</summary>
    public const string Phone = "PHONE-OF-THE-TEACHER";

    /// <summary>Left half red, right half blue: so that turning shows.</summary>
    public static byte[] Picture(int width = 640, int height = 480, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, byte shade = 0)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(220, shade, 20));
            using var blue = new SKPaint { Color = new SKColor(20, shade, 220) };
            canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG as a phone writes it: an APP1 segment with orientation, phone and where it was taken, and a comment.</summary>
    public static byte[] FromPhone(int width = 640, int height = 480, ushort orientation = 1)
    {
        var tiff = new MemoryStream();
        void Bytes(ReadOnlySpan<byte> bytes) => tiff.Write(bytes);
        void Short(int value) => Bytes([(byte)value, (byte)(value >> 8)]);
        void Long(int value) => Bytes([(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)]);
        void Entry(int tag, int type, int count, int value)
        {
            Short(tag);
            Short(type);
            Long(count);
            Long(value);
        }

        var model = Encoding.ASCII.GetBytes(Phone + "\0");
        // Little-endian TIFF: IFD0 at 8 with three entries, GPS at 50 with two, then the data.
        Bytes("II*\0"u8);
        Long(8);
        Short(3);
        Entry(0x0110, 2, model.Length, 80 + 24);
        Entry(0x0112, 3, 1, orientation);
        Entry(0x8825, 4, 1, 50);
        Long(0);
        Short(2);
        Entry(0x0001, 2, 2, 'N');
        Entry(0x0002, 5, 3, 80);
        Long(0);
        foreach (var part in new[] { 28, 16, 43 })
        {
            Long(part);
            Long(1);
        }

        Bytes(model);
        byte[] payload = [.. "Exif\0\0"u8, .. tiff.ToArray()];
        var jpeg = Picture(width, height);
        byte[] comment = [0xff, 0xfe, 0, 22, .. Encoding.ASCII.GetBytes(Phone)];
        return [0xff, 0xd8, .. Segment(0xe1, payload), .. comment, .. jpeg[2..]];
    }

    /// <summary>A good JPEG whose header says it has a hundred million pixels.</summary>
    public static byte[] Huge(int width = 10_000, int height = 10_000)
    {
        var jpeg = Picture(64, 64);
        for (var at = 2; at < jpeg.Length - 9;)
        {
            if (jpeg[at + 1] is 0xc0 or 0xc2)
            {
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(at + 5), (ushort)height);
                BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(at + 7), (ushort)width);
                return jpeg;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
        }

        throw new InvalidOperationException("The sample has no frame header.");
    }

    /// <summary>Markers of the segments before the pixels: E0 is JFIF, E1 EXIF or XMP, E2 a colour profile, ED Photoshop's, FE a comment.</summary>
    public static List<byte> Markers(byte[] jpeg)
    {
        var markers = new List<byte>();
        for (var at = 2; jpeg[at + 1] != 0xda; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2))) markers.Add(jpeg[at + 1]);
        return markers;
    }

    /// <summary>A paper with something more in its catalogue, such as <c>/OpenAction</c>.</summary>
    public static byte[] Paper(string catalogue = "", string trailer = "") => Encoding.Latin1.GetBytes($"""
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R {catalogue} >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [] /Count 0 >>
        endobj
        trailer
        << /Root 1 0 R {trailer} >>
        startxref
        0
        %%EOF
        """);

    /// <summary>A paper that keeps its objects packed, as most do today.</summary>
    public static byte[] Packed(string objects)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.Latin1.GetBytes(objects));
        return
        [
            .. Encoding.Latin1.GetBytes($"%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"),
            .. packed.ToArray(),
            .. "\nendstream\nendobj\nstartxref\n0\n%%EOF"u8,
        ];
    }

    private static byte[] Segment(byte marker, byte[] payload) => [0xff, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2), .. payload];
}
