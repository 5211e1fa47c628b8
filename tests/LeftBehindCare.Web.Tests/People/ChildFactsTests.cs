using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.People;

public sealed class ChildFactsTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Many_children_are_read_in_as_many_queries_as_one_and_in_the_order_asked_for()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var families = new List<TestFamily>();
        for (var i = 0; i < 6; i++) families.Add(await TestFamily.InAsync(school, one.Id, $"童{"甲乙丙丁戊己"[i]}"));
        var ids = families.Select(f => f.Child.Id).Reverse().ToList();

        var single = await CommandCounter.CountAsync(() => ReadAsync(school, [ids[0]]));
        IReadOnlyList<ChildFacts> read = [];
        var many = await CommandCounter.CountAsync(async () => read = await ReadAsync(school, [.. ids, Guid.CreateVersion7()]));

        Assert.Equal(single, many);
        Assert.Equal(7, many);
        Assert.Equal(ids, read.Select(r => r.Child.Id));
    }

    [Fact]
    public async Task The_facts_are_those_of_the_day_asked()
    {
        var school = await office.NewSchoolAsync();
        var one = await school.AddClassAsync();
        var family = await TestFamily.InAsync(school, one.Id);
        await TestFamily.AwayAsync(school, family.Father, new DateOnly(2026, 3, 1), new DateOnly(2026, 6, 1));
        await TestFamily.AwayAsync(school, family.Father, TestFamily.November);

        var summer = Assert.Single(await ReadAsync(school, [family.Child.Id], new DateOnly(2026, 7, 1)));
        var now = Assert.Single(await ReadAsync(school, [family.Child.Id]));

        Assert.Null(summer.Father?.Away);
        Assert.Null(summer.Class);
        Assert.Equal(TestFamily.November, now.Father?.Away?.From);
        Assert.Equal(one.Id, now.Class?.Id);
        Assert.Equal(OutType.Father, now.Episode?.OutType);
    }

    [Theory]
    [InlineData(Role.Archivist, Sight.Full, Sight.Full, Sight.Full)]
    [InlineData(Role.Principal, Sight.Full, Sight.Full, Sight.Full)]
    [InlineData(Role.Deputy, Sight.Masked, Sight.Full, Sight.Full)]
    [InlineData(Role.CanteenManager, Sight.None, Sight.None, Sight.None)]
    [InlineData(Role.SysAdmin, Sight.None, Sight.None, Sight.None)]
    [InlineData(Role.AuditAdmin, Sight.None, Sight.None, Sight.None)]
    public void What_a_role_sees_of_a_child_is_what_the_rights_table_says(Role role, Sight numbers, Sight contacts, Sight health)
    {
        var mask = FieldMask.For(new Viewer { UserId = Guid.NewGuid(), Posts = [new Post(role, null, null)] }, Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal((numbers, contacts, health), (mask.IdNumbers, mask.Contacts, mask.Health));
        Assert.Equal(role is not (Role.SysAdmin or Role.AuditAdmin), mask.Allergies);
        Assert.Equal(contacts == Sight.Full ? "15401004417" : null, mask.Phone("15401004417"));
    }

    [Fact]
    public void A_homeroom_teacher_sees_the_own_class_and_nothing_of_another()
    {
        var own = Guid.NewGuid();
        var teacher = new Viewer { UserId = Guid.NewGuid(), Posts = [new Post(Role.Homeroom, null, own)] };

        Assert.Equal(Sight.Full, FieldMask.For(teacher, own, Guid.NewGuid()).Basics);
        Assert.Equal(FieldMask.Nothing, FieldMask.For(teacher, Guid.NewGuid(), Guid.NewGuid()));
        Assert.Equal(FieldMask.Nothing, FieldMask.For(teacher, null, null));
    }

    private Task<IReadOnlyList<ChildFacts>> ReadAsync(TestSchool school, IReadOnlyCollection<Guid> ids, DateOnly? day = null) => school.InSchoolAsync(
        (services, _) => services.GetRequiredService<ChildFactsReader>().ReadAsync(ids, day ?? office.Today, default));
}
