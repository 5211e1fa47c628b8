using System.Buffers.Binary;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Looks over the table of contents of a zip before anything allocates memory for its entries.</summary>
internal static class ZipDirectory
{
    private const int MostEntries = 5_000;
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;

    public static void Check(ReadOnlySpan<byte> file)
    {
        var end = -1;
        for (var i = file.Length - 22; i >= 0 && i >= file.Length - 22 - ushort.MaxValue && end < 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(file[i..]) == EndSignature) end = i;
        }

        if (end < 0) throw Refuse.Damaged();
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[(end + 10)..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(file[(end + 16)..]);
        // No roster needs zip64: it is for parts beyond 4 GB.
        if (count == 0 || count > MostEntries || offset >= file.Length) throw Refuse.Damaged();

        for (var entries = 0; offset + 46 <= file.Length; entries++)
        {
            var entry = file[(int)offset..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != EntrySignature) return;
            if (entries >= MostEntries) throw Refuse.Hostile("压缩的部件多得异常");
            if ((BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & 1) != 0) throw Refuse.Encrypted();
            offset += 46 + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }
    }
}
