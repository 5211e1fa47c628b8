using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Drafts;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Activities;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Archives.ClassCares;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Custodies;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.Registers.Archives.GrowthCards;
using LeftBehindCare.Web.Registers.Archives.Portfolios;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Archives.Specials;
using LeftBehindCare.Web.Registers.Archives.Surveys;
using LeftBehindCare.Web.SavedViews;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Data;

/// <summary>
/// The database. Contexts are pooled, so everything about the request (tenant, reason, follow-ups) is assigned at each
/// lease by <see cref="DataSetup"/> and read lazily.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options)
    : IdentityUserContext<User, Guid>(options), ITenantDb, IDataProtectionKeyContext
{
    private TenantContext? _tenant;
    private Func<IReadOnlyList<IPeopleFollowUp>> _followUps = () => [];
    private readonly List<(Guid TransactionId, Action What)> _afterCommit = [];

    // Global tables: nothing in them tells of a child.
    public DbSet<School> Schools => Set<School>();
    public DbSet<Town> Towns => Set<Town>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();
    public DbSet<LoginAttempt> LoginAttempts => Set<LoginAttempt>();
    public DbSet<JobTicket> JobTickets => Set<JobTicket>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    // School-owned tables.
    public DbSet<SchoolKey> SchoolKeys => Set<SchoolKey>();
    public DbSet<Campus> Campuses => Set<Campus>();
    public DbSet<Village> Villages => Set<Village>();
    public DbSet<Term> Terms => Set<Term>();
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();
    public DbSet<Staff> Staff => Set<Staff>();
    public DbSet<TeachingSpan> TeachingSpans => Set<TeachingSpan>();
    public DbSet<PostSpan> PostSpans => Set<PostSpan>();
    public DbSet<Child> Children => Set<Child>();
    public DbSet<EnrollSpan> EnrollSpans => Set<EnrollSpan>();
    public DbSet<Parent> Parents => Set<Parent>();
    public DbSet<ParentLink> ParentLinks => Set<ParentLink>();
    public DbSet<AwaySpan> AwaySpans => Set<AwaySpan>();
    public DbSet<Guardian> Guardians => Set<Guardian>();
    public DbSet<GuardianLink> GuardianLinks => Set<GuardianLink>();
    public DbSet<PhoneEntry> PhoneEntries => Set<PhoneEntry>();
    public DbSet<LbEpisode> LbEpisodes => Set<LbEpisode>();
    public DbSet<LeftBehindProfile> Profiles => Set<LeftBehindProfile>();
    public DbSet<ProfileVersion> ProfileVersions => Set<ProfileVersion>();
    public DbSet<IdPrintRequest> IdPrintRequests => Set<IdPrintRequest>();
    public DbSet<ClassSummary> ClassSummaries => Set<ClassSummary>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivityParticipation> Participations => Set<ActivityParticipation>();
    public DbSet<GrowthCard> GrowthCards => Set<GrowthCard>();
    public DbSet<SpecialRegistration> Specials => Set<SpecialRegistration>();
    public DbSet<CaseStudy> CaseStudies => Set<CaseStudy>();
    public DbSet<ClassCareRecord> ClassCares => Set<ClassCareRecord>();
    public DbSet<DeedRecord> Deeds => Set<DeedRecord>();
    public DbSet<SurveyRound> Surveys => Set<SurveyRound>();
    public DbSet<PortfolioItem> PortfolioItems => Set<PortfolioItem>();
    public DbSet<ArchiveCustody> Custodies => Set<ArchiveCustody>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<ChangeLogEntry> ChangeLog => Set<ChangeLogEntry>();
    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();

    /// <inheritdoc/>
    public Guid TenantOrNone => _tenant?.SchoolId ?? Guid.Empty;

    /// <inheritdoc/>
    public Guid ActingUserId => _tenant?.UserId ?? Guid.Empty;

    /// <inheritdoc/>
    public string? ChangeReason { get; set; }

    /// <inheritdoc/>
    public bool SuppressChangeLog { get; set; }

    /// <summary>Assigns what belongs to this lease of the pooled context.</summary>
    /// <param name="tenant">The scope's school.</param>
    /// <param name="followUps">Asked for at the first save that needs them: they read through this very context.</param>
    public void Lease(TenantContext tenant, Func<IReadOnlyList<IPeopleFollowUp>> followUps)
    {
        _tenant = tenant;
        _followUps = followUps;
        ChangeReason = null;
        SuppressChangeLog = false;
        _afterCommit.Clear();
    }

    /// <summary>
    /// Does something that others may only notice once it is written: at the commit of the transaction under way, at once
    /// without one, never when it is rolled back.
    /// </summary>
    /// <param name="what">Quick, and does not throw: the rows are written already.</param>
    public void AfterCommit(Action what)
    {
        ArgumentNullException.ThrowIfNull(what);
        if (Database.CurrentTransaction is { } transaction) _afterCommit.Add((transaction.TransactionId, what));
        else what();
    }

    /// <summary>Called by <see cref="CommitInterceptor"/>.</summary>
    internal void Committed(Guid transactionId)
    {
        if (_afterCommit.Count == 0) return;
        var due = _afterCommit.Where(a => a.TransactionId == transactionId).Select(a => a.What).ToList();
        _afterCommit.Clear();
        foreach (var what in due) what();
    }

    /// <summary>
    /// Saves, and in the same transaction lets what is derived from people (留守, completeness, stale summaries) catch up.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var touched = PeopleTouched.In(ChangeTracker);
        if (touched.IsEmpty)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var children = await touched.ChildrenAsync(this, cancellationToken);
        foreach (var followUp in _followUps()) await followUp.RunAsync(this, children, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>Saves what was derived, without setting off the follow-ups again.</summary>
    public Task<int> SaveDerivedAsync(CancellationToken cancellationToken) => base.SaveChangesAsync(true, cancellationToken);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        builder.WallTenants(this);
    }
}
