using System.Buffers.Binary;

namespace LeftBehindCare.Printing.Fonts;

/// <summary>Tells TrueType fonts from those that would become Type 3 fonts in a PDF.</summary>
internal static class FontFormat
{
    private const uint TrueTypeOne = 0x00010000, AppleTrueType = 0x74727565, PostScript = 0x4F54544F, Collection = 0x74746366, Glyf = 0x676C7966;

    public static void Check(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[12];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            throw new FontRefusedException(path, "the file is too short to be a font");

        switch (BinaryPrimitives.ReadUInt32BigEndian(head))
        {
            case TrueTypeOne or AppleTrueType:
                break;
            case PostScript:
                throw new FontRefusedException(path, "it has PostScript (CFF) outlines, which would print as dozens of Type 3 fonts");
            case Collection:
                throw new FontRefusedException(path, "it is a collection (TTC/OTC) of several fonts");
            default:
                throw new FontRefusedException(path, "it is not a TrueType font");
        }

        var tables = BinaryPrimitives.ReadUInt16BigEndian(head[4..]);
        Span<byte> record = stackalloc byte[16];
        for (var i = 0; i < tables && file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length; i++)
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(record) == Glyf)
                return;
        }

        throw new FontRefusedException(path, "it has no TrueType outlines (no glyf table)");
    }
}
