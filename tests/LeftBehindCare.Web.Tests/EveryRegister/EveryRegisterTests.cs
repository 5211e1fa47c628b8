using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using LeftBehindCare.Registers.Auditing;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Definition;
using LeftBehindCare.Registers.Mvc;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Registers.Sheets;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.Tests.Registers.Archives.Profiles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.EveryRegister;

/// <summary>
/// What the office may expect of every register, written once and tried on each that the program has. A new register is here
/// as soon as it has a controller; nothing is listed by hand.
/// </summary>
public sealed class EveryRegisterTests(Office office) : IClassFixture<Office>
{
    private const string Form = "#lb-form";

    /// <summary>The address of each register.</summary>
    public static TheoryData<string> Registers => [.. All.Keys.Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, Type[]> All = typeof(AppDb).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && KindOf(t) is not null)
        .ToDictionary(t => "/" + t.GetCustomAttribute<RouteAttribute>()!.Template, t => KindOf(t)!.GetGenericArguments());

    [Fact]
    public void Every_register_of_the_program_is_tried_here()
    {
        var written = typeof(AppDb).Assembly.GetTypes().Where(t => !t.IsAbstract && RegisterOf(t) is not null).Select(t => RegisterOf(t)!.GetGenericArguments()[0].Name);

        Assert.Equal(written.Order(StringComparer.Ordinal), All.Values.Select(k => k[0].Name).Order(StringComparer.Ordinal));
        Assert.NotEmpty(All);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task What_is_entered_is_logged_listed_and_reads_back_equal(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        var (id, sample) = await AddAsync(school, clerk, url, register);

        var page = await clerk.GetAsync($"{url}/{id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var form = page.Form(Form);
        Assert.Equal(sample.Select(f => $"{f.Key}: {f.Value}"), sample.Select(f => $"{f.Key}: {string.Join(',', RegisterSample.Held(form, f.Key))}"));
        Assert.Contains($"{url}/{id}", (await clerk.GetAsync(url)).Source, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_blank_form_is_refused_with_a_sentence_for_each_required_field(string url)
    {
        var (_, clerk, register) = await OpenAsync(url);
        var fields = RegisterSample.Fields(register.FormType).ToList();

        // As a browser sends it: an empty box as nothing, boxes that are not ticked not at all.
        var refused = await clerk.PostAsync($"{url}/new", fields.Where(p => p.PropertyType == typeof(string) || Nullable.GetUnderlyingType(p.PropertyType) is not null)
            .ToDictionary(p => p.Name, string? (_) => ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var required = fields.Where(p => p.GetCustomAttribute<RequiredAttribute>() is not null).ToList();
        Assert.NotEmpty(required);
        Assert.All(required, p => Assert.Contains(p.GetCustomAttribute<RequiredAttribute>()!.ErrorMessage!, refused.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task What_is_in_no_list_is_not_taken_from_a_forged_page(string url)
    {
        var (_, clerk, register) = await OpenAsync(url);
        var page = await clerk.GetAsync($"{url}/new");
        var sample = RegisterSample.Of(register.FormType, page.Form(Form));
        foreach (var field in RegisterSample.Fields(register.FormType).Where(p => sample.ContainsKey(p.Name)))
        {
            object? forged = field.GetCustomAttribute<CodeSetAttribute>() is not null ? "没有的代码"
                : field.PropertyType == typeof(Guid?) ? Guid.CreateVersion7() : null;
            if (forged is null) continue;

            var refused = await clerk.PostFormAsync(page, new Dictionary<string, object?>(sample) { [field.Name] = forged }, Form);

            Assert.True(refused.Status == HttpStatusCode.UnprocessableEntity, $"{field.Name}: {(int)refused.Status}");
            Assert.Contains("请从列表里选", refused.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Who_may_not_is_refused_and_who_may_is_not(string url)
    {
        var (school, _, register) = await OpenAsync(url);
        var one = await school.AddClassAsync("5");
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = role is Role.SysAdmin or Role.BureauUser
                ? await office.SignInAsync(await office.AddCountyUserAsync(role))
                : await school.PersonAsync(role, role == Role.Homeroom ? one.Id : null);
            var right = RightsTable.Of(role, register.Area);
            var (list, entry) = ((await person.GetAsync(url)).Status, (await person.PostAsync($"{url}/new")).Status);
            var (sheet, paper) = ((await person.PostAsync($"{url}/export")).Status, (await person.PostAsync($"{url}/print")).Status);

            var reads = (right.Access & (Access.View | Access.Edit)) != 0;
            Assert.Equal((role, reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (role, list));
            Assert.Equal((role, list), (role, sheet));
            Assert.Equal((role, list), (role, paper));
            if ((right.Access & Access.Edit) == 0) Assert.Equal((role, HttpStatusCode.Forbidden), (role, entry));
            else if (right.Reach == Reach.School) Assert.Equal((role, HttpStatusCode.UnprocessableEntity), (role, entry));
        }
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_record_of_another_school_or_out_of_use_looks_like_one_that_never_was(string url)
    {
        var (theirs, theirClerk, register) = await OpenAsync(url);
        var (foreign, _) = await AddAsync(theirs, theirClerk, url, register);
        var (ours, clerk, _) = await OpenAsync(url);
        var (removed, _) = await AddAsync(ours, clerk, url, register);
        Assert.Equal(HttpStatusCode.Found, (await clerk.PostAsync($"{url}/{removed}/remove", new { Reason = "登错了" })).Status);
        var never = await clerk.GetAsync($"{url}/{Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.NotFound, never.Status);
        foreach (var id in new[] { foreign, removed }) Assert.Equal(never.Body, (await clerk.GetAsync($"{url}/{id}")).Body);
        foreach (var id in new[] { foreign, removed })
            foreach (var way in new[] { "", "/remove" })
                Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostAsync($"{url}/{id}{way}", new { Reason = "试试" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.PostAsync($"{url}/{foreign}/restore")).Status);
        Assert.Equal(HttpStatusCode.OK, (await theirClerk.GetAsync($"{url}/{foreign}")).Status);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_stale_edit_shows_both_versions_and_saves_neither(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        var (id, _) = await AddAsync(school, clerk, url, register);
        var (field, first, second) = RegisterSample.Changeable(register.FormType);
        var (early, late) = (await clerk.GetAsync($"{url}/{id}"), await clerk.GetAsync($"{url}/{id}"));
        Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync(early, Field(first), Form)).Status);

        var conflict = await clerk.PostFormAsync(late, Field(second), Form);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains(first, conflict.Text, StringComparison.Ordinal);
        Assert.Contains(second, conflict.Text, StringComparison.Ordinal);
        Assert.Equal([first], RegisterSample.Held((await clerk.GetAsync($"{url}/{id}")).Form(Form), field));
        Assert.Equal([ChangeKind.Added, ChangeKind.Changed], await school.InSchoolAsync(db =>
            db.ChangeLog.Where(c => c.EntityId == id).OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => c.Kind).ToListAsync()));

        Dictionary<string, string?> Field(string value) => new() { [field] = value };
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Who_changed_what_from_what_to_what_can_be_read_on_the_record(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        var (id, _) = await AddAsync(school, clerk, url, register);
        var (field, first, second) = RegisterSample.Changeable(register.FormType);
        foreach (var value in new[] { first, second })
            Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync($"{url}/{id}", new Dictionary<string, string?> { [field] = value }, Form)).Status);

        var history = await clerk.GetAsync($"{url}/{id}/history");

        Assert.Equal(HttpStatusCode.OK, history.Status);
        Assert.Equal(3, history.Html.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains($"{first} → {second}", history.Text, StringComparison.Ordinal);
        var name = await school.InSchoolAsync(db => db.Users.Where(u => u.Id == clerk.Person!.UserId).Select(u => u.DisplayName).SingleAsync());
        Assert.All(history.Html.QuerySelectorAll("main tbody tr"), row => Assert.Contains(name, row.TextContent, StringComparison.Ordinal));
        Assert.NotNull((await clerk.GetAsync($"{url}/{id}")).Html.QuerySelector($"a[href$='/{id}/history']"));
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.SysAdmin or Role.BureauUser) && (RightsTable.Of(r, register.Area).Access & (Access.Edit | Access.Approve)) == 0))
            Assert.Equal((role, HttpStatusCode.Forbidden), (role, (await (await school.PersonAsync(role)).GetAsync($"{url}/{id}/history")).Status));
        var (_, stranger, _) = await OpenAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{url}/{id}/history")).Status);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task The_same_entry_sent_twice_at_once_is_never_a_fault_of_ours(string url)
    {
        var (_, clerk, register) = await OpenAsync(url);
        var page = await clerk.GetAsync($"{url}/new");
        var sample = RegisterSample.Of(register.FormType, page.Form(Form));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clerk.PostFormAsync(page, sample, Form)));

        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Found or HttpStatusCode.UnprocessableEntity, $"{(int)a.Status} {a.Text}"));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Found);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task What_is_out_of_use_comes_back_unless_its_place_is_taken(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        var (id, sample) = await AddAsync(school, clerk, url, register);
        await clerk.PostAsync($"{url}/{id}/remove", new { Reason = "登错了" });
        var again = await clerk.PostFormAsync($"{url}/new", sample, Form);
        Assert.Equal(HttpStatusCode.Found, again.Status);
        var second = await NewestAsync(school, register);

        var restored = await clerk.PostAsync($"{url}/{id}/restore");

        // Twins of a register without a rule against them live side by side; where there is one, it speaks.
        if (restored.Status == HttpStatusCode.Found)
        {
            Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"{url}/{id}")).Status);
            return;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, restored.Status);
        Assert.Contains("不能恢复", restored.Text, StringComparison.Ordinal);
        await clerk.PostAsync($"{url}/{second}/remove", new { Reason = "重了" });
        Assert.Equal(HttpStatusCode.Found, (await clerk.PostAsync($"{url}/{id}/restore")).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"{url}/{id}")).Status);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task What_is_out_of_use_is_found_again_by_who_may_change_it(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        var (id, _) = await AddAsync(school, clerk, url, register);
        var word = register.RecordType.IsSubclassOf(typeof(ReviewedRecord)) ? "作废" : "停用";
        Assert.Contains($"{word}后不再列出", (await clerk.GetAsync($"{url}/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{word}的1条", (await clerk.GetAsync(url)).Text, StringComparison.Ordinal);
        var notice = await clerk.FollowAsync(await clerk.PostAsync($"{url}/{id}/remove", new { Reason = "登错了" }));
        Assert.Contains($"已{word}：", notice.Source, StringComparison.Ordinal);

        var list = await clerk.GetAsync(notice.Html.QuerySelector("a[href$='removed=true']")!.GetAttribute("href")!);
        var page = await clerk.GetAsync(list.Html.QuerySelector("main tbody a")!.GetAttribute("href")!);

        Assert.Contains($"{word}的1条", notice.Text, StringComparison.Ordinal);
        Assert.Equal(($"{word}的", url), (list.Html.QuerySelector("a.lb-x")!.FirstChild!.TextContent.Trim(), list.Html.QuerySelector("a.lb-x")!.GetAttribute("href")));
        Assert.Contains($"已{word}：登错了", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main form [name]:not([type=hidden])"));
        var (_, stranger, _) = await OpenAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{url}/{id}/removed")).Status);
        Assert.DoesNotContain($"{word}的1条", (await stranger.GetAsync(url)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.PostFormAsync(page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"{url}/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{url}/{id}/removed")).Status);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Sheet_and_paper_carry_the_columns_and_stand_in_the_access_log(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        await AddAsync(school, clerk, url, register);

        var (sheet, paper) = (await clerk.PostAsync($"{url}/export"), await clerk.PostAsync($"{url}/print"));

        using var file = TableFile.Open(new MemoryStream(sheet.Body), "名册.xlsx");
        var cells = file.Rows(0).Select(r => r.Cells().ToArray().Select(c => c.Text).ToArray()).ToList();
        var titles = register.RowType.GetProperties().Select(p => p.GetCustomAttribute<DisplayAttribute>()).OfType<DisplayAttribute>().OrderBy(d => d.Order).Select(d => d.Name);
        var head = cells.FindIndex(r => r.SequenceEqual(titles));
        Assert.True(head >= 0, string.Join(Environment.NewLine, cells.Select(r => string.Join('|', r))));
        Assert.True(cells.Count > head + 1);
        Assert.DoesNotContain(cells.Skip(head + 1).SelectMany(r => r), c => Enum.TryParse<RecordStatus>(c, out _) && !char.IsAsciiDigit(c[0]));
        Assert.True(paper.Body.AsSpan().StartsWith("%PDF-"u8));
        Assert.Equal([AccessAction.Print, AccessAction.Export], await school.InSchoolAsync(db => db.AccessLog
            .Where(a => a.Entity == register.RecordType.Name && a.UserId == clerk.Person!.UserId).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Its_form_as_a_sheet_is_read_back_equal(string url)
    {
        var (school, clerk, register) = await OpenAsync(url);
        var (id, _) = await AddAsync(school, clerk, url, register);
        var kind = All[url];

        var (columns, differing, messages) = await school.InSchoolAsync((services, db) => (Task<(int, List<string>, List<string>)>)
            typeof(EveryRegisterTests).GetMethod(nameof(RoundTripAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(kind).Invoke(null, [services, db, id])!);

        Assert.Empty(messages);
        Assert.NotEqual(0, columns);
        Assert.Empty(differing);
    }

    private static async Task<(int Columns, List<string> Differing, List<string> Messages)> RoundTripAsync<TRecord, TForm, TRow, TFilter>(
        IServiceProvider services, AppDb db, Guid id)
        where TRecord : SchoolRecord
        where TForm : class, new()
        where TRow : class, IRegisterRow
        where TFilter : ListFilter, new()
    {
        var register = (Register<TRecord, TForm, TRow, TFilter>)services.GetRequiredService(Written(typeof(Register<TRecord, TForm, TRow, TFilter>)));
        var sheet = new FormSheet<TForm>(services.GetRequiredService<ICodeBook>());
        var form = await register.ReadAsync(await db.Set<TRecord>().FirstAsync(r => r.Id == id), default);
        using var stream = new MemoryStream();
        sheet.WriteXlsx(stream, register.Title, [form]);
        stream.Position = 0;
        using var file = TableFile.Open(stream, "名册.xlsx");
        var table = file.FindTable(sheet.Specs) ?? throw new InvalidOperationException("The kit does not find the header that it wrote.");
        var read = sheet.Read(table.Rows().Single(), ColumnMapping.Suggest(table, sheet.Specs), new DateOnly(2026, 11, 23));
        var differing = sheet.Columns.Zip(sheet.Cells(form), sheet.Cells(read.Form)).Where(c => c.Second != c.Third).Select(c => c.First.Title);
        return (sheet.Columns.Count, [.. differing], [.. read.Messages.Select(m => m.ToString())]);
    }

    private async Task<(TestSchool School, Browserlike Clerk, IRegister Register)> OpenAsync(string url)
    {
        var school = await office.NewSchoolAsync();
        for (var i = 0; i < 3; i++) await school.AddStaffAsync();
        // Some registers are about a child, some about the 留守 children of a class, some about a term.
        var room = await school.AddClassAsync("6", 9);
        await school.AddChildAsync(room.Id);
        await Family.MoveInAsync(school, room.Id);
        await school.InSchoolAsync(async (services, db) =>
        {
            db.Add(new Term { Year = "2024-2025", TermNo = 2, From = new(2025, 2, 1), To = new(2025, 7, 10), FirstWeek = new(2025, 2, 17), WeekCount = 20 });
            await db.SaveChangesAsync();
            services.GetRequiredService<SchoolFactsReader>().Forget();
            return 0;
        });
        var type = Written(typeof(Register<,,,>).MakeGenericType(All[url]));
        var register = await school.InSchoolAsync((services, _) => Task.FromResult((IRegister)services.GetRequiredService(type)));
        var keeper = Enum.GetValues<Role>().Last(r => RightsTable.Of(r, register.Area) is { Reach: Reach.School } right && (right.Access & Access.Edit) != 0);
        return (school, await school.PersonAsync(keeper), register);
    }

    private static async Task<(Guid Id, Dictionary<string, object?> Sample)> AddAsync(TestSchool school, Browserlike clerk, string url, IRegister register)
    {
        var page = await clerk.GetAsync($"{url}/new");
        var sample = RegisterSample.Of(register.FormType, page.Form(Form));
        var saved = await clerk.PostFormAsync(page, sample, Form);
        Assert.True(saved.Status == HttpStatusCode.Found, $"The sample {string.Join(", ", sample.Select(f => $"{f.Key}={f.Value}"))} was refused: {saved.Text}");
        return (await NewestAsync(school, register), sample);
    }

    /// <summary>By the change log: an entry without its line there is not found.</summary>
    private static Task<Guid> NewestAsync(TestSchool school, IRegister register) => school.InSchoolAsync(db => db.ChangeLog
        .Where(c => c.Entity == register.RecordType.Name && c.Kind == ChangeKind.Added && c.UserId != Guid.Empty)
        .OrderByDescending(c => c.Id).Select(c => c.EntityId).FirstAsync());

    private static Type Written(Type register) => typeof(AppDb).Assembly.GetTypes().Single(t => !t.IsAbstract && register.IsAssignableFrom(t));

    private static Type? KindOf(Type controller) => BaseOf(controller, typeof(RegisterController<,,,>));

    private static Type? RegisterOf(Type type) => BaseOf(type, typeof(Register<,,,>));

    private static Type? BaseOf(Type type, Type open)
    {
        for (var up = type.BaseType; up is not null; up = up.BaseType)
            if (up.IsGenericType && up.GetGenericTypeDefinition() == open) return up;
        return null;
    }
}
