using LeftBehindCare.Registers.Records;

namespace LeftBehindCare.Registers.Tests.Records;

public sealed class ReviewedRecordTests
{
    private static readonly DateTimeOffset Then = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RecordStatus.Draft)]
    [InlineData(RecordStatus.Submitted)]
    [InlineData(RecordStatus.Returned)]
    [InlineData(RecordStatus.Effective)]
    public void What_was_made_void_by_mistake_stands_where_it_stood(RecordStatus stood)
    {
        var record = Standing(stood);
        record.Void();
        Assert.Equal((RecordStatus.Void, true), (record.Status, record.IsClosed));

        record.Revive();

        Assert.Equal(stood, record.Status);
    }

    [Fact]
    public void A_correction_that_nobody_approved_is_not_in_force_because_it_was_void_for_a_while()
    {
        var record = Standing(RecordStatus.Effective);
        record.CorrectionReason = "地点记错了";
        record.HandIn(Then);
        record.Void();

        record.Revive();

        Assert.Equal((RecordStatus.Submitted, 1), (record.Status, record.VersionNo));
    }

    [Fact]
    public void Nothing_but_a_void_record_is_revived()
    {
        var record = Standing(RecordStatus.Effective);
        record.Status = RecordStatus.Archived;

        record.Revive();

        Assert.Equal(RecordStatus.Archived, record.Status);
    }

    private static Paper Standing(RecordStatus status)
    {
        var record = new Paper();
        if (status == RecordStatus.Draft) return record;
        record.HandIn(Then);
        if (status == RecordStatus.Returned) record.GiveBack("请补上在哪里。");
        if (status == RecordStatus.Effective) record.Approve(Guid.CreateVersion7(), Then);
        return record;
    }

    private sealed class Paper : ReviewedRecord;
}
