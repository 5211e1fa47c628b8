using System.Reflection;
using System.Text.RegularExpressions;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NetArchTest.Rules;

namespace LeftBehindCare.Web.Tests.House;

/// <summary>Who may know whom (docs/adr/0001).</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly Site = typeof(AppDb).Assembly;
    private static readonly Assembly Kit = typeof(SchoolRecord).Assembly;
    private static readonly Assembly Printing = typeof(LeftBehindCare.Printing.Descriptions.FormDoc).Assembly;
    private static readonly Assembly Tests = typeof(ArchitectureTests).Assembly;

    [Fact]
    public void The_kit_and_printing_stand_alone()
    {
        Assert.Empty(Offenders(Kit, "LeftBehindCare.Registers", ["LeftBehindCare.Web", "LeftBehindCare.Printing", "LeftBehindCare.Demo"]));
        Assert.Empty(Offenders(Printing, "LeftBehindCare.Printing", ["LeftBehindCare.Web", "LeftBehindCare.Registers", "LeftBehindCare.Demo", "Microsoft.EntityFrameworkCore"]));
    }

    [Fact]
    public void Nothing_names_the_demo() => Assert.Empty(Offenders(Site, "LeftBehindCare.Web", ["LeftBehindCare.Demo"]));

    [Fact]
    public void People_calendar_and_codes_know_no_register()
    {
        foreach (var room in new[] { "LeftBehindCare.Web.Calendar", "LeftBehindCare.Web.Codes" })
            Assert.Empty(Offenders(Site, room, ["LeftBehindCare.Web.Registers", "LeftBehindCare.Web.Home"]));
        Assert.Empty(Offenders(Site, "LeftBehindCare.Web.People.Rules", ["LeftBehindCare.Web.Registers", "LeftBehindCare.Web.Data", "Microsoft.EntityFrameworkCore"]));
    }

    /// <summary>
    /// Who in People knows a register: the children's room shows how far each child's 基本情况登记表 is. A new name here is a
    /// decision; a register that wants to be shown offers itself (indicator, task, use of a term).
    /// </summary>
    [Fact]
    public void Of_the_people_only_the_childrens_room_knows_the_childs_own_form() => Assert.Equal(
        ["ChildList", "ChildListQueries", "ChildPageReader"],
        Offenders(Site, "LeftBehindCare.Web.People", ["LeftBehindCare.Web.Registers"]).Where(n => !n.StartsWith('<')).Distinct().Order());

    [Fact]
    public void No_register_names_another()
    {
        var folders = RegisterFolders(Site);
        Assert.True(folders.Count > 1);
        Assert.Empty(folders.SelectMany(one => Offenders(Site, one, [.. folders.Where(other => other != one)])));
    }

    [Fact]
    public void A_register_that_names_another_is_found()
    {
        var folders = RegisterFolders(Tests);
        Assert.Equal(2, folders.Count);
        Assert.Equal([nameof(Registers.Toys.Nosy.NosyRegister)], folders.SelectMany(one => Offenders(Tests, one, [.. folders.Where(other => other != one)])));
    }

    [Fact]
    public void The_rule_that_finds_offenders_finds_one() =>
        // Negative control: this test class itself uses the data room.
        Assert.Contains(nameof(ArchitectureTests), Offenders(Tests, "LeftBehindCare.Web.Tests.House", ["LeftBehindCare.Web.Data"]));

    [Fact]
    public void No_action_binds_or_returns_an_entity()
    {
        var entities = Site.GetTypes().Where(t => typeof(ISchoolOwned).IsAssignableFrom(t) || t == typeof(LeftBehindCare.Web.Accounts.User) || t == typeof(LeftBehindCare.Web.People.School)).ToHashSet();
        var bound = Actions()
            .SelectMany(a => a.GetParameters().SelectMany(p => Reachable(p.ParameterType, 0)).Append(a.ReturnType), (action, type) => (Action: action, Type: type))
            .Where(b => entities.Contains(b.Type))
            .Select(b => $"{b.Action.DeclaringType!.Name}.{b.Action.Name}: {b.Type.Name}")
            .ToList();
        Assert.Empty(bound);
    }

    [Fact]
    public void No_form_carries_a_field_that_the_house_fills()
    {
        string[] forbidden =
        [
            nameof(SchoolRecord.SchoolId), nameof(SchoolRecord.CreatedBy), nameof(SchoolRecord.CreatedAt), nameof(SchoolRecord.UpdatedAt),
            nameof(SchoolRecord.UpdatedBy), nameof(SchoolRecord.IsDeleted), nameof(ReviewedRecord.Status), nameof(ReviewedRecord.VersionNo), nameof(ReviewedRecord.ApprovedBy), nameof(ReviewedRecord.ApprovedAt),
        ];
        var carried = Actions()
            .Where(a => a.GetCustomAttributes().Any(x => x is HttpPostAttribute))
            .SelectMany(a => a.GetParameters())
            .SelectMany(p => Reachable(p.ParameterType, 0))
            .Where(t => t.Assembly == Site && !t.IsEnum && t.Name.EndsWith("Form", StringComparison.Ordinal))
            .SelectMany(t => t.GetProperties().Where(p => p.CanWrite && forbidden.Contains(p.Name)).Select(p => $"{t.Name}.{p.Name}"))
            .Distinct().ToList();
        Assert.Empty(carried);
    }

    [Fact]
    public void Rooms_do_not_read_the_machine_clock_or_build_sql()
    {
        var root = RepositoryRoot();
        var offending = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            // The demo host is a console program that waits for processes; it never runs in production.
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal) && !f.Contains("LeftBehindCare.Demo", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line)))
            .Where(l => Shortcut().IsMatch(l.line))
            .Select(l => $"{Path.GetFileName(l.f)}:{l.i + 1} {l.line.Trim()}").ToList();
        Assert.Empty(offending);
    }

    [Fact]
    public void Pages_carry_no_inline_script_or_style()
    {
        var root = RepositoryRoot();
        var offending = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line)))
            .Where(l => Inline().IsMatch(l.line))
            .Select(l => $"{Path.GetFileName(l.f)}:{l.i + 1} {l.line.Trim()}").ToList();
        Assert.Empty(offending);
    }

    [GeneratedRegex(@"DateTime\.(Now|Today)|DateTimeOffset\.Now|FromSqlRaw|ExecuteSqlRaw|IgnoreQueryFilters\(\)|Thread\.Sleep|\.GetAwaiter\(\)\.GetResult\(\)")]
    private static partial Regex Shortcut();

    [GeneratedRegex(@"\sstyle=""|<style|<script(?![^>]*\ssrc=)|\son(click|change|submit|load|input)=|Html\.Raw", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    private static IEnumerable<MethodInfo> Actions() => Site.GetTypes()
        .Where(t => typeof(ControllerBase).IsAssignableFrom(t) && !t.IsAbstract)
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m.GetCustomAttributes().Any(a => a is Microsoft.AspNetCore.Mvc.Routing.IActionHttpMethodProvider)));

    private static IEnumerable<Type> Reachable(Type type, int depth)
    {
        yield return type;
        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
            foreach (var inner in Reachable(argument, depth)) yield return inner;
        if (type.Assembly != Site || type.IsEnum || depth > 3) yield break;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            foreach (var inner in Reachable(property.PropertyType, depth + 1)) yield return inner;
    }

    /// <summary>Namespaces of the form Registers.Family.Register; a family's own set-up may know all of its registers.</summary>
    private static List<string> RegisterFolders(Assembly assembly) =>
    [
        .. assembly.GetTypes().Select(t => t.Namespace).OfType<string>().Distinct()
            .Where(n => n.Split(".Registers.") is [_, var inside] && inside.Split('.').Length == 2 && !inside.StartsWith("Shared", StringComparison.Ordinal)
                && (assembly == Site || n.Contains(".House.", StringComparison.Ordinal))).Order(),
    ];

    private static List<string> Offenders(Assembly assembly, string room, string[] forbidden) =>
    [
        .. Types.InAssembly(assembly).That().ResideInNamespaceStartingWith(room)
            .ShouldNot().HaveDependencyOnAny(forbidden).GetResult().FailingTypes?.Select(t => t.Name) ?? [],
    ];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LeftBehindCare.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
