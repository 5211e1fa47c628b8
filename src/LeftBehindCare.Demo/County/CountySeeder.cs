using System.Diagnostics;
using System.Security.Cryptography;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Registers.Archives.ClassSummaries;
using LeftBehindCare.Web.Registers.Archives.Profiles;
using LeftBehindCare.Web.Registers.Versions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Demo.County;

/// <summary>
/// Puts the planned county into a database as its owner: one transaction and one COPY per table and school, so that memory
/// stays the same however many schools there are, and a school is there wholly or not at all.
/// </summary>
internal sealed class CountySeeder(string ownerConnection, MasterKey master, DemoOptions options)
{
    /// <summary>As the web application hashes; another number would only be replaced at the first login.</summary>
    private const int Pbkdf2Iterations = 220_000;

    private static readonly PasswordHasher<User> Hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = Pbkdf2Iterations }));

    private readonly DateOnly _day = options.Day ?? CountyPlan.SpecifiedDay;

    /// <summary>
    /// Makes what is not there yet. All accounts of a deployment share one password, hashed once: a tenth of a second for
    /// each of two hundred would be most of the time.
    /// </summary>
    public async Task RunAsync(IReadOnlySet<string> present, string password, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var hash = Hasher.HashPassword(null!, password);
        await using (var connection = await OpenAsync(cancellationToken))
        {
            await using var db = new AppDb(DesignTimeDb.Options(ownerConnection));
            await WriteTownsAsync(connection, db, cancellationToken);
            if (present.Count > 0) await RenewPasswordAsync(connection, hash, cancellationToken);
        }

        var missing = options.Schools.Where(i => !present.Contains(CountyPlan.Outline(i).Code10));
        var watch = Stopwatch.StartNew();
        var made = 0;
        await Parallel.ForEachAsync(
            missing,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4), CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var school = CountyPlan.For(index, _day, options.Seed);
                await WriteSchoolAsync(school, hash, token);
                var count = Interlocked.Increment(ref made);
                progress?.Report($"{school.School.Name}：{school.Outline.Pupils}人，留守{school.Outline.LeftBehind}人（第{count}所，{watch.Elapsed.TotalSeconds:0.0}秒）");
            });

        // The county's own accounts come last: with them the county is finished.
        await using var last = await OpenAsync(cancellationToken);
        await using var finish = new AppDb(DesignTimeDb.Options(ownerConnection));
        await using var transaction = await last.BeginTransactionAsync(cancellationToken);
        var logins = await LoginsAsync(last, cancellationToken);
        await WriteUsersAsync(new BulkWriter(transaction, finish), CountyPlan.CountyAccounts(options.Seed), hash, logins, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await AnalyzeAsync(last, finish, cancellationToken);
    }

    /// <summary>学校标识码 of the synthetic schools that are there; null where somebody's real schools are.</summary>
    public async Task<IReadOnlySet<string>?> PresentAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select code10, is_synthetic from schools", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var synthetic = true;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!await reader.IsDBNullAsync(0, cancellationToken)) codes.Add(reader.GetString(0));
            synthetic &= reader.GetBoolean(1);
        }

        return synthetic ? codes : null;
    }

    public async Task<bool> IsFinishedAsync(IReadOnlySet<string> present, CancellationToken cancellationToken)
    {
        if (options.Schools.Any(i => !present.Contains(CountyPlan.Outline(i).Code10))) return false;
        await using var connection = await OpenAsync(cancellationToken);
        var logins = await LoginsAsync(connection, cancellationToken);
        return CountyPlan.CountyAccounts(options.Seed).All(a => logins.Contains(a.Login));
    }

    private async Task WriteSchoolAsync(DemoSchool school, string hash, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var tenant = new TenantContext();
        tenant.Enter(school.School.Id, school.Accounts[0].UserId);
        await using var db = new AppDb(DesignTimeDb.Options(ownerConnection));
        db.Lease(tenant, () => []);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var writer = new BulkWriter(transaction, db);
        await writer.WriteAsync([school.School], cancellationToken);

        // The key is made here and not by the web's SchoolCiphers: that one works outside this transaction.
        var dataKey = RandomNumberGenerator.GetBytes(32);
        var key = new SchoolKey { SchoolId = school.School.Id, Number = 1, Wrapped = master.Wrap(dataKey, school.School.Id), CreatedAt = school.School.CreatedAt };
        await writer.WriteAsync([key], cancellationToken);
        var cipher = new SchoolCipher(master, school.School.Id, new Dictionary<byte, byte[]> { [key.Number] = dataKey });
        Seal(school, cipher);

        await WriteUsersAsync(writer, school.Accounts, hash, [], cancellationToken);
        await writer.WriteAsync([.. school.Staff.Select(s => s.Row)], cancellationToken);
        await writer.WriteAsync(school.Campuses, cancellationToken);
        await writer.WriteAsync(school.Villages, cancellationToken);
        await writer.WriteAsync(school.Terms, cancellationToken);
        await writer.WriteAsync(school.Classes, cancellationToken);
        await writer.WriteAsync(school.Teachings, cancellationToken);
        await writer.WriteAsync(school.Posts, cancellationToken);
        await writer.WriteAsync([.. school.Children.Select(c => c.Row)], cancellationToken);
        await writer.WriteAsync(school.Enrollments, cancellationToken);
        await writer.WriteAsync([.. school.Parents.Select(p => p.Row)], cancellationToken);
        await writer.WriteAsync(school.ParentLinks, cancellationToken);
        await writer.WriteAsync(school.AwaySpans, cancellationToken);
        await writer.WriteAsync([.. school.Guardians.Select(g => g.Row)], cancellationToken);
        await writer.WriteAsync(school.GuardianLinks, cancellationToken);
        await writer.WriteAsync(school.Phones, cancellationToken);
        await writer.WriteAsync(school.Episodes, cancellationToken);
        await writer.WriteAsync(school.Profiles, cancellationToken);
        await writer.WriteAsync([.. school.Approvals.Select(a => Version(a, cipher))], cancellationToken);
        await writer.WriteAsync([.. school.Summaries.Select(s => s.Row)], cancellationToken);
        await writer.WriteAsync(school.Deeds, cancellationToken);
        await writer.WriteAsync(school.Surveys, cancellationToken);
        await writer.WriteAsync(school.PortfolioItems, cancellationToken);
        await writer.WriteAsync(school.Custodies, cancellationToken);
        await writer.WriteAsync(school.ClassCares, cancellationToken);
        await writer.WriteAsync(school.CaseStudies, cancellationToken);
        await writer.WriteAsync(school.GrowthCards, cancellationToken);
        await writer.WriteAsync(school.Activities, cancellationToken);
        await writer.WriteAsync(school.Participations, cancellationToken);
        await writer.WriteAsync([.. school.Specials.Select(s => s.Row)], cancellationToken);
        await writer.WriteAsync([.. school.Versions.Select(v => Version(v.Id, v.Record, v.Fields, cipher))], cancellationToken);
        await writer.WriteAsync(school.Changes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static void Seal(DemoSchool school, SchoolCipher cipher)
    {
        foreach (var child in school.Children)
        {
            var row = child.Row;
            (row.IdNo, row.IdNoHash) = (cipher.Seal(SealedColumns.ChildIdNo, row.Id, child.IdNo), cipher.Index(child.IdNo));
            (row.StudentNo, row.StudentNoHash) = (cipher.Seal(SealedColumns.ChildStudentNo, row.Id, child.StudentNo), cipher.Index(child.StudentNo));
            row.DisCertNo = cipher.Seal(SealedColumns.ChildDisCertNo, row.Id, child.DisCertNo);
            row.Illness = cipher.Seal(SealedColumns.ChildIllness, row.Id, child.Illness);
        }

        foreach (var (row, behavior) in school.Specials) row.Behavior = cipher.Seal(SealedColumns.SpecialBehavior, row.Id, behavior);
        foreach (var (row, content) in school.Summaries) row.Rows = SummarySnapshot.Seal(cipher, row.Id, content);
        foreach (var (row, idNo) in school.Parents) (row.IdNo, row.IdNoHash) = Both(SealedColumns.ParentIdNo, row, idNo);
        foreach (var (row, idNo) in school.Guardians) (row.IdNo, row.IdNoHash) = Both(SealedColumns.GuardianIdNo, row, idNo);
        foreach (var (row, idNo) in school.Staff) (row.IdNo, row.IdNoHash) = Both(SealedColumns.StaffIdNo, row, idNo);

        (byte[]?, byte[]?) Both(string column, SchoolRecord row, string? idNo) => (cipher.Seal(column, row.Id, idNo), cipher.Index(idNo));
    }

    private static ProfileVersion Version(DemoApproval approval, SchoolCipher cipher)
    {
        var profile = approval.Facts.Profile!; // The plan approves profiles only.
        return new ProfileVersion
        {
            SchoolId = profile.SchoolId,
            Id = approval.VersionId,
            ChildId = profile.ChildId,
            ProfileId = profile.Id,
            VersionNo = profile.VersionNo,
            Snapshot = ProfileSnapshot.Seal(cipher, approval.VersionId, approval.Facts),
            ApprovedAt = profile.ApprovedAt!.Value,
            ApprovedBy = profile.ApprovedBy!.Value,
            CreatedAt = profile.ApprovedAt.Value,
            CreatedBy = profile.ApprovedBy.Value,
            UpdatedAt = profile.ApprovedAt.Value,
            UpdatedBy = profile.ApprovedBy.Value,
        };
    }

    private static RecordVersion Version(Guid id, ReviewedRecord record, IReadOnlyDictionary<string, string[]> fields, SchoolCipher cipher) => new()
    {
        SchoolId = record.SchoolId,
        Id = id,
        Entity = record.GetType().Name,
        RecordId = record.Id,
        VersionNo = record.VersionNo,
        Snapshot = VersionStore.Seal(cipher, id, fields),
        ApprovedAt = record.ApprovedAt!.Value, // The plan gives a version only to what is approved.
        ApprovedBy = record.ApprovedBy!.Value,
        CreatedAt = record.ApprovedAt.Value,
        CreatedBy = record.ApprovedBy.Value,
        UpdatedAt = record.ApprovedAt.Value,
        UpdatedBy = record.ApprovedBy.Value,
    };

    private Task WriteUsersAsync(
        BulkWriter writer, IReadOnlyList<CountyAccount> accounts, string hash, HashSet<string> present, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            [
                .. accounts.Where(a => !present.Contains(a.Login)).Select(a => new User
                {
                    Id = a.UserId,
                    UserName = a.Login,
                    NormalizedUserName = a.Login.ToUpperInvariant(),
                    PasswordHash = hash,
                    SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
                    LockoutEnabled = true,
                    SchoolId = a.SchoolId,
                    StaffId = a.StaffId,
                    DisplayName = a.Name,
                    CountyRole = a.SchoolId is null ? a.Role : null,
                    DisabledAt = a.DisabledAt,
                    PasswordChangedAt = DemoCalendar.At(_day, 0),
                    IsSynthetic = true,
                }),
            ],
            cancellationToken);

    private async Task WriteTownsAsync(NpgsqlConnection connection, AppDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var known = new HashSet<Guid>();
        await using (var command = new NpgsqlCommand("select id from towns", connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) known.Add(reader.GetGuid(0));
        }

        var towns = Enumerable.Range(0, CountyPlan.TownCount(options.Size)).Select(CountyOffice.Town).Where(t => !known.Contains(t.Id)).ToList();
        await new BulkWriter(transaction, db).WriteAsync(towns, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The planner would otherwise take the tables for empty until autovacuum comes by.</summary>
    private static async Task AnalyzeAsync(NpgsqlConnection connection, AppDb db, CancellationToken cancellationToken)
    {
        var tables = db.Model.GetEntityTypes().Select(e => e.GetSchemaQualifiedTableName()).OfType<string>().Distinct();
        await using var command = new NpgsqlCommand($"analyze {string.Join(", ", tables)}", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RenewPasswordAsync(NpgsqlConnection connection, string hash, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("update users set password_hash = $1 where is_synthetic", connection) { Parameters = { new() { Value = hash } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<HashSet<string>> LoginsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select user_name from users where county_role is not null", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var logins = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken)) logins.Add(reader.GetString(0));
        return logins;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
