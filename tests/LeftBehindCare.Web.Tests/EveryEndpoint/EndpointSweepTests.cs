using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Jobs;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Registers.Archives.Deeds;
using LeftBehindCare.Web.SavedViews;
using LeftBehindCare.Web.Tests.Attachments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit.Abstractions;

namespace LeftBehindCare.Web.Tests.EveryEndpoint;

/// <summary>
/// Every endpoint the program has, found by the program, tried by every identity with ids of another school and with ids
/// that never existed: the answers must not differ, and the other school's rows must not change. Nothing is listed by hand
/// but what a stranger may open, and there are no exemptions.
/// </summary>
public sealed partial class EndpointSweepTests(ITestOutputHelper output)
{
    /// <summary>What needs no login. A new line here is a decision.</summary>
    private static readonly string[] OpenToStrangers = ["/css/paper.css", "/errors/{code:int:range(400,599)}", "/login", "/login/code"];

    private static readonly Role[] SchoolRoles =
        [.. Enum.GetValues<Role>().Where(r => r is not (Role.BureauUser or Role.SysAdmin))];

    [Fact]
    public async Task A_stranger_reaches_the_login_and_nothing_else()
    {
        await using var office = await Office.OwnAsync();
        var open = new List<string>();
        foreach (var endpoint in Endpoints(office))
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                if (endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null) open.Add("/" + endpoint.RoutePattern.RawText!.TrimStart('/'));
                continue;
            }

            foreach (var verb in Verbs(endpoint))
            {
                var answer = await SendAsync(office.Stranger(), verb, endpoint, Guid.CreateVersion7(), Guid.CreateVersion7());
                Assert.True(
                    (answer.Status == HttpStatusCode.Redirect && answer.Location.Contains("/login", StringComparison.Ordinal)) || answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest,
                    $"{verb} {endpoint.RoutePattern.RawText} answered a stranger {(int)answer.Status} {answer.Location}");
            }
        }

        Assert.Equal([], open.Distinct().Except(OpenToStrangers).Order());
    }

    [Fact]
    public async Task A_foreign_id_is_answered_like_one_that_never_existed()
    {
        await using var office = await Office.OwnAsync();
        var mine = await FurnishAsync(office, "阳光小学");
        var theirs = await FurnishAsync(office, "鱼龙小学");
        var ownIds = await IdsAsync(office, mine.Id);
        var foreignIds = await IdsAsync(office, theirs.Id);
        var before = await ChecksumsAsync(office, theirs.Id);
        var endpoints = Endpoints(office).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        var classOfMine = await mine.InSchoolAsync(db => Task.FromResult(db.Classes.First().Id));
        var ownChild = ownIds.First(o => o.Table == "children").Id;
        var requests = 0;
        var reachedOwn = new HashSet<string>();
        var different = new List<string>();

        var people = new List<(string Name, User User, bool TriesAll)>();
        foreach (var role in SchoolRoles)
            people.Add((role.ToString(), (await mine.AddPersonAsync(role, role == Role.Homeroom ? classOfMine : null)).User, role is Role.Principal or Role.Archivist));
        people.Add((nameof(Role.SysAdmin), await office.AddCountyUserAsync(Role.SysAdmin), false));
        people.Add((nameof(Role.BureauUser), await office.AddCountyUserAsync(Role.BureauUser), false));

        foreach (var (name, user, triesAll) in people)
        {
            foreach (var endpoint in endpoints)
            {
                if (!TakesIds(endpoint)) continue;
                foreach (var verb in Verbs(endpoint))
                {
                    var random = Guid.CreateVersion7();
                    var browser = await office.SignInAsync(user);
                    var never = await SendAsync(browser, verb, endpoint, random, random);
                    // Who lacks the right is refused before any id is looked at: one id shows it.
                    var candidates = never.Status == HttpStatusCode.Forbidden ? foreignIds.Take(1)
                        : triesAll ? foreignIds
                        : foreignIds.Where(f => f.Table is "children" or "staff" or "classes");
                    foreach (var (table, id) in candidates)
                    {
                        // A change may end the session it came with (logout, a new password): each gets its own.
                        if (verb != HttpMethod.Get) browser = await office.SignInAsync(user);
                        var foreign = await SendAsync(browser, verb, endpoint, id, id);
                        requests++;
                        if (Same(never, random, foreign, id) && (int)foreign.Status < 500) continue;
                        different.Add($"{name} {verb} /{endpoint.RoutePattern.RawText} with an id of {table}: {(int)never.Status} {never.Location} / {(int)foreign.Status} {foreign.Location}");
                    }

                    // An own child with something of another school's hung under it.
                    if (triesAll && TakesTwoIds(endpoint))
                    {
                        var under = await SendAsync(await office.SignInAsync(user), verb, endpoint, random, random, ownChild);
                        foreach (var (table, id) in foreignIds)
                        {
                            var foreign = await SendAsync(await office.SignInAsync(user), verb, endpoint, id, id, ownChild);
                            requests++;
                            if (!Same(under, random, foreign, id) || (int)foreign.Status >= 500)
                                different.Add($"{name} {verb} /{endpoint.RoutePattern.RawText} under an own child with an id of {table}: {(int)under.Status} / {(int)foreign.Status}");
                            var own = await SendAsync(browser, HttpMethod.Get, endpoint, ownIds.First(o => o.Table == table).Id, id, ownChild);
                            if (verb == HttpMethod.Get && !Same(under, random, own, id)) reachedOwn.Add(endpoint.RoutePattern.RawText!);
                        }
                    }

                    if (!triesAll || verb != HttpMethod.Get) continue;
                    foreach (var (_, id) in ownIds)
                    {
                        var own = await SendAsync(browser, verb, endpoint, id, id);
                        if (!Same(never, random, own, id)) reachedOwn.Add(endpoint.RoutePattern.RawText!);
                    }
                }
            }
        }

        output.WriteLine($"{requests} requests with foreign ids over {endpoints.Count} endpoints and {people.Count} identities; {reachedOwn.Count} addresses told an own id from an unknown one");
        Assert.True(different.Count == 0, string.Join(Environment.NewLine, different));
        // Control: the comparison does tell a reachable record from an unknown id, on every page of a child and every picture.
        Assert.Equal([], endpoints
            .Where(e => Verbs(e).Contains(HttpMethod.Get) && (e.RoutePattern.RawText!.StartsWith("children/{", StringComparison.Ordinal) || e.RoutePattern.RawText!.StartsWith("attachments/{id", StringComparison.Ordinal))
                && e.RoutePattern.Parameters.All(p => IdParameters(e).Contains(p.Name))
                && !PostedFields(e, Guid.Empty).Any(f => f.Value == Guid.Empty.ToString()))
            .Select(e => e.RoutePattern.RawText!).Except(reachedOwn));
        Assert.Equal(before, await ChecksumsAsync(office, theirs.Id));
    }

    [Fact]
    public async Task Whose_account_was_closed_or_whose_last_post_ended_finds_every_door_shut()
    {
        await using var office = await Office.OwnAsync();
        var school = await FurnishAsync(office, "阳光小学");
        var ids = await IdsAsync(office, school.Id);
        var closed = await school.AddPersonAsync(Role.Principal);
        var gone = await school.AddPersonAsync(Role.Principal);
        var (closedBrowser, goneBrowser) = (await office.SignInAsync(closed.User), await office.SignInAsync(gone.User));
        // Control: until now both could come in.
        foreach (var browser in new[] { closedBrowser, goneBrowser }) Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/children")).Status);
        await office.ChangeUserAsync(closed.User, u => u.DisabledAt = office.Now);
        await school.InSchoolAsync(async db =>
        {
            (await db.PostSpans.FindAsync(school.Id, gone.Post.Id))!.To = office.Today;
            await db.SaveChangesAsync();
        });

        foreach (var endpoint in Endpoints(office).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            foreach (var verb in Verbs(endpoint))
            {
                var id = ids.First(i => i.Table == "children").Id;
                var closedOut = await SendAsync(closedBrowser, verb, endpoint, id, id);
                Assert.True(
                    (closedOut.Status == HttpStatusCode.Redirect && closedOut.Location.Contains("/login", StringComparison.Ordinal)) || closedOut.Status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest,
                    $"{verb} {endpoint.RoutePattern.RawText} answered a closed account {(int)closedOut.Status} {closedOut.Location}");

                // Without a post one still has an account of one's own, and nothing of the school.
                var isOwn = endpoint.Metadata.GetMetadata<NeedsAttribute>() is null;
                if (isOwn && verb != HttpMethod.Get) continue;
                var postless = await SendAsync(goneBrowser, verb, endpoint, id, id);
                Assert.DoesNotContain(Canary(school), postless.Body, StringComparison.Ordinal);
                Assert.True(isOwn || postless.Status is HttpStatusCode.Forbidden, $"{verb} {endpoint.RoutePattern.RawText} answered somebody without a post {(int)postless.Status} {postless.Location}");
            }
        }
    }

    [Fact]
    public async Task What_is_out_of_use_is_shown_like_what_never_existed()
    {
        await using var office = await Office.OwnAsync();
        var school = await FurnishAsync(office, "阳光小学");
        var ids = await IdsAsync(office, school.Id);
        // But on the pages that are there to bring it back.
        var endpoints = Endpoints(office).Where(e => Verbs(e).Contains(HttpMethod.Get) && TakesRouteIds(e) && e.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !e.RoutePattern.RawText!.EndsWith("/{id:guid}/removed", StringComparison.Ordinal)).ToList();
        var people = new List<Browserlike> { await school.PersonAsync(Role.Principal), await school.PersonAsync(Role.Archivist) };
        var reached = await DifferingAsync();
        await RemoveAllAsync(office, school.Id);

        var shown = await DifferingAsync();

        // Control: before, many of these addresses told the record from an unknown id.
        Assert.True(reached.Count > 10, string.Join(Environment.NewLine, reached));
        Assert.Equal([], shown);

        async Task<List<string>> DifferingAsync()
        {
            var found = new List<string>();
            foreach (var browser in people)
            {
                foreach (var endpoint in endpoints)
                {
                    var random = Guid.CreateVersion7();
                    var never = await SendAsync(browser, HttpMethod.Get, endpoint, random, random);
                    foreach (var (table, id) in ids.Where(i => i.Table is "children" or "classes" or "villages" or "campuses" or "terms"))
                    {
                        var one = await SendAsync(browser, HttpMethod.Get, endpoint, id, id);
                        if (!Same(never, random, one, id)) found.Add($"{endpoint.RoutePattern.RawText} with an id of {table}: {(int)one.Status}");
                    }
                }
            }

            return found;
        }
    }

    [Fact]
    public async Task No_page_of_one_school_carries_a_word_of_another()
    {
        await using var office = await Office.OwnAsync();
        var mine = await FurnishAsync(office, "阳光小学");
        var theirs = await FurnishAsync(office, "鱼龙小学");
        var own = await mine.InSchoolAsync(db => Task.FromResult(db.Classes.First().Id));
        var pages = 0;
        var ownWords = 0;
        foreach (var role in SchoolRoles)
        {
            var person = await mine.PersonAsync(role, role == Role.Homeroom ? own : null);
            foreach (var endpoint in Endpoints(office).Where(e => Verbs(e).Contains(HttpMethod.Get) && !TakesRouteIds(e)))
            {
                var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
                if (path.Contains('{', StringComparison.Ordinal)) continue;
                foreach (var query in new[] { "", "?q=" + Uri.EscapeDataString(Canary(theirs)), "?q=" + Uri.EscapeDataString(Canary(theirs)[..2]) })
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, path + query);
                    using var response = await person.Http.SendAsync(request);
                    var body = await response.Content.ReadAsStringAsync();
                    pages++;
                    var text = query.Length == 0 ? body : body.Replace(Canary(theirs), "", StringComparison.Ordinal);
                    Assert.DoesNotContain(Canary(theirs), query.Length == 0 ? body : "", StringComparison.Ordinal);
                    Assert.DoesNotContain(theirs.School.Name + "的", text, StringComparison.Ordinal);
                    Assert.DoesNotContain(CanaryVillage(theirs), text, StringComparison.Ordinal);
                    if (text.Contains(Canary(mine), StringComparison.Ordinal)) ownWords++;
                }
            }
        }

        output.WriteLine($"{pages} pages read; {ownWords} of them named a child of their own school");
        // Control: the crawl does reach pages with children on them.
        Assert.True(ownWords > 0);
    }

    private static string Canary(TestSchool school) => $"金丝雀{(char)('甲' + 0)}{school.Number}号";

    private static string CanaryVillage(TestSchool school) => $"雀鸣{school.Number}村";

    /// <summary>A school with at least one row of everything a request could ask for by id.</summary>
    private static async Task<TestSchool> FurnishAsync(Office office, string name)
    {
        var school = await office.NewSchoolAsync(name);
        var one = await school.AddClassAsync();
        var village = new Village { Name = CanaryVillage(school), CountyCode = TestSchool.County };
        await school.InSchoolAsync(async db =>
        {
            db.Add(village);
            db.Add(new Term { Year = "2026-2027", TermNo = 1, From = new(2026, 9, 1), To = new(2027, 1, 31), FirstWeek = new(2026, 8, 31), WeekCount = 21 });
            await db.SaveChangesAsync();
        });
        var child = await school.AddChildAsync(one.Id, Canary(school), c => c.VillageId = village.Id);
        await school.InSchoolAsync(async db =>
        {
            var parent = new Parent { Name = $"{Canary(school)}之父" };
            var guardian = new Guardian { Name = $"{Canary(school)}之祖母" };
            var mother = new Parent { Name = $"{Canary(school)}之母" };
            db.AddRange(parent, mother, guardian);
            db.Add(new ParentLink { ChildId = child.Id, ParentId = parent.Id, Role = "11", From = child.BirthDate });
            // At home: only of her can a new time away be entered.
            db.Add(new ParentLink { ChildId = child.Id, ParentId = mother.Id, Role = "12", From = child.BirthDate });
            db.Add(new AwaySpan { ParentId = parent.Id, From = new(2026, 3, 1), WorkPlace = "广东省东莞市" });
            db.Add(new GuardianLink { ChildId = child.Id, GuardianId = guardian.Id, Relation = "32", Kind = "3", IsPrimary = true, From = new(2026, 3, 1) });
            db.Add(new PhoneEntry { OwnerType = PhoneOwner.Guardian, OwnerId = guardian.Id, Number = "15401000001", Tail = "0001", Kind = "1" });
            await db.SaveChangesAsync();
        });
        await school.AddPersonAsync(Role.LifeTeacher);
        await school.InSchoolAsync(async db =>
        {
            var owner = db.Staff.First().UserId ?? Guid.Empty;
            db.Add(new Job { Kind = "none", Title = "打印", Arguments = "{}", CreatedBy = owner });
            db.Add(new StoredFile { Name = "a.pdf", ContentType = "application/pdf", Content = [1, 2, 3] });
            db.Add(new SavedView { Register = nameof(DeedRecord), Name = "三特", Query = "kind=3" });
            await db.SaveChangesAsync();
        });
        await school.InSchoolAsync(async (services, db) =>
        {
            var deed = new DeedRecord { ChildId = child.Id, Date = new(2026, 11, 20), Kind = "3", Story = $"{Canary(school)}扶起摔倒的同学。", ChildKnows = true };
            db.Add(deed);
            await db.SaveChangesAsync();
            await services.GetRequiredService<AttachmentDesk>().AddAsync(nameof(DeedRecord), deed.Id, "a.jpg", Samples.Picture(), default);
            return true;
        });
        return school;
    }

    private static List<RouteEndpoint> Endpoints(Office office) =>
    [
        .. office.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null || !IsStaticFile(e))
            .OrderBy(e => e.RoutePattern.RawText, StringComparer.Ordinal),
    ];

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));

    private static IEnumerable<HttpMethod> Verbs(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(m => new HttpMethod(m)) ?? [HttpMethod.Get];

    private static bool TakesRouteIds(RouteEndpoint endpoint) => endpoint.RoutePattern.Parameters.Any(p => IdParameters(endpoint).Contains(p.Name));

    private static bool TakesIds(RouteEndpoint endpoint) => TakesRouteIds(endpoint) || PostedFields(endpoint, Guid.Empty).Any(f => f.Value == Guid.Empty.ToString());

    private static HashSet<string> IdParameters(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo.GetParameters()
            .Where(p => p.ParameterType == typeof(Guid) || p.ParameterType == typeof(Guid?)).Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];

    private static bool TakesTwoIds(RouteEndpoint endpoint) => TakesRouteIds(endpoint)
        && (endpoint.RoutePattern.Parameters.Count(p => IdParameters(endpoint).Contains(p.Name)) > 1
            || PostedFields(endpoint, Guid.Empty).Any(f => f.Value == Guid.Empty.ToString()));

    private static async Task<Answer> SendAsync(Browserlike person, HttpMethod verb, RouteEndpoint endpoint, Guid id, Guid posted, Guid? first = null)
    {
        var ids = IdParameters(endpoint);
        var path = Placeholder().Replace(endpoint.RoutePattern.RawText!, m =>
        {
            var parameter = m.Groups[1].Value;
            if (first is { } outer && ids.Contains(parameter))
            {
                first = null;
                return outer.ToString();
            }

            return ids.Contains(parameter) ? id.ToString() : m.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x";
        });
        var fields = PostedFields(endpoint, posted).ToList();
        using var request = new HttpRequestMessage(verb, "/" + path.TrimStart('/') + (verb == HttpMethod.Get
            ? "?" + string.Join('&', fields.Where(f => f.Value == posted.ToString()).Select(f => $"{f.Key}={f.Value}")) : ""));
        if (verb != HttpMethod.Get)
        {
            if (person.Person is not null) fields.Add(person.Token());
            request.Content = new FormUrlEncodedContent(fields);
        }

        using var response = await person.Http.SendAsync(request);
        return new Answer(response.StatusCode, response.Headers.Location?.ToString() ?? "", await TextOfAsync(response));
    }

    /// <summary>The body as text; of a workbook its parts, since the archive around them carries the time of day.</summary>
    private static async Task<string> TextOfAsync(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentType?.MediaType?.Contains("openxmlformats", StringComparison.Ordinal) != true)
            return await response.Content.ReadAsStringAsync();
        await using var archive = new System.IO.Compression.ZipArchive(await response.Content.ReadAsStreamAsync());
        var parts = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            parts.Add(await reader.ReadToEndAsync());
        }

        return string.Join('\n', parts);
    }

    /// <summary>Plausible values for everything the action takes from a form, the posted id for every id.</summary>
    private static IEnumerable<KeyValuePair<string, string>> PostedFields(RouteEndpoint endpoint, Guid id)
    {
        var route = endpoint.RoutePattern.Parameters.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()?.MethodInfo.GetParameters()
            .Where(p => !route.Contains(p.Name!)).SelectMany(p => Fields(p.ParameterType, p.Name!, id, 0, isRoot: true)).DistinctBy(f => f.Key) ?? [];
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Type type, string name, Guid id, int depth, bool isRoot = false)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Guid)) return [new(name, id.ToString())];
        if (plain == typeof(string)) return [new(name, "测试原因")];
        if (plain == typeof(bool)) return [new(name, "true")];
        if (plain == typeof(DateOnly)) return [new(name, "2026-11-23")];
        if (plain.IsEnum) return [new(name, "1")];
        if (plain.IsPrimitive || plain == typeof(decimal)) return [new(name, "1")];
        var element = plain.IsArray ? plain.GetElementType() : plain.IsGenericType ? plain.GetGenericArguments()[0] : null;
        if (element is not null) return depth > 2 ? [] : Fields(element, element == typeof(Guid) || element == typeof(string) ? name : name + "[0]", id, depth + 1);
        if (plain.Namespace?.StartsWith("LeftBehindCare", StringComparison.Ordinal) != true || depth > 2) return [];
        return plain.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)
            .SelectMany(p => p.GetCustomAttribute<CodeSetAttribute>() is { } codes
                // A code that is in the list, so that the refusal looked for is that of the id.
                ? [new(isRoot ? p.Name : $"{name}.{p.Name}", CodeSets.All.Items(codes.SetName)[0].Code)]
                : Fields(p.PropertyType, isRoot ? p.Name : $"{name}.{p.Name}", id, depth + 1));
    }

    private static bool Same(Answer a, Guid idA, Answer b, Guid idB) => Plain(a, idA) == Plain(b, idB);

    private static Answer Plain(Answer answer, Guid id)
    {
        string Strip(string text) => Moment().Replace(Token().Replace(
            text.Replace(id.ToString(), "ID", StringComparison.OrdinalIgnoreCase), "value=\"\""), "");
        return answer with { Location = NewJob().Replace(Strip(answer.Location), "/jobs/NEW"), Body = Strip(answer.Body) };
    }

    /// <summary>One id of each table of the school.</summary>
    private static async Task<List<(string Table, Guid Id)>> IdsAsync(Office office, Guid school)
    {
        var ids = new List<(string, Guid)>();
        await using var source = NpgsqlDataSource.Create(office.Database.Admin);
        foreach (var table in await TablesAsync(source))
        {
            await using var command = source.CreateCommand($"select id from {table} where school_id = $1 order by id limit 1");
            command.Parameters.AddWithValue(school);
            if (await command.ExecuteScalarAsync() is Guid id) ids.Add((table, id));
        }

        return ids;
    }

    /// <summary>Takes everything of the school out of use but its staff, who need to come in.</summary>
    private static async Task RemoveAllAsync(Office office, Guid school)
    {
        await using var source = NpgsqlDataSource.Create(office.Database.Admin);
        foreach (var table in new[] { "children", "classes", "villages", "campuses", "terms" })
        {
            await using var command = source.CreateCommand($"update {table} set is_deleted = true, delete_reason = '登错了' where school_id = $1");
            command.Parameters.AddWithValue(school);
            Assert.True(await command.ExecuteNonQueryAsync() > 0, table);
        }
    }

    private static async Task<Dictionary<string, string>> ChecksumsAsync(Office office, Guid school)
    {
        var sums = new Dictionary<string, string>();
        await using var source = NpgsqlDataSource.Create(office.Database.Admin);
        foreach (var table in await TablesAsync(source))
        {
            await using var command = source.CreateCommand($"select coalesce(md5(string_agg(t::text, '|' order by id)), '') from {table} t where school_id = $1");
            command.Parameters.AddWithValue(school);
            sums[table] = (string)(await command.ExecuteScalarAsync())!;
        }

        return sums;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity order by 1
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();

    /// <summary>Antiforgery tokens and anything else sealed by data protection.</summary>
    [GeneratedRegex("""(value|content)="CfDJ8[^"]*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();

    [GeneratedRegex(@"00-[0-9a-f]{32}-[0-9a-f]{16}-0\d|[0-9A-Z]{13}:[0-9A-F]{8}")]
    private static partial Regex Moment();

    /// <summary>A job that was just queued for what is one's own has another number each time; the id that was sent is gone by now.</summary>
    [GeneratedRegex("^/jobs/[0-9a-f-]{36}$")]
    private static partial Regex NewJob();

    private sealed record Answer(HttpStatusCode Status, string Location, string Body);
}
