using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Review;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Papers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Registers.Archives.Profiles;

/// <summary>Makes the page of those who read or review: the masked paper, what changed, the versions.</summary>
public sealed class ProfileShow(
    AppDb db, ProfileDesk desk, ProfileList list, ProfilePapers papers, PaperFrames frames, ViewerContext viewers, SchoolCiphers ciphers, IModelMetadataProvider metadata)
{
    public async Task<ProfileShowPage> PageAsync(ProfileFacts facts, CancellationToken cancellationToken, string? comment = null, IReadOnlyList<FieldComment>? fields = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var versions = await VersionsAsync(facts.Profile?.Id, cancellationToken);
        var canReview = desk.CanReview(facts);
        return new ProfileShowPage
        {
            Facts = facts,
            Paper = await DescribeAsync(facts, cancellationToken),
            Versions = versions,
            Changes = canReview && versions.Count > 0 ? await ChangesAsync(facts, cipher, cancellationToken) : [],
            Missing = facts.Profile?.Missing ?? [],
            CanReview = canReview,
            CanEdit = desk.CanEdit(facts),
            CanTakeOut = facts.Profile?.Status == RecordStatus.Archived && list.KeepsArchives,
            CanReadHistory = facts.Profile is not null && viewers.Viewer.Can(DataArea.Archives, Access.Edit | Access.Approve),
            RowVersion = ProfileReading.Token(facts, cipher, metadata),
            Comment = comment,
            TypedFields = fields ?? [],
        };
    }

    /// <summary>The sheet as this viewer may see it.</summary>
    public async Task<LeftBehindCare.Printing.Descriptions.FormDoc> DescribeAsync(ProfileFacts facts, CancellationToken cancellationToken)
    {
        var paper = (await papers.OfAsync([facts], viewers.Viewer, withIdNumbers: false, cancellationToken))[0];
        return ProfileSheet.Describe(paper, (await frames.ReadAsync(cancellationToken: cancellationToken)).Stamp);
    }

    /// <summary>An approved version, or null.</summary>
    public async Task<ProfileFacts?> VersionAsync(Guid profileId, int versionNo, CancellationToken cancellationToken)
    {
        var version = await db.ProfileVersions.AsNoTracking()
            .FirstOrDefaultAsync(v => v.ProfileId == profileId && v.VersionNo == versionNo, cancellationToken);
        return version is null ? null : ProfileSnapshot.Open(await ciphers.CurrentAsync(cancellationToken), version);
    }

    /// <summary>Who wrote last into any of the rows, and when.</summary>
    public async Task<(string? Name, DateTimeOffset At)> LastWriterAsync(ProfileFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var child = facts.Child;
        SchoolRecord?[] rows =
        [
            child.Child, facts.Profile, child.PrimaryGuardian?.Person, child.PrimaryGuardian?.Link,
            .. child.Parents.SelectMany(p => new SchoolRecord?[] { p.Person, p.Link, p.Away }),
            .. child.Phones, .. child.Parents.SelectMany(p => p.Phones), .. child.PrimaryGuardian?.Phones ?? [],
        ];
        var last = rows.OfType<SchoolRecord>()
            .MaxBy(r => (r.UpdatedAt, r.UpdatedBy != Guid.Empty))!; // the child is always there; a person before the system
        return (await db.Users.Where(u => u.Id == last.UpdatedBy).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken), last.UpdatedAt);
    }

    private async Task<List<KeptVersion>> VersionsAsync(Guid? profileId, CancellationToken cancellationToken) =>
        profileId is null ? [] : await (
            from version in db.ProfileVersions
            where version.ProfileId == profileId
            orderby version.VersionNo descending
            select new KeptVersion(
                version.VersionNo, version.ApprovedAt, db.Users.Where(u => u.Id == version.ApprovedBy).Select(u => u.DisplayName).FirstOrDefault(), version.Reason)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<ConflictField>> ChangesAsync(ProfileFacts facts, SchoolCipher cipher, CancellationToken cancellationToken)
    {
        if (facts.Profile is not { VersionNo: > 0 } profile
            || await VersionAsync(profile.Id, profile.VersionNo, cancellationToken) is not { } approved) return [];
        var villages = await db.Villages.ToDictionaryAsync(v => v.Id, v => v.Name, cancellationToken);
        return ProfileFields.Compare(ProfileReading.Read(approved, cipher), ProfileReading.Read(facts, cipher), metadata, villages).Differing;
    }
}
