using System.Globalization;
using System.Text.Json;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Audit;

/// <summary>
/// Reads the school's two logs for people: names instead of ids, office words instead of property names, and no value of an
/// area in which the reader has no right over the whole school. Newest first, by key and not by page number: the logs grow.
/// </summary>
public sealed class LogReader(AppDb db, ViewerContext viewers) : IRecordHistory
{
    public const int PageSize = 50;

    private const string System = "系统自动";
    private const int LongestValue = 80;

    public async Task<ChangesPage> ChangesAsync(AuditFilter filter, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = db.ChangeLog.AsNoTracking();
        if (filter.Person is { } person) query = query.Where(e => e.UserId == person);
        if (Start(filter.From) is { } from) query = query.Where(e => e.At >= from);
        if (Start(filter.Until?.AddDays(1)) is { } until) query = query.Where(e => e.At < until);
        if (!string.IsNullOrEmpty(filter.Kind)) query = query.Where(e => e.Entity == filter.Kind);
        if (filter.Record is { } record) query = query.Where(e => e.EntityId == record || e.ChildId == record);
        if (AuditCursor.Read(after) is { } cursor)
            query = query.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        var found = await query.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var entries = found.Take(PageSize).ToList();

        var children = entries.Select(e => ChildOf(e.Entity, e.EntityId, e.ChildId)).OfType<Guid>().ToHashSet();
        var changes = entries.Select(e => JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(e.Changes) ?? []).ToList();
        var words = await WordsAsync(entries.Select(e => e.UserId), children, changes.SelectMany(Ids), cancellationToken);
        return new ChangesPage(
            filter,
            [.. entries.Zip(changes, (e, c) => new ChangeLine
            {
                At = e.At,
                Who = words.Person(e.UserId),
                Deed = Deed(e.Kind, e.Entity),
                What = FieldNames.TitleOf(e.Entity),
                About = About(e.Entity, e.EntityId, ChildOf(e.Entity, e.EntityId, e.ChildId), words),
                Fields = Fields(e.Entity, c, words),
                // Written for those who may see the record; it may well name the child.
                Reason = FieldNames.AreaOf(e.Entity) is { } area && MaySee(area) ? e.Reason : null,
            })],
            found.Count > PageSize ? new AuditCursor(entries[^1].At, entries[^1].Id).ToString() : null,
            await PeopleAsync(cancellationToken),
            [.. FieldNames.All.OrderBy(r => r.Value.Area).Select(r => new SelectListItem(r.Value.Title, r.Key))]);
    }

    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(IRegister register, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(register);
        var entity = register.RecordType.Name;
        // What hangs on the record is part of its history, taken off or not.
        var hung = db.Attachments.IgnoreQueryFilters([QueryFilters.Removed]).Where(a => a.Entity == entity && a.RecordId == id).Select(a => a.Id);
        var entries = await db.ChangeLog.AsNoTracking().Where(e => (e.Entity == entity && e.EntityId == id) || (e.Entity == nameof(Attachment) && hung.Contains(e.EntityId)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(IRecordHistory.Most).ToListAsync(cancellationToken);
        var changes = entries.Select(e => e.Kind == ChangeKind.Added ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(e.Changes) ?? []).ToList();
        var words = await WordsAsync(entries.Select(e => e.UserId), [], changes.SelectMany(Ids), cancellationToken, namesChildren: true);
        // Whoever has the record before them sees what it holds, hence what it held.
        var own = FieldNames.AreaOf(entity);
        return [.. entries.Zip(changes, (e, c) => e.Entity == entity
            ? new HistoryLine(e.At, words.Person(e.UserId), Deed(e.Kind, e.Entity), Fields(e.Entity, c, words, area => area == own), e.Reason)
            : new HistoryLine(e.At, words.Person(e.UserId), DeedWith(e.Kind, e.Entity) + FieldNames.TitleOf(e.Entity), Fields(e.Entity, c, words, area => area == FieldNames.Find(e.Entity, nameof(Attachment.Caption))?.Area), e.Reason))];
    }

    /// <summary>The changes of a form that is kept in rows of several kinds, newest first. Reach is the caller's business.</summary>
    /// <param name="kinds">Class names of these kinds.</param>
    /// <param name="until">Rows of them that the form shows or showed, and until when they were its own (UTC).</param>
    /// <param name="childId">All rows of these kinds about this child belong to it, too.</param>
    /// <param name="sees">Areas in which the reader may see this child.</param>
    /// <param name="kept">Properties that nobody types; left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<HistoryLine>> OfFormAsync(
        string[] kinds, IReadOnlyDictionary<Guid, DateTimeOffset> until, Guid childId, IReadOnlySet<DataArea> sees, IReadOnlySet<string> kept, CancellationToken cancellationToken)
    {
        var (always, once) = (Ids(until.Where(u => u.Value == DateTimeOffset.MaxValue)), Ids(until.Where(u => u.Value != DateTimeOffset.MaxValue)));
        var last = once.Length == 0 ? DateTimeOffset.MinValue : once.Max(o => until[o]);
        var read = await db.ChangeLog.AsNoTracking()
            .Where(e => kinds.Contains(e.Entity) && (always.Contains(e.EntityId) || e.ChildId == childId || (once.Contains(e.EntityId) && e.At <= last)))
            .OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(IRecordHistory.Most).ToListAsync(cancellationToken);
        var entries = read.Where(e => e.ChildId == childId || !until.TryGetValue(e.EntityId, out var end) || e.At <= end).ToList();
        // A row that is new is a field filled in: a second number, a guardian.
        var changes = entries.Select(e => (JsonSerializer.Deserialize<Dictionary<string, JsonElement[]>>(e.Changes) ?? [])
            .Where(c => !kept.Contains(c.Key) && (e.Kind != ChangeKind.Added || c.Value[1].ValueKind != JsonValueKind.Null)).ToDictionary(c => c.Key, c => c.Value)).ToList();
        var words = await WordsAsync(entries.Select(e => e.UserId), [], changes.SelectMany(Ids), cancellationToken, namesChildren: true);
        return [.. entries.Zip(changes).Where(p => p.Second.Count > 0 || p.First.Kind != ChangeKind.Changed).Select(p => new HistoryLine(
            p.First.At, words.Person(p.First.UserId), DeedWith(p.First.Kind, p.First.Entity) + FieldNames.TitleOf(p.First.Entity),
            Fields(p.First.Entity, p.Second, words, sees.Contains), p.First.Reason))];
    }

    private static Guid[] Ids(IEnumerable<KeyValuePair<Guid, DateTimeOffset>> rows) => [.. rows.Select(r => r.Key)];

    public async Task<AccessPage> AccessAsync(AuditFilter filter, string? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = db.AccessLog.AsNoTracking();
        if (filter.Person is { } person) query = query.Where(e => e.UserId == person);
        if (Start(filter.From) is { } from) query = query.Where(e => e.At >= from);
        if (Start(filter.Until?.AddDays(1)) is { } until) query = query.Where(e => e.At < until);
        if (int.TryParse(filter.Deed, CultureInfo.InvariantCulture, out var deed)) query = query.Where(e => e.Action == (AccessAction)deed);
        if (filter.Record is { } record) query = query.Where(e => e.EntityId == record);
        if (AuditCursor.Read(after) is { } cursor)
            query = query.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        var found = await query.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var entries = found.Take(PageSize).ToList();
        var children = entries.Select(e => e.EntityId is { } id ? ChildOf(e.Entity, id, null) : null).OfType<Guid>().ToHashSet();
        var words = await WordsAsync(entries.Select(e => e.UserId), children, [], cancellationToken);
        return new AccessPage(
            filter,
            [.. entries.Select(e => new AccessLine
            {
                At = e.At,
                Who = words.Person(e.UserId),
                Deed = CodeSets.All.NameOf("AccessAction", ((int)e.Action).ToString(CultureInfo.InvariantCulture)) ?? "其他",
                About = e.EntityId is { } id ? About(e.Entity, id, ChildOf(e.Entity, id, null), words) : new Subject(FieldNames.TitleOf(e.Entity), null, null),
                Fields = e.Fields,
                Reason = e.Reason,
                Subjects = e.Subjects,
                Approved = e.ApprovalId is not null,
                Ip = e.Ip,
            })],
            found.Count > PageSize ? new AuditCursor(entries[^1].At, entries[^1].Id).ToString() : null,
            await PeopleAsync(cancellationToken));
    }

    /// <summary>Start of a day in Shanghai.</summary>
    private static DateTimeOffset? Start(DateOnly? day) =>
        day is { } d ? new DateTimeOffset(d.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToUniversalTime() : null;

    private static string Deed(ChangeKind kind, string entity) => kind switch
    {
        ChangeKind.Added => "新增",
        ChangeKind.Changed => "修改",
        ChangeKind.Removed => FieldNames.IsReviewed(entity) ? "作废" : "停用",
        ChangeKind.Restored => "恢复",
        ChangeKind.Deleted => "删除",
    };

    /// <summary>What was done with something that hangs on a record.</summary>
    private static string DeedWith(ChangeKind kind, string entity) => kind switch
    {
        ChangeKind.Removed => "删去",
        ChangeKind.Restored => "放回",
        _ => Deed(kind, entity),
    };

    private static Guid? ChildOf(string entity, Guid entityId, Guid? childId) => childId ?? (entity == nameof(Child) ? entityId : null);

    private Subject About(string entity, Guid entityId, Guid? child, Words words)
    {
        if (child is { } id)
            return words.Children.TryGetValue(id, out var name) ? new Subject(name, id, $"/children/{id}") : new Subject($"学生 · {Number(id)}", id, null);
        return entity == nameof(User) ? new Subject(words.Person(entityId), entityId, null) : new Subject($"{FieldNames.TitleOf(entity)} · {Number(entityId)}", entityId, null);
    }

    /// <summary>The last eight signs: version 7 ids begin with the time and are alike at the front.</summary>
    private static string Number(Guid id) => id.ToString("N")[^8..];

    /// <summary>Values are for those who may see the area over the whole school; the office's own matters for who reads the logs.</summary>
    private bool MaySee(DataArea area) =>
        area == DataArea.Accounts ? viewers.Viewer.Can(DataArea.Accounts, Access.Audit) : viewers.Viewer.Scope(area, Access.View).WholeSchool;

    private List<HistoryField> Fields(string entity, Dictionary<string, JsonElement[]> changes, Words words, Predicate<DataArea>? sees = null)
    {
        var fields = new List<HistoryField>();
        foreach (var (property, values) in changes)
        {
            var field = FieldNames.Find(entity, property);
            var name = field?.Title ?? "其他";
            if (fields.Any(f => f.Name == name && f.IsHidden)) continue;
            // Sealed columns come without values: that they changed is all the log knows.
            var isSealed = values.All(v => v.ValueKind == JsonValueKind.Null);
            if (isSealed || field?.Area is not { } area || !(sees?.Invoke(area) is true || MaySee(area))) fields.Add(new HistoryField(name, null, null, true));
            else fields.Add(new HistoryField(name, Text(values[0], property, field, words), Text(values[1], property, field, words), false));
        }

        return fields;
    }

    private static string? Text(JsonElement value, string property, FieldName field, Words words)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            JsonValueKind.String => value.GetString(),
            // As it was typed: the database writes 90 as 90.0.
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number.ToString("0.####", CultureInfo.InvariantCulture),
            _ => value.GetRawText(),
        };
        if (string.IsNullOrEmpty(text)) return null;
        if (field.CodeSet == "RecordStatus" && Enum.TryParse<RecordStatus>(text, out var status)) text = ((int)status).ToString(CultureInfo.InvariantCulture);
        if (field.CodeSet is { } set) return string.Join('、', text.Split(',').Select(code => CodeSets.All.NameOf(set, code) ?? code));
        if (GuidsOf(text) is { } ids) return string.Join('、', ids.Select(id => words.Other(id) ?? Number(id)));
        if (property.EndsWith("At", StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment)) return ChineseText.Moment(moment);
        return text.Length > LongestValue ? text[..LongestValue] + "…" : text;
    }

    private static IEnumerable<Guid> Ids(Dictionary<string, JsonElement[]> changes) => changes.Values.SelectMany(v => v)
        .Where(v => v.ValueKind == JsonValueKind.String).SelectMany(v => GuidsOf(v.GetString()!) ?? []); // A string is never null there.

    /// <summary>One id or several, with commas between them; null when the text is something else.</summary>
    private static List<Guid>? GuidsOf(string text)
    {
        var ids = text.Split(',').Select(part => Guid.TryParse(part, out var id) ? id : Guid.Empty).ToList();
        return ids.Contains(Guid.Empty) ? null : ids;
    }

    /// <summary>All names of one page in a handful of queries; children's only for those who may read them, or who have the record before them.</summary>
    private async Task<Words> WordsAsync(
        IEnumerable<Guid> users, HashSet<Guid> children, IEnumerable<Guid> others, CancellationToken cancellationToken, bool namesChildren = false)
    {
        var otherIds = others.Distinct().ToArray();
        var userIds = users.Concat(otherIds).Distinct().ToArray();
        var school = viewers.Viewer.SchoolId;
        var people = await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id) && (u.SchoolId == school || u.SchoolId == null))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var named = children.Count > 0 && MaySee(DataArea.Basics)
            ? await db.Children.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => children.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken)
            : [];
        var rest = new Dictionary<Guid, string>();
        if (otherIds.Length > 0)
        {
            var found = await db.Staff.IgnoreQueryFilters([QueryFilters.Removed]).Where(s => otherIds.Contains(s.Id)).Select(s => new { s.Id, Name = s.Name })
                .Concat(db.Classes.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => otherIds.Contains(c.Id)).Select(c => new { c.Id, Name = c.Title }))
                .Concat(db.Campuses.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => otherIds.Contains(c.Id)).Select(c => new { c.Id, Name = c.Name }))
                .ToListAsync(cancellationToken);
            foreach (var one in found) rest[one.Id] = one.Name;
            if (namesChildren)
                foreach (var one in await db.Children.IgnoreQueryFilters([QueryFilters.Removed]).Where(c => otherIds.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(cancellationToken))
                    rest[one.Id] = one.Name;
        }

        return new Words(people, named, rest);
    }

    private async Task<IReadOnlyList<SelectListItem>> PeopleAsync(CancellationToken cancellationToken)
    {
        var school = viewers.Viewer.SchoolId;
        return await db.Users.AsNoTracking().Where(u => u.SchoolId == school && school != null).OrderBy(u => u.UserName)
            .Select(u => new SelectListItem(u.DisplayName, u.Id.ToString())).ToListAsync(cancellationToken);
    }

    private sealed record Words(Dictionary<Guid, string> People, Dictionary<Guid, string> Children, Dictionary<Guid, string> Rest)
    {
        public string Person(Guid id) => id == Guid.Empty ? System : People.GetValueOrDefault(id) ?? $"账号 · {Number(id)}";

        public string? Other(Guid id) => Rest.GetValueOrDefault(id) ?? People.GetValueOrDefault(id);
    }
}
