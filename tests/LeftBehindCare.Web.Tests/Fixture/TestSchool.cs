using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Accounts;
using LeftBehindCare.Web.Data;
using LeftBehindCare.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace LeftBehindCare.Tests.Fixture;

/// <summary>A school of its own for a test: nobody else's rows can be seen from it, nor its rows from elsewhere.</summary>
public sealed class TestSchool
{
    /// <summary>The synthetic county; no such prefix exists.</summary>
    public const string County = "439900";

    private int _people;
    private int _children;

    internal TestSchool(Office office, School school, Campus campus, Town town, int number)
    {
        Office = office;
        School = school;
        Campus = campus;
        Town = town;
        Number = number;
    }

    public Office Office { get; }
    public School School { get; }
    public Guid Id => School.Id;

    /// <summary>校本部.</summary>
    public Campus Campus { get; }

    public Town Town { get; }

    /// <summary>Unique over the test run.</summary>
    public int Number { get; }

    /// <summary>A logged-in browser of a new colleague with the post.</summary>
    public async Task<Browserlike> PersonAsync(
        Role role, Guid? classId = null, Guid? campusId = null, string? name = null, DateOnly? from = null, DateOnly? to = null) =>
        await Office.SignInAsync((await AddPersonAsync(role, classId, campusId, name, from, to)).User);

    /// <summary>A new colleague with an account (password <see cref="Office.Password"/>) and the post, not logged in.</summary>
    /// <param name="role">The role.</param>
    /// <param name="classId">For a homeroom teacher.</param>
    /// <param name="campusId">For a head of a village school; the main campus when left out.</param>
    /// <param name="name">Of the person.</param>
    /// <param name="from">First day of the post; long ago when left out.</param>
    /// <param name="to">First day after the post; open when left out.</param>
    public async Task<TestPerson> AddPersonAsync(
        Role role, Guid? classId = null, Guid? campusId = null, string? name = null, DateOnly? from = null, DateOnly? to = null)
    {
        var staff = NewStaff(name ?? $"{RightsTable.Title(role)}{_people + 1}");
        var user = await Office.AddUserAsync(Id, staff.Id, staff.Name, null);
        staff.UserId = user.Id;
        var post = new PostSpan
        {
            StaffId = staff.Id,
            Role = role,
            ClassId = classId,
            CampusId = campusId ?? (role == Role.CampusHead ? Campus.Id : null),
            From = from ?? new DateOnly(2025, 9, 1),
            To = to,
        };
        await InSchoolAsync(async db =>
        {
            db.AddRange(staff, post);
            await db.SaveChangesAsync();
        });
        return new TestPerson(user, staff, post);
    }

    /// <summary>A colleague on the roster without an account.</summary>
    public async Task<Staff> AddStaffAsync(string? name = null)
    {
        var staff = NewStaff(name ?? $"老师{_people + 1}");
        await InSchoolAsync(async db =>
        {
            db.Add(staff);
            await db.SaveChangesAsync();
        });
        return staff;
    }

    /// <summary>A class of the school year 2026-2027.</summary>
    public async Task<SchoolClass> AddClassAsync(string grade = "4", int classNo = 1, Guid? campusId = null)
    {
        var one = new SchoolClass
        {
            AcademicYear = "2026-2027",
            Grade = grade,
            ClassNo = classNo,
            CampusId = campusId ?? Campus.Id,
            Title = $"{"〇一二三四五六"[int.Parse(grade, System.Globalization.CultureInfo.InvariantCulture)]}年级{classNo}班",
        };
        await InSchoolAsync(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        return one;
    }

    /// <summary>A child, enrolled in the class since September 2026 when one is given.</summary>
    public async Task<Child> AddChildAsync(Guid? classId = null, string? name = null, Action<Child>? with = null)
    {
        var child = new Child
        {
            Name = name ?? $"孩子{Number}之{++_children}",
            Sex = "1",
            BirthDate = new DateOnly(2016, 4, 12),
            IdType = "1",
            IdState = "0",
            BoardMode = "0",
            CareMode = "0",
        };
        with?.Invoke(child);
        await InSchoolAsync(async db =>
        {
            db.Add(child);
            if (classId is { } one)
                db.Add(new EnrollSpan { ChildId = child.Id, ClassId = one, From = new DateOnly(2026, 9, 1), EntryKind = "11" });
            await db.SaveChangesAsync();
        });
        return child;
    }

    /// <summary>Work within the school, as the system.</summary>
    public async Task<T> InSchoolAsync<T>(Func<IServiceProvider, AppDb, Task<T>> work, Guid actingUser = default)
    {
        await using var scope = Office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantContext>().Enter(Id, actingUser);
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    /// <summary>Work within the school, as the system.</summary>
    public Task<T> InSchoolAsync<T>(Func<AppDb, Task<T>> work) => InSchoolAsync((_, db) => work(db));

    /// <summary>Work within the school, as the system.</summary>
    public Task InSchoolAsync(Func<AppDb, Task> work) => InSchoolAsync(async (_, db) =>
    {
        await work(db);
        return true;
    });

    private Staff NewStaff(string name) => new()
    {
        Name = name,
        Sex = "2",
        Phone = $"154{Number % 10000:0000}{++_people:0000}",
        HireDate = new DateOnly(2020, 9, 1),
    };
}

/// <summary>A colleague with an account and one post.</summary>
public sealed record TestPerson(User User, Staff Staff, PostSpan Post);
