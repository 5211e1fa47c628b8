using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeftBehindCare.Web.People.Import;

/// <summary>
/// The way of a roster into the school: opened, mapped, planned and shown, then written in one transaction exactly as it was
/// shown, or not at all. Rights are the caller's business.
/// </summary>
public sealed class RosterImports(
    AppDb db, TenantContext tenant, OfficeClock clock, SchoolCiphers ciphers, IEnumerable<IPeopleFollowUp> followUps)
{
    /// <summary>Bytes of an uploaded roster.</summary>
    public const long MaxFileBytes = 20L << 20;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TableLimits Limits = TableLimits.Default with { MaxFileBytes = MaxFileBytes };

    /// <summary>Takes a file in: refuses what is no roster, suggests the mapping (the school's own for this header first) and stages it sealed.</summary>
    /// <exception cref="TableRefusedException">It is no table, or nothing in it looks like a roster's header.</exception>
    public async Task<Guid> OpenAsync(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        await DropExpiredAsync(cancellationToken);
        var name = Path.GetFileName(fileName);
        if (name.Length > 200) name = name[^200..];
        using var file = TableFile.Open(new MemoryStream(content, writable: false), name, Limits);
        var table = TableOf(file);
        var remembered = await db.Set<ImportMapping>().Where(m => m.Header == table.HeaderFingerprint).Select(m => m.Mapping).FirstOrDefaultAsync(cancellationToken);
        var mapping = ColumnMapping.Suggest(table, RosterColumns.All);
        if (remembered is not null) mapping = mapping.With(Parse<Dictionary<string, string>>(remembered));

        var fileId = Guid.CreateVersion7();
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var expires = clock.UtcNow + KeptFor;
        var import = new RosterImport
        {
            FileName = name,
            FileHash = SHA256.HashData(content),
            FileId = fileId,
            Header = table.HeaderFingerprint,
            Mapping = JsonSerializer.Serialize(mapping.Remember()),
            Choices = JsonSerializer.Serialize(new RosterChoices()),
            Total = table.Sheet.RowCount,
            ExpiresAt = expires,
        };
        db.Add(new StoredFile
        {
            Id = fileId,
            Name = name,
            ContentType = "application/octet-stream",
            Content = cipher.SealBytes(SealedColumns.ImportFile, fileId, content),
            ExpiresAt = expires,
        });
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import.Id;
    }

    /// <summary>The file's columns and what each is taken for, with a few rows to look at.</summary>
    public async Task<T> WithTableAsync<T>(RosterImport import, Func<ColumnMapping, T> look, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(look);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var stored = await db.StoredFiles.AsNoTracking().Where(f => f.Id == import.FileId).Select(f => f.Content).SingleAsync(cancellationToken);
        using var file = TableFile.Open(new MemoryStream(cipher.OpenBytes(SealedColumns.ImportFile, import.FileId, stored), writable: false), import.FileName, Limits);
        return look(ColumnMapping.Suggest(TableOf(file), RosterColumns.All).With(Parse<Dictionary<string, string>>(import.Mapping)));
    }

    /// <summary>Keeps the mapping for this import and for the next file with the same header.</summary>
    public async Task MapAsync(RosterImport import, IReadOnlyDictionary<string, string> chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        import.Mapping = JsonSerializer.Serialize(chosen);
        import.State = RosterImportState.Uploaded;
        import.Rows = null;
        import.Choices = JsonSerializer.Serialize(new RosterChoices());
        if (await db.Set<ImportMapping>().FirstOrDefaultAsync(m => m.Header == import.Header, cancellationToken) is { } known) known.Mapping = import.Mapping;
        else db.Add(new ImportMapping { Header = import.Header, Mapping = import.Mapping });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Reads and plans all rows and stages the plan. Writes nothing else.</summary>
    public async Task PreviewAsync(RosterImport import, Func<int, int, Task>? report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        var (rows, skipped, messages) = await WithTableAsync(import, Read, cancellationToken);
        if (report is not null) await report(rows.Count / 2, rows.Count);
        var state = await RosterState.LoadAsync(db, clock.Today, cancellationToken);
        var planner = new RosterPlanner(state, await ciphers.CurrentAsync(cancellationToken));
        var planned = planner.Plan(rows);
        if (state.MainCampus is null && planner.Proposed.Count > 0)
            messages.Add(new ImportMessage(ImportSeverity.Wrong, null, null, null, "学校还没有登记校区，不能新建班级", "请先到学校资料里登记校区"));
        await StageAsync(import, new RosterPlan { Rows = planned, Classes = planner.Proposed, Messages = messages, Skipped = skipped }, cancellationToken);
        if (report is not null) await report(rows.Count, rows.Count);
    }

    /// <summary>The staged preview.</summary>
    public async Task<RosterPlan> PlanAsync(RosterImport import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        if (import.Rows is null) throw new InvalidOperationException("The import has no preview yet.");
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        using var unpacked = new BrotliStream(new MemoryStream(cipher.OpenBytes(SealedColumns.StagedImport, import.Id, import.Rows), writable: false), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync<RosterPlan>(unpacked, JsonSerializerOptions.Default, cancellationToken)
            ?? throw new InvalidOperationException("The staged preview is empty.");
    }

    public static RosterChoices ChoicesOf(RosterImport import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return Parse<RosterChoices>(import.Choices);
    }

    /// <summary>
    /// Writes the staged rows that the choices let in, in one transaction. Pressed twice, the second finds it done. Where
    /// somebody has changed a record since the preview, nothing is written and the preview is made anew.
    /// </summary>
    /// <returns>How it ended.</returns>
    public async Task<CommitOutcome> CommitAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(id, cancellationToken);
        }
        catch (Exception e) when (IsOvertaken(e))
        {
            db.ChangeTracker.Clear();
            db.ChangeReason = null;
            var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == id, cancellationToken);
            if (import.State == RosterImportState.Done) return CommitOutcome.AlreadyDone;
            import.Problem = "预检之后有人改过其中的记录，这次没有写入。已经重新预检，请再看一遍。";
            await PreviewAsync(import, null, cancellationToken);
            return CommitOutcome.Overtaken;
        }
    }

    private async Task<CommitOutcome> WriteAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two imports of one school wait for each other; a second click waits here and then finds the first one's work, which
        // a row that the context already tracks would hide.
        var school = (tenant.SchoolId ?? throw new InvalidOperationException("A roster belongs to a school.")).ToString();
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({school}, 7))", cancellationToken);
        var import = await db.Set<RosterImport>().FromSql($"select *, xmin from roster_imports where id = {id} for update").AsNoTracking().SingleAsync(cancellationToken);
        if (import.State == RosterImportState.Done) return CommitOutcome.AlreadyDone;
        if (import.State is not (RosterImportState.Previewed or RosterImportState.Writing)) return CommitOutcome.NotReady;

        var staged = await PlanAsync(import, cancellationToken);
        var choices = ChoicesOf(import);
        var cipher = await ciphers.CurrentAsync(cancellationToken);
        var state = await RosterState.LoadAsync(db, clock.Today, cancellationToken);
        var planner = new RosterPlanner(state, cipher);
        var planned = planner.Plan([.. staged.Rows.Select(r => r.Row)]);
        if (staged.Rows.Zip(planned).Any(p => p.First.IsWritten(choices) && p.First.Digest != p.Second.Digest)) throw new OvertakenException();

        db.ChangeTracker.Clear();
        db.ChangeReason = $"导入名单 {import.FileName}"[..Math.Min(200, import.FileName.Length + 5)];
        var (added, changed) = await new RosterWriter(db, clock, cipher, state, followUps).WriteAsync(planned, staged.Classes, choices, cancellationToken);
        db.ChangeReason = null;
        db.ChangeTracker.Clear();
        var (done, now) = (RosterImportState.Done, clock.UtcNow);
        await db.Set<RosterImport>().Where(i => i.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.State, done).SetProperty(i => i.WrittenNew, added).SetProperty(i => i.WrittenChanged, changed)
                .SetProperty(i => i.FinishedAt, now).SetProperty(i => i.Problem, (string?)null),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CommitOutcome.Written;
    }

    /// <summary>The rows that stay out, with what is wrong with each, as a workbook to mend and send again.</summary>
    public async Task<byte[]> LeftOutAsync(RosterImport import, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(import, cancellationToken);
        var choices = ChoicesOf(import);
        var messages = plan.Rows.Where(r => r.Outcome != RowOutcome.Same && !r.IsWritten(choices)).SelectMany(r =>
            r.NewClass is not null && !choices.Classes.Contains(r.NewClass) && r.Outcome != RowOutcome.Wrong
                ? r.Messages.Append(new ImportMessage(ImportSeverity.Doubtful, r.Row.Number, null, null, $"{r.ClassTitle}没有勾选新建", "请在预检页勾选新建这个班，或改正班级"))
                : r.Messages);
        return await WithTableAsync(import, mapping =>
        {
            using var sheet = new MemoryStream();
            ProblemSheet.Write(sheet, mapping.Table, messages, ImportSeverity.Doubtful);
            return sheet.ToArray();
        }, cancellationToken);
    }

    /// <summary>An empty roster with our own titles.</summary>
    public static byte[] Template()
    {
        using var sheet = new MemoryStream();
        using (SheetWriter.Xlsx(sheet, "学生名单", [.. RosterColumns.All.Select(c => new SheetColumnLayout(c.Title, Math.Max(10, c.Title.Length * 2 + 4)))]))
        {
            // The header is all: a row of examples would be imported.
        }

        return sheet.ToArray();
    }

    /// <summary>
    /// The whole way without a person: every column as suggested, every proposed class opened, doubtful rows left out. For the
    /// benchmark and the demo; the scope must be in a school.
    /// </summary>
    public async Task<RosterImport> RunAsync(byte[] content, string fileName, CancellationToken cancellationToken)
    {
        var id = await OpenAsync(content, fileName, cancellationToken);
        var import = await db.Set<RosterImport>().SingleAsync(i => i.Id == id, cancellationToken);
        await PreviewAsync(import, null, cancellationToken);
        var plan = await PlanAsync(import, cancellationToken);
        import.Choices = JsonSerializer.Serialize(new RosterChoices { Classes = [.. plan.Classes.Select(c => c.Key)] });
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await CommitAsync(id, cancellationToken);
        return await db.Set<RosterImport>().AsNoTracking().SingleAsync(i => i.Id == id, cancellationToken);
    }

    private (List<RosterRow> Rows, List<SkippedRow> Skipped, List<ImportMessage> Messages) Read(ColumnMapping mapping)
    {
        var reader = new RosterReader(mapping, clock.Today);
        var rows = mapping.Table.Rows().Select(reader.Read).ToList();
        var report = new ImportReport();
        report.AddDestroyedColumns(mapping);
        return (rows, [.. mapping.Table.Skipped], [.. report.Messages]);
    }

    private async Task StageAsync(RosterImport import, RosterPlan plan, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(brotli, plan, JsonSerializerOptions.Default, cancellationToken);
        }

        var cipher = await ciphers.CurrentAsync(cancellationToken);
        import.Rows = cipher.SealBytes(SealedColumns.StagedImport, import.Id, packed.ToArray());
        import.Total = plan.Rows.Count;
        import.New = Count(RowOutcome.New);
        import.Changed = Count(RowOutcome.Changed);
        import.Same = Count(RowOutcome.Same);
        import.Doubtful = Count(RowOutcome.Doubtful);
        import.Wrong = Count(RowOutcome.Wrong);
        import.State = RosterImportState.Previewed;
        await db.SaveChangesAsync(cancellationToken);

        int Count(RowOutcome outcome) => plan.Rows.Count(r => r.Outcome == outcome);
    }

    private async Task DropExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var files = await db.Set<RosterImport>().Where(i => i.ExpiresAt < now).Select(i => i.FileId).ToListAsync(cancellationToken);
        if (files.Count == 0) return;
        await db.Set<RosterImport>().Where(i => files.Contains(i.FileId)).ExecuteDeleteAsync(cancellationToken);
        await db.StoredFiles.Where(f => files.Contains(f.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static SheetTable TableOf(TableFile file)
    {
        var table = file.FindTable(RosterColumns.All);
        return table is { HeaderScore: > 0 } ? table : throw new TableRefusedException(
            TableRefusal.WrongType, "这个文件里找不到名单的表头。请检查表里有没有“姓名”“身份证件号”“年级”“班级”这样一行列名，再传一次。");
    }

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json) ?? throw new InvalidOperationException("The staged JSON is empty.");

    private static bool IsOvertaken(Exception e) =>
        e is OvertakenException or DbUpdateConcurrencyException
        || (e as PostgresException ?? e.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.SerializationFailure };

    private sealed class OvertakenException : Exception;
}

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>Written.</summary>
    Written,

    /// <summary>It was written before; nothing happened now.</summary>
    AlreadyDone,

    /// <summary>Records changed since the preview; nothing is written, and there is a new preview.</summary>
    Overtaken,

    /// <summary>There is no preview to write.</summary>
    NotReady,
}
