using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People.Episodes;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parameters;

/// <summary>Reads and writes the school's parameters. Schools are a global table: only the tenant's own row is ever touched here.</summary>
public sealed class ParametersDesk(
    AppDb db, TenantContext tenant, LbEpisodes episodes, IEnumerable<IPeopleFollowUp> followUps, SchoolLists lists, OfficeClock clock)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public Task<School?> FindAsync(CancellationToken cancellationToken)
    {
        var own = tenant.SchoolId;
        return db.Schools.FirstOrDefaultAsync(s => s.Id == own, cancellationToken);
    }

    public static ParametersForm Read(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        return new ParametersForm
        {
            LbCaliber = school.LbCaliber,
            LbAgeMin = school.LbAgeMin,
            LbAgeMax = school.LbAgeMax,
            CareAsLb = school.CareAsLb,
            LbCaliberSince = school.LbCaliberSince,
            ArchiveSet = school.ArchiveSet,
            KinLine = school.KinLine,
            Hotline = school.Hotline,
        };
    }

    /// <summary>A mark of the stored values that a form carries; a stale one no longer matches.</summary>
    public static uint VersionOf(School school)
    {
        var text = string.Join('\u001f', FormFields.Of(Read(school)).Select(f => $"{f.Key}={string.Join(',', f.Value)}"));
        return BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes the form, the change log, and 留守 of every child anew where the definition changed: all or nothing.</summary>
    public async Task WriteAsync(School school, ParametersForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(school);
        ArgumentNullException.ThrowIfNull(form);
        var before = FormFields.Of(Read(school));
        var derivesAnew = (school.LbCaliber, school.LbAgeMin, school.LbAgeMax, school.CareAsLb) != (form.LbCaliber, form.LbAgeMin, form.LbAgeMax, form.CareAsLb);
        school.LbCaliber = form.LbCaliber!; // Required.
        school.LbAgeMin = form.LbAgeMin;
        school.LbAgeMax = form.LbAgeMax;
        school.CareAsLb = form.CareAsLb;
        school.LbCaliberSince = derivesAnew && (form.LbCaliberSince is null || form.LbCaliberSince == school.LbCaliberSince) ? clock.Today : form.LbCaliberSince;
        school.ArchiveSet = form.ArchiveSet!.Value; // Required.
        school.KinLine = Texts.OrNull(form.KinLine);
        school.Hotline = Texts.OrNull(form.Hotline);
        var changes = FormFields.Of(Read(school)).Where(f => !f.Value.SequenceEqual(before[f.Key]))
            .ToDictionary(f => f.Key, f => new[] { before[f.Key].FirstOrDefault(), f.Value.FirstOrDefault() });
        if (changes.Count == 0) return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // A school is no record of its own tenant, so nobody logs its changes for us.
        db.Add(new ChangeLogEntry
        {
            At = clock.UtcNow,
            UserId = tenant.UserId,
            Entity = nameof(School),
            EntityId = school.Id,
            Kind = ChangeKind.Changed,
            Changes = JsonSerializer.Serialize(changes, Json),
        });
        await db.SaveChangesAsync(cancellationToken);
        if (derivesAnew)
        {
            var children = await episodes.RecomputeSchoolAsync(db, cancellationToken);
            // Who counts as 留守 decides what else is wanted of a child and which sheets it stands on.
            foreach (var followUp in followUps.Where(f => f.Order > episodes.Order).OrderBy(f => f.Order)) await followUp.RunAsync(db, children, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        lists.Forget();
    }
}
