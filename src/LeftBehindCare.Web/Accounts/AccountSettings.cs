using LeftBehindCare.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Accounts;

/// <summary>What a deployment decides about accounts (section <c>Accounts</c>).</summary>
public sealed record AccountSettings
{
    /// <summary>The deployment shows synthetic data only (<c>Demo:Enabled</c>); schools made in it are marked so.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Whoever may see full ID numbers logs in with a second factor. Off for synthetic data only; start-up sees to it.</summary>
    public bool RequireSecondFactor { get; init; } = true;

    /// <summary>Everything runs over HTTPS: the cookie is called <c>__Host-…</c> and is never sent without it.</summary>
    public bool SecureCookies { get; init; }

    /// <summary>Words of the place that make a bad password: the county's name and the like.</summary>
    public IReadOnlyList<string> ContextWords { get; init; } = [];

    public static AccountSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var demo = configuration.GetValue("Demo:Enabled", false);
        return new AccountSettings
        {
            IsDemo = demo,
            RequireSecondFactor = configuration.GetValue<bool?>("Accounts:RequireSecondFactor") ?? !demo,
            SecureCookies = configuration.GetValue("Accounts:SecureCookies", false),
            ContextWords = configuration.GetSection("Accounts:ContextWords").Get<string[]>() ?? [],
        };
    }
}

/// <summary>Refuses to start without the second factor where a real school could be behind it.</summary>
public sealed class SecondFactorOnlyOffForDemo(AccountSettings settings, IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.RequireSecondFactor) return;
        if (!settings.IsDemo)
            throw new InvalidOperationException("Accounts:RequireSecondFactor=false is for the demo only. Set it to true, or set Demo:Enabled=true for a deployment without real data.");
        await using var scope = scopes.CreateAsyncScope();
        var real = await scope.ServiceProvider.GetRequiredService<AppDb>().Schools.CountAsync(s => !s.IsSynthetic, cancellationToken);
        if (real > 0)
            throw new InvalidOperationException($"Accounts:RequireSecondFactor=false is for synthetic data only, and {real} schools in this database are not synthetic. Set it to true.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
