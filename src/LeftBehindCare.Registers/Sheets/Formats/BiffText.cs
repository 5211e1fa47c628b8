using System.Buffers.Binary;
using System.Text;

namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>Reads the strings of [MS-XLS], which may run on from one record into the next.</summary>
internal ref struct BiffText(byte[] stream, List<(int Start, int Length)> segments)
{
    private int segment;
    private int at;

    public readonly bool AtEnd => segment >= segments.Count || (segment == segments.Count - 1 && at >= segments[segment].Length);

    public byte Byte()
    {
        while (segment < segments.Count && at >= segments[segment].Length)
        {
            segment++;
            at = 0;
        }

        if (segment >= segments.Count) throw Refuse.Damaged();
        return stream[segments[segment].Start + at++];
    }

    public ushort UInt16() => (ushort)(Byte() | Byte() << 8);

    public uint UInt32() => (uint)(UInt16() | UInt16() << 16);

    public void Skip(long count)
    {
        while (count > 0)
        {
            if (segment >= segments.Count) throw Refuse.Damaged();
            var step = (int)Math.Min(count, segments[segment].Length - at);
            at += step;
            count -= step;
            if (at < segments[segment].Length || count == 0) continue;
            segment++;
            at = 0;
        }
    }

    /// <summary>A string with its flags, rich runs and phonetic block, after its length was read.</summary>
    public string String(int length)
    {
        var flags = Byte();
        int runs = (flags & 8) != 0 ? UInt16() : 0;
        long phonetic = (flags & 4) != 0 ? UInt32() : 0;
        var text = new StringBuilder(Math.Min(length, 1024));
        var wide = (flags & 1) != 0;
        while (text.Length < length)
        {
            if (segment >= segments.Count) throw Refuse.Damaged();
            if (at >= segments[segment].Length)
            {
                // Characters that go on in the next record begin there with a byte that says how wide they are.
                segment++;
                at = 0;
                wide = (Byte() & 1) != 0;
                continue;
            }

            text.Append(wide ? (char)UInt16() : (char)Byte());
        }

        Skip(runs * 4L + phonetic);
        return text.ToString();
    }

    public static double Rk(ReadOnlySpan<byte> data)
    {
        var raw = BinaryPrimitives.ReadInt32LittleEndian(data);
        var value = (raw & 2) != 0 ? raw >> 2 : BitConverter.Int64BitsToDouble((long)(raw & ~3) << 32);
        return (raw & 1) != 0 ? value / 100 : value;
    }
}
