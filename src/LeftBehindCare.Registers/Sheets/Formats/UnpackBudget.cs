namespace LeftBehindCare.Registers.Sheets.Formats;

/// <summary>How many bytes may still be unpacked; shared by all parts of one file.</summary>
internal sealed class UnpackBudget(long max)
{
    private long spent;

    public void Spend(int count)
    {
        spent += count;
        if (spent > max) throw Refuse.Unpacked(max);
    }
}
