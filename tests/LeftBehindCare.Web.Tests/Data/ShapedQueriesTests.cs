using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.Tests.Data;

/// <summary>A query compiled at the first call answers the second one with the second one's values, school and nothing of the first.</summary>
public sealed class ShapedQueriesTests(Office office) : IClassFixture<Office>
{
    private sealed record Values(DateOnly BornBefore, Guid[] Classes, int Before);

    private static ShapedQueries<bool, Values, string> Names() => new(static (db, down, values) =>
    {
        var spans = db.EnrollSpans.Where(e => values.Classes.Contains(e.ClassId));
        var found = db.Children.Where(c => c.BirthDate < values.BornBefore && spans.Any(e => e.ChildId == c.Id));
        return (down ? found.OrderByDescending(c => c.Name) : found.OrderBy(c => c.Name)).SkipBy(() => values.Before).Take(2).Select(c => c.Name);
    });

    [Fact]
    public async Task Each_call_is_answered_with_its_own_values()
    {
        var school = await office.NewSchoolAsync();
        var (four, five) = ((await school.AddClassAsync("4")).Id, (await school.AddClassAsync("5")).Id);
        foreach (var name in (string[])["a", "b", "c"]) await school.AddChildAsync(four, name);
        await school.AddChildAsync(five, "d");
        var names = Names();
        var all = new Values(DateOnly.MaxValue, [four, five], 0);

        Assert.Equal(["a", "b"], await ReadAsync(false, all));
        Assert.Equal(["c", "d"], await ReadAsync(false, all with { Before = 2 }));
        Assert.Equal(["d", "c"], await ReadAsync(true, all));
        Assert.Equal(["d"], await ReadAsync(false, all with { Classes = [five] }));
        Assert.Empty(await ReadAsync(false, all with { Classes = [] }));
        Assert.Empty(await ReadAsync(false, all with { BornBefore = new(2000, 1, 1) }));
        Assert.Equal(2, await school.InSchoolAsync(db => names.CountAsync(db, false, all)));
        Assert.Equal(1, await school.InSchoolAsync(db => names.CountAsync(db, false, all with { Before = 3 })));

        Task<List<string>> ReadAsync(bool down, Values values) => school.InSchoolAsync(db => names.ToListAsync(db, down, values, default));
    }

    [Fact]
    public async Task The_next_school_sees_its_own_children()
    {
        var (one, other) = (await office.NewSchoolAsync(), await office.NewSchoolAsync());
        var (here, there) = ((await one.AddClassAsync()).Id, (await other.AddClassAsync()).Id);
        await one.AddChildAsync(here, "石亦禾");
        await other.AddChildAsync(there, "罗一苇");
        var names = Names();
        var values = new Values(DateOnly.MaxValue, [here, there], 0);

        Assert.Equal(["石亦禾"], await one.InSchoolAsync(db => names.ToListAsync(db, false, values, default)));
        Assert.Equal(["罗一苇"], await other.InSchoolAsync(db => names.ToListAsync(db, false, values, default)));
        Assert.Equal(1, await other.InSchoolAsync(db => names.CountAsync(db, false, values)));
    }

    [Fact]
    public async Task A_value_that_would_stay_that_of_the_first_call_is_refused()
    {
        var school = await office.NewSchoolAsync();
        var local = new ShapedQueries<bool, Values, string>(static (db, _, values) =>
        {
            var today = new DateOnly(2026, 11, 23);
            return db.Children.Where(c => c.BirthDate < today).Select(c => c.Name);
        });
        var skips = new ShapedQueries<bool, Values, string>(static (db, down, _) => db.Children.OrderBy(c => c.Name).Select(c => c.Name).Skip(down ? 1 : 2));

        Assert.Contains("today", await RefusalAsync(local), StringComparison.Ordinal);
        Assert.Contains("SkipBy", await RefusalAsync(skips), StringComparison.Ordinal);
        var carried = Guid.NewGuid();
        Assert.Throws<ArgumentException>(() => new ShapedQueries<bool, Values, string>((db, _, _) => db.Children.Where(c => c.Id == carried).Select(c => c.Name)));

        async Task<string> RefusalAsync(ShapedQueries<bool, Values, string> queries) => (await Assert.ThrowsAsync<InvalidOperationException>(
            () => school.InSchoolAsync(db => queries.ToListAsync(db, true, new(DateOnly.MaxValue, [], 0), default)))).Message;
    }
}
