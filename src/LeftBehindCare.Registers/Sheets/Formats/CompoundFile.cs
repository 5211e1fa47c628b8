using System.Buffers.Binary;
using System.Text;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>The old container of Office files ([MS-CFB]), read with every index checked and no chain followed twice.</summary>
internal sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly byte[] file;
    private readonly int sectorSize;
    private readonly List<uint> fat = [];
    private readonly List<uint> miniFat = [];
    private readonly Dictionary<string, (uint Start, long Size)> streams = new(StringComparer.OrdinalIgnoreCase);
    private readonly int miniCutoff;
    private readonly byte[] miniStream = [];

    public CompoundFile(byte[] file)
    {
        this.file = file;
        if (file.Length < 1536) throw Refuse.Damaged();
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12)) throw Refuse.Damaged();
        sectorSize = 1 << shift;
        miniCutoff = Int(56);

        ReadFat();
        var directory = Chain(UInt(48), fat, file.Length);
        for (var at = 0; at + 128 <= directory.Length; at += 128) ReadEntry(directory.AsSpan(at, 128));
        if (streams.TryGetValue("Root Entry", out var root))
        {
            foreach (var chunk in Chain(UInt(60), fat, file.Length).Chunk(4)) miniFat.Add(BitConverter.ToUInt32(chunk));
            miniStream = root.Size == 0 ? [] : Chain(root.Start, fat, root.Size);
        }
    }

    public bool Has(string name) => streams.ContainsKey(name);

    /// <summary>The bytes of a stream; nothing when there is none of that name.</summary>
    public byte[]? Stream(string name)
    {
        if (!streams.TryGetValue(name, out var entry)) return null;
        if (entry.Size > file.Length) throw Refuse.Damaged();
        return entry.Size >= miniCutoff ? Chain(entry.Start, fat, entry.Size) : MiniChain(entry.Start, (int)entry.Size);
    }

    private void ReadFat()
    {
        var tables = new List<uint>();
        for (var i = 0; i < 109; i++) tables.Add(UInt(76 + i * 4));
        var next = UInt(68);
        for (var guard = 0; next < LastSector; guard++)
        {
            if (guard > file.Length / sectorSize) throw Refuse.Damaged();
            var sector = Sector(next);
            for (var i = 0; i + 8 <= sector.Length; i += 4) tables.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
            if (sector.Length < sectorSize) throw Refuse.Damaged();
            next = BinaryPrimitives.ReadUInt32LittleEndian(sector[(sectorSize - 4)..]);
        }

        var most = file.Length / sectorSize + 1;
        foreach (var table in tables)
        {
            if (table >= LastSector || fat.Count > most) continue;
            var sector = Sector(table);
            for (var i = 0; i + 4 <= sector.Length; i += 4) fat.Add(BinaryPrimitives.ReadUInt32LittleEndian(sector[i..]));
        }
    }

    private void ReadEntry(ReadOnlySpan<byte> entry)
    {
        var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (nameBytes is < 2 or > 64 || entry[66] is not (1 or 2 or 5)) return;
        var name = entry[66] == 5 ? "Root Entry" : Encoding.Unicode.GetString(entry[..(nameBytes - 2)]);
        // The upper half of the size is garbage in files with 512-byte sectors.
        var size = sectorSize == 512 ? BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]) : BinaryPrimitives.ReadInt64LittleEndian(entry[120..]);
        streams.TryAdd(name, (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), Math.Clamp(size, 0, int.MaxValue)));
    }

    private byte[] Chain(uint start, List<uint> table, long size)
    {
        // Sized at once where the size is known, so that a big stream is not copied while it grows.
        using var result = new MemoryStream(size < file.Length ? (int)size + sectorSize : 0);
        for (var sector = start; sector < LastSector && result.Length < size; sector = sector < table.Count ? table[(int)sector] : throw Refuse.Damaged())
        {
            if (result.Length > file.Length) throw Refuse.Damaged();
            result.Write(Sector(sector));
        }

        return result.ToArray();
    }

    private byte[] MiniChain(uint start, int size)
    {
        using var result = new MemoryStream();
        for (var sector = start; sector != EndOfChain && result.Length < size; sector = sector < miniFat.Count ? miniFat[(int)sector] : throw Refuse.Damaged())
        {
            var at = sector * 64L;
            if (at >= miniStream.Length) throw Refuse.Damaged();
            result.Write(miniStream, (int)at, (int)Math.Min(64, miniStream.Length - at));
        }

        return result.ToArray();
    }

    /// <summary>A sector; the last one of a file may be shorter.</summary>
    private ReadOnlySpan<byte> Sector(uint number)
    {
        var at = (number + 1L) * sectorSize;
        if (at >= file.Length) throw Refuse.Damaged();
        return file.AsSpan((int)at, (int)Math.Min(sectorSize, file.Length - at));
    }

    private uint UInt(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
}
