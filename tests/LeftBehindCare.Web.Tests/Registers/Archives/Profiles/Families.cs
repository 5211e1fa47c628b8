using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Web.Tests.Registers.Archives.Profiles;

/// <summary>An invented family: both parents away, the grandmother looks after the child.</summary>
internal sealed record Family(Child Child, Parent Father, Parent Mother, Guardian Grandmother)
{
    /// <summary>Valid by its check digit; the prefix 4399 is nobody's.</summary>
    public const string GuardianId = "439900195708010025";

    public static async Task<Family> MoveInAsync(TestSchool school, Guid classId, string name = "田小满", Action<ParentLink>? fatherIs = null)
    {
        var child = await school.AddChildAsync(classId, name, c => (c.Sex, c.BoardMode, c.IdState) = (Sex.Female, BoardMode.Boarding, IdState.Unverified));
        var father = new Parent { Name = "田广生", BirthDate = new(1988, 3, 5) };
        var mother = new Parent { Name = "舒小琴", BirthDate = new(1990, 11, 2) };
        var grandmother = new Guardian { Name = "龙银秀", BirthDate = new(1957, 8, 1), Health = Health.Good };
        var from = new DateOnly(2024, 9, 1);
        var fatherLink = new ParentLink { ChildId = child.Id, ParentId = father.Id, Role = Relation.Father, HasCapacity = true, From = from };
        fatherIs?.Invoke(fatherLink);
        await school.InSchoolAsync(async (services, db) =>
        {
            var cipher = await services.GetRequiredService<SchoolCiphers>().CurrentAsync();
            grandmother.IdNo = cipher.Seal(SealedColumns.GuardianIdNo, grandmother.Id, GuardianId);
            grandmother.IdNoHash = cipher.Index(GuardianId + child.Id);
            db.AddRange(
                father, mother, grandmother, fatherLink,
                new ParentLink { ChildId = child.Id, ParentId = mother.Id, Role = Relation.Mother, HasCapacity = true, From = from },
                new AwaySpan { ParentId = mother.Id, From = new(2024, 2, 20), WorkPlace = "浙江省宁波市", WorkLevel = WorkLevel.OtherProvince },
                new GuardianLink
                {
                    ChildId = child.Id,
                    GuardianId = grandmother.Id,
                    Relation = Relation.PaternalGrandmother,
                    Kind = GuardianKind.Entrusted,
                    IsPrimary = true,
                    From = from,
                },
                new PhoneEntry { OwnerType = PhoneOwner.Guardian, OwnerId = grandmother.Id, Number = "15400000417", Kind = PhoneKind.Mobile, SortNo = 1 });
            if (fatherLink.Presence != Presence.Dead)
            {
                db.AddRange(
                    new AwaySpan { ParentId = father.Id, From = new(2022, 3, 6), WorkPlace = "广东省东莞市", WorkLevel = WorkLevel.OtherProvince },
                    new PhoneEntry { OwnerType = PhoneOwner.Parent, OwnerId = father.Id, Number = "15400000268", Kind = PhoneKind.Mobile, SortNo = 1 });
            }

            return await db.SaveChangesAsync();
        });
        return new Family(child, father, mother, grandmother);
    }
}
