using System.Net;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Records;
using LeftBehindCare.Tests.Fixture;
using LeftBehindCare.Web.Registers.Archives.Activities;
using LeftBehindCare.Web.Registers.Archives.CaseStudies;
using LeftBehindCare.Web.Registers.Archives.ClassCares;
using LeftBehindCare.Web.Registers.Archives.Custodies;
using LeftBehindCare.Web.Registers.Archives.Specials;

namespace LeftBehindCare.Web.Tests.Registers.Archives;

/// <summary>A colleague whose name stands in an archive stays on the roster.</summary>
public sealed class StaffUseTests(Office office) : IClassFixture<Office>
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    /// <summary>What names a colleague: the class, the colleague, somebody else, a child of the class.</summary>
    private static readonly Dictionary<string, (string Register, Func<Guid, Guid, Guid, Guid, SchoolRecord> Of)> Uses = new()
    {
        ["移交人"] = ("档案移交", (_, who, other, _) => Box(who, other, null)),
        ["接收人"] = ("档案移交", (_, who, other, _) => Box(other, who, null)),
        ["监交人"] = ("档案移交", (_, who, other, _) => Box(other, Guid.Empty, who)),
        ["负责人"] = ("活动", (_, who, _, _) => new Activity { Title = "校园运动会", Kind = "05", Date = Day, Place = "操场", LeaderId = who }),
        ["主持"] = ("班级关爱", (room, who, _, _) => new ClassCareRecord { ClassId = room, Theme = "写信", CareForm = "01", Date = Day, HostId = who, LbIds = [], Process = "写", Effect = "好" }),
        ["作者"] = ("成长案例", (room, who, _, _) => new CaseStudy { ClassId = room, AuthorId = who, ChildIds = [], Title = "图书角", Alias = "小禾", Basic = "", Problem = "", Cause = "", Measures = "", Process = "", Effect = "", Reflect = "" }),
        ["筛查人"] = ("三特登记", (_, who, _, child) => new SpecialRegistration { ChildId = child, Year = "2026-2027", Types = ["0"], ScreenBy = who, ScreenOn = Day }),
    };

    public static TheoryData<string> Roles => new(Uses.Keys);

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Who_is_named_in_an_archive_stays_and_it_is_said_what_to_do(string role)
    {
        var school = await office.NewSchoolAsync();
        var room = await school.AddClassAsync();
        var (named, other, third) = (await school.AddStaffAsync("周映川"), await school.AddStaffAsync(), await school.AddStaffAsync());
        var (register, of) = Uses[role];
        var record = of(room.Id, named.Id, other.Id, (await school.AddChildAsync(room.Id)).Id);
        if (record is ArchiveCustody { WitnessId: not null } box) box.ToId = third.Id;
        await school.InSchoolAsync(async db =>
        {
            db.Add(record);
            await db.SaveChangesAsync();
        });
        var clerk = await school.PersonAsync(Role.Archivist);

        var refused = await clerk.PostAsync($"/staff/{named.Id}/remove", new { Reason = "登重了" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"{register}里登记着周映川，名字要留着。不在学校了的请填离岗日期；登错的请先到{register}里改成别人", refused.Text, StringComparison.Ordinal);
        await school.InSchoolAsync(async db =>
        {
            db.Attach(record).Entity.IsDeleted = true;
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.PostAsync($"/staff/{named.Id}/remove", new { Reason = "登重了" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.PostAsync($"/staff/{(await school.AddStaffAsync()).Id}/remove", new { Reason = "登重了" })).Status);
    }

    private static ArchiveCustody Box(Guid from, Guid to, Guid? witness) =>
        new() { BoxNo = "A1-01", Material = "登记表", Copies = 1, Reason = "1", Date = Day, FromId = from, ToId = to, WitnessId = witness, Missing = [] };
}
