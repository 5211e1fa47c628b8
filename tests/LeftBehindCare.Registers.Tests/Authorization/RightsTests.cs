using LeftBehindCare.Registers.Authorization;

namespace LeftBehindCare.Registers.Tests.Authorization;

public sealed class RightsTests
{
    private static readonly Guid Mine = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Guid Campus = Guid.CreateVersion7();

    [Fact]
    public void Every_role_has_a_cell_in_every_data_area()
    {
        foreach (var role in Enum.GetValues<Role>())
            foreach (var area in Enum.GetValues<DataArea>())
                Assert.NotNull(RightsTable.Of(role, area));
        Assert.Equal(13, Enum.GetValues<Role>().Length);
        Assert.Equal(23, Enum.GetValues<DataArea>().Length);
    }

    [Theory]
    [InlineData(Role.SysAdmin)]
    [InlineData(Role.AuditAdmin)]
    [InlineData(Role.BureauUser)]
    public void Who_keeps_the_system_or_the_county_sees_no_child(Role role)
    {
        var viewer = Holding(new Post(role, null, null));

        foreach (var area in Enum.GetValues<DataArea>().Where(a => a != DataArea.Accounts))
            Assert.True(viewer.Scope(area, Access.View | Access.Masked | Access.Edit | Access.Approve).IsEmpty, area.ToString());
    }

    [Fact]
    public void A_homeroom_teacher_sees_the_own_class_whole_and_no_other()
    {
        var viewer = Holding(new Post(Role.Homeroom, null, Mine));

        Assert.Equal(Sight.Full, viewer.SightOf(DataArea.Family, Mine, Campus));
        Assert.Equal(Sight.None, viewer.SightOf(DataArea.Family, Other, Campus));
    }

    [Fact]
    public void A_deputy_sees_numbers_masked_and_an_archivist_whole()
    {
        Assert.Equal(Sight.Masked, Holding(new Post(Role.Deputy, null, null)).SightOf(DataArea.IdNumbers, Mine, Campus));
        Assert.Equal(Sight.Full, Holding(new Post(Role.Archivist, null, null)).SightOf(DataArea.IdNumbers, Mine, Campus));
    }

    [Fact]
    public void Two_posts_add_up_row_by_row()
    {
        var viewer = Holding(new Post(Role.Homeroom, null, Mine), new Post(Role.CanteenManager, null, null));

        Assert.True(viewer.Scope(DataArea.Basics, Access.Edit).Covers(Mine, null));
        Assert.False(viewer.Scope(DataArea.Basics, Access.Edit).Covers(Other, null));
        Assert.Equal(Sight.Full, viewer.SightOf(DataArea.Basics, Mine, null));
        Assert.Equal(Sight.Masked, viewer.SightOf(DataArea.Basics, Other, null));
    }

    [Fact]
    public void A_homeroom_post_without_a_class_reaches_nobody() =>
        Assert.True(Holding(new Post(Role.Homeroom, null, null)).Scope(DataArea.Basics, Access.View).IsEmpty);

    [Fact]
    public void Reaches_whose_registers_do_not_exist_yet_stay_closed()
    {
        foreach (var role in new[] { Role.ProxyParent, Role.LifeTeacher, Role.BusSupervisor })
            Assert.Equal(Sight.None, Holding(new Post(role, null, null)).SightOf(DataArea.Basics, Mine, Campus));
    }

    [Fact]
    public void Only_the_principal_approves_prints_with_numbers() =>
        Assert.Equal([Role.Principal], Enum.GetValues<Role>().Where(r => (RightsTable.Of(r, DataArea.IdExports).Access & Access.Approve) != 0));

    private static Viewer Holding(params Post[] posts) => new() { UserId = Guid.CreateVersion7(), SchoolId = Guid.CreateVersion7(), Posts = posts };
}
