using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.Papers.Bundles;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Jobs;

public sealed class JobQueueTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task The_worker_is_woken_at_once_by_a_job_saved_on_its_own()
    {
        using var bell = new JobSignal();
        await OnQueueAsync(bell, async (_, queue) =>
        {
            await AskAsync(queue);
            Assert.True(await RangAsync(bell));
        });
    }

    [Fact]
    public async Task The_worker_is_woken_by_the_commit_because_before_it_sees_no_ticket()
    {
        using var bell = new JobSignal();
        await OnQueueAsync(bell, async (db, queue) =>
        {
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                await AskAsync(queue);
                await db.SaveChangesAsync();
                Assert.False(await RangAsync(bell));
                await transaction.CommitAsync();
            }

            Assert.True(await RangAsync(bell));
            Assert.False(await RangAsync(bell));
        });
    }

    [Fact]
    public async Task A_job_taken_back_with_its_transaction_wakes_nobody_then_or_later()
    {
        using var bell = new JobSignal();
        await OnQueueAsync(bell, async (db, queue) =>
        {
            await using (await db.Database.BeginTransactionAsync()) await AskAsync(queue);
            Assert.False(await RangAsync(bell));
            await using (var next = await db.Database.BeginTransactionAsync()) await next.CommitAsync();
            Assert.False(await RangAsync(bell));
        });
    }

    private static Task<Guid> AskAsync(JobQueue queue) =>
        queue.EnqueueAsync(ProfilePrintJob.KindName, "打印", new ProfilePrintArguments([Guid.NewGuid()]), default);

    private static Task<bool> RangAsync(JobSignal bell) => bell.WaitAsync(TimeSpan.Zero, default);

    /// <summary>A queue whose bell no worker listens to.</summary>
    private async Task OnQueueAsync(JobSignal bell, Func<AppDb, JobQueue, Task> then)
    {
        var school = await office.NewSchoolAsync();
        await using var scope = office.Services.CreateAsyncScope();
        var (services, tenant) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<TenantContext>());
        tenant.Enter(school.Id, Guid.NewGuid());
        var db = services.GetRequiredService<AppDb>();
        await then(db, new JobQueue(db, tenant, services.GetRequiredService<OfficeClock>(), bell));
    }
}
