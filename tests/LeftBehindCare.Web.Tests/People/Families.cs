using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;

namespace LeftBehindCare.Web.Tests.People;

/// <summary>A child of ten with both parents, as most tests of this room need one.</summary>
public sealed record TestFamily(Child Child, Parent Father, Parent Mother, ParentLink FatherLink, ParentLink MotherLink)
{
    public static readonly DateOnly September = new(2026, 9, 1);
    public static readonly DateOnly November = new(2026, 11, 1);

    /// <summary>Enrolled since September; both parents at home.</summary>
    public static async Task<TestFamily> InAsync(TestSchool school, Guid classId, string name = "石亦禾", Action<Child>? with = null, Parent? father = null)
    {
        var child = await school.AddChildAsync(classId, name, c =>
        {
            c.Pinyin = "shi yi he";
            c.PinyinInitials = "syh";
            c.Sex = Sex.Female;
            c.IdState = IdState.Unverified;
            c.NoIdReason = NoIdReason.Other;
            c.BoardMode = BoardMode.Day;
            c.HukouKind = HukouKind.Rural;
            c.HukouRegion = TestSchool.County;
            with?.Invoke(c);
        });
        var dad = father ?? new Parent { Name = "石大山" };
        var mum = new Parent { Name = "龙小芸" };
        var family = new TestFamily(child, dad, mum,
            new ParentLink { ChildId = child.Id, ParentId = dad.Id, Role = Relation.Father, Presence = Presence.Home, From = child.BirthDate },
            new ParentLink { ChildId = child.Id, ParentId = mum.Id, Role = Relation.Mother, Presence = Presence.Home, From = child.BirthDate });
        await school.InSchoolAsync(async db =>
        {
            if (father is null) db.Add(dad);
            db.AddRange(mum, family.FatherLink, family.MotherLink);
            await db.SaveChangesAsync();
        });
        return family;
    }

    public static Task AwayAsync(TestSchool school, Parent parent, DateOnly from, DateOnly? to = null, string? place = null) => school.InSchoolAsync(async db =>
    {
        db.Add(new AwaySpan { ParentId = parent.Id, From = from, To = to, WorkPlace = place });
        await db.SaveChangesAsync();
    });

    public static Task PhoneAsync(TestSchool school, PhoneOwner type, Guid owner, string number) => school.InSchoolAsync(async db =>
    {
        db.Add(new PhoneEntry { OwnerType = type, OwnerId = owner, Number = number, Tail = number[^4..], Kind = PhoneKind.Mobile, SortNo = 1 });
        await db.SaveChangesAsync();
    });
}
