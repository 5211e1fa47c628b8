using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeftBehindCare.Demo.County;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.Tests.County;

/// <summary>The acceptance figures of domain.md §6, on the plan alone: no database.</summary>
public sealed class CountyPlanTests
{
    private static readonly DemoSchool[] Schools = [.. Enumerable.Range(0, CountyPlan.SpecifiedSchools).Select(i => CountyPlan.For(i))];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<int> Five => [.. Enumerable.Range(0, CountyPlan.SpecifiedSchools)];

    [Theory]
    [InlineData(0, "阳光小学", 73, 65)]
    [InlineData(1, "鱼龙小学", 512, 65)]
    [InlineData(2, "河坝子小学", 792, 360)]
    [InlineData(3, "同心完小", 420, 126)]
    [InlineData(4, "城西小学", 680, 102)]
    public void Each_school_has_its_numbers(int index, string name, int pupils, int leftBehind)
    {
        var school = Schools[index];

        Assert.Equal(name, school.School.Name);
        Assert.Equal(pupils, InSchool(school).Count);
        Assert.Equal(leftBehind, InSchool(school).Count(c => CountsBy(school, c)));
        Assert.True(school.School.IsSynthetic);
    }

    [Fact]
    public void The_county_has_2477_children_of_whom_718_are_left_behind()
    {
        Assert.Equal(2477, Schools.Sum(s => s.Outline.Pupils));
        Assert.Equal(718, Schools.Sum(s => s.Outline.LeftBehind));
        Assert.Equal("29.0", Rate(718, 2477));
    }

    [Fact]
    public void M03_is_89_0_and_12_7()
    {
        Assert.Equal("89.0", Rate(Schools[0].Outline.LeftBehind, Schools[0].Outline.Pupils));
        Assert.Equal("12.7", Rate(Schools[1].Outline.LeftBehind, Schools[1].Outline.Pupils));
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Classes_and_campuses_add_up(int index)
    {
        var school = Schools[index];
        var children = InSchool(school);
        var classes = school.Classes.Where(c => c.AcademicYear == "2026-2027").ToList();
        var planned = school.Outline.Campuses.SelectMany(c => c.Classes).ToList();

        Assert.Equal(planned.Select(p => (p.Size, p.LeftBehind)), classes.Select(c =>
            (children.Count(x => x.Class!.Id == c.Id), children.Count(x => x.Class!.Id == c.Id && CountsBy(school, x)))));
        Assert.Equal(school.Outline.Campuses.Select(c => (c.Pupils, c.LeftBehind)), school.Campuses.Select(campus =>
            (children.Count(x => x.Class!.CampusId == campus.Id), children.Count(x => x.Class!.CampusId == campus.Id && CountsBy(school, x)))));
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void The_rules_find_what_the_plan_meant(int index)
    {
        var school = Schools[index];

        foreach (var child in InSchool(school))
        {
            var episode = At(school, child);
            Assert.Equal(child.OutType, episode.OutType);
            Assert.Equal(child.LeftBehind, episode.Counts);
            Assert.False(episode.NeedsCheck);
        }
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Who_is_away_comes_in_the_shares_of_the_specification(int index)
    {
        var types = InSchool(Schools[index]).Where(c => c.LeftBehind).CountBy(c => c.OutType).ToDictionary();
        var all = Schools[index].Outline.LeftBehind;

        Assert.InRange(types[OutType.Both] * 100.0 / all, 53, 57);
        Assert.InRange(types[OutType.Father] * 100.0 / all, 28, 32);
        Assert.InRange(types[OutType.Mother] * 100.0 / all, 5, 8);
        Assert.InRange(types[OutType.SoleCarer] * 100.0 / all, 7, 11);
    }

    [Fact]
    public void Every_number_is_valid_unique_and_nobodys()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var school in Schools)
        {
            foreach (var child in school.Children)
            {
                if (child.IdNo is null) continue;
                var reading = IdNumber.Check(child.IdNo, child.Row.IdType, child.Row.BirthDate, child.Row.Sex);
                Assert.Equal((child.Cases & DemoCase.DoubtfulId) != 0, reading.Problem is { Key: "id.checksum" });
                Assert.True(reading.Problem is null || (child.Cases & DemoCase.DoubtfulId) != 0, reading.Problem?.Message);
                Keep(child.IdNo);
                Assert.Equal("G" + child.IdNo, child.StudentNo);
            }

            foreach (var (person, number) in school.Guardians.Select(g => (g.Row.BirthDate, g.IdNo)).Concat(school.Parents.Select(p => (p.Row.BirthDate, p.IdNo))))
            {
                if (number is null) continue;
                Assert.Null(IdNumber.Check(number, IdType.IdCard, person).Problem);
                Keep(number);
            }

            foreach (var (row, number) in school.Staff)
            {
                Assert.Null(IdNumber.Check(number!, IdType.IdCard, null, row.Sex).Problem);
                Keep(number!);
            }
        }

        void Keep(string number)
        {
            Assert.StartsWith("4399", number, StringComparison.Ordinal);
            Assert.True(seen.Add(number), number);
        }
    }

    [Fact]
    public void Numbers_of_300_schools_never_meet()
    {
        // The first ten share an area code; the eleventh begins the next; the last is far away.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in new[] { 5, 6, 9, 10, 15, 105, 205, 299 })
        {
            var school = CountyPlan.For(index);
            foreach (var number in school.Children.Select(c => c.IdNo).Concat(school.Phones.Select(p => p.Number)).OfType<string>())
                Assert.True(seen.Add(number), number);
        }
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Telephones_belong_to_nobody_and_to_one_school(int index)
    {
        var school = Schools[index];
        var numbers = school.Phones.Select(p => p.Number).Concat(school.Staff.Select(s => s.Row.Phone)).ToList();

        Assert.All(numbers, n => Assert.True(n.StartsWith(string.Create(CultureInfo.InvariantCulture, $"154{index:00}"), StringComparison.Ordinal) || n.StartsWith("0999-", StringComparison.Ordinal), n));
        Assert.All(numbers, n => Assert.Null(PhoneNumber.Check(n).Problem));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Every_edge_case_is_planted_as_often_as_asked(int index)
    {
        var school = Schools[index];
        var children = InSchool(school);
        var links = school.ParentLinks.ToLookup(l => l.ChildId);
        var day = CountyPlan.SpecifiedDay;

        // 同班同名 1 对, and no other two children of the same name.
        var same = Assert.Single(children.GroupBy(c => c.Row.Name), g => g.Count() > 1);
        Assert.Equal(2, same.Count());
        Assert.Single(same.Select(c => c.Class!.Id).Distinct());
        Assert.NotEqual(same.First().Row.BirthDate, same.Last().Row.BirthDate);

        // 双胞胎 1 对.
        var twins = Assert.Single(children.GroupBy(c => (c.Row.BirthDate, links[c.Row.Id].First().ParentId)), g => g.Count() > 1);
        Assert.Equal(2, twins.Count());
        Assert.All(twins, t => Assert.Equal(DemoCase.Twin, t.Cases));

        // 兄妹共监护 3 组, one of three children.
        var guardians = school.GuardianLinks.Where(l => l.IsPrimary).ToDictionary(l => l.ChildId, l => l.GuardianId);
        var families = school.Showing(DemoCase.Siblings).GroupBy(c => guardians[c.Row.Id]).Select(g => g.Count()).Order().ToList();
        Assert.Equal([2, 2, 3], families);

        Assert.Equal(2, children.Count(c => c.IdNo is null));
        Assert.All(children.Where(c => c.IdNo is null), c => Assert.Contains(c.StudentNo![0], "JL"));
        Assert.All(children.Where(c => c.IdNo is null), c => Assert.NotNull(c.Row.NoIdReason));
        Assert.True(children.Count(c => c.IdNo is [.., 'X']) >= 3);
        Assert.Equal(1, children.Count(c => c.Row.IdState == IdState.Doubtful));
        Assert.Equal(2, children.Count(c => c.Row.Name.Contains('·')));
        Assert.All(children.Where(c => c.Row.RawName is not null), c => Assert.Equal(c.Row.Name, PersonName.Normalise(c.Row.RawName)));
        Assert.Equal(2, children.Count(c => c.Row.Name.EnumerateRunes().Any(r => !r.IsBmp)));
        Assert.Single(children, c => c.Row.Name.EnumerateRunes().Contains(new Rune(0x2CC56)));
        Assert.Single(school.Guardians, g => g.Row.IsDeaf);
        Assert.Equal(5, school.Phones.Where(p => p.OwnerType == PhoneOwner.Parent).CountBy(p => p.OwnerId).Count(p => p.Value == 3));

        var fathersLost = children.Where(c => links[c.Row.Id].Any(l => l.Role == Relation.Father && l.Presence == Presence.Lost)).ToList();
        Assert.Equal([OutType.None, OutType.SoleCarer], fathersLost.Select(c => At(school, c).OutType).Order());
        var orphan = Assert.Single(children, c => links[c.Row.Id].Where(l => l.To is null).All(l => l.Presence == Presence.Dead));
        Assert.True(At(school, orphan) is { OutType: OutType.None, IsUnsupported: true, Counts: false });
        var stepchild = Assert.Single(children, c => links[c.Row.Id].Any(l => l.Role == Relation.Stepmother));
        Assert.Equal(OutType.Father, At(school, stepchild).OutType);

        var back = children.Where(c => school.Episodes.Any(e => e.ChildId == c.Row.Id && e.EndReason == LbEndReason.ParentReturned && e.To is { Year: 2026, Month: 11 })).ToList();
        Assert.Equal(2, back.Count);
        Assert.All(back, c => Assert.Equal(OutType.None, At(school, c).OutType));
        Assert.Equal(3, children.Count(c => c.LeftBehind && At(school, c) is { IsSchool: true, IsMoe: false } e && NextOf(school, e) is { IsMoe: true }));

        Assert.Equal(2, school.Enrollments.Count(e => e.ExitKind == AlterKind.ChangedClass && e.To <= day));
        Assert.Equal(1, school.Enrollments.Count(e => e.EntryKind == AlterKind.TransferredIn));
        Assert.Equal(1, school.Enrollments.Count(e => e.ExitKind == AlterKind.TransferredOut));
        Assert.Equal(5, school.Enrollments.Count(e => e.ExitKind == AlterKind.Graduated));
        Assert.Equal(6, school.Children.Count - children.Count);
        Assert.Single(school.Staff, s => s.Row.LeaveDate <= day);
        Assert.Equal(school.Outline.Staff, school.Staff.Count(s => s.Row.LeaveDate is null));
        Assert.Equal(school.Outline.OverAge, children.Count(c => c.OutType != OutType.None && !c.LeftBehind));
    }

    [Fact]
    public void Three_children_of_the_west_school_are_too_old_to_count()
    {
        var school = Schools[4];
        var old = school.Showing(DemoCase.OverAge).ToList();

        Assert.Equal(3, old.Count);
        Assert.All(old, c => Assert.True(At(school, c) is { IsSchool: false, Counts: false } e && e.OutType != OutType.None));
        Assert.All(old, c => Assert.Equal(13, Age.On(c.Row.BirthDate, CountyPlan.SpecifiedDay)));
    }

    [Theory]
    [InlineData(0, 61, "93.8")]
    [InlineData(1, 63, "96.9")]
    [InlineData(2, 292, "81.1")]
    [InlineData(3, 111, "88.1")]
    [InlineData(4, 92, "90.2")]
    public void A1_is_complete_as_often_as_the_specification_has_it(int index, int complete, string rate)
    {
        var school = Schools[index];
        var made = school.Profiles.Where(p => IsComplete(school, p)).ToList();

        Assert.Equal(complete, made.Count);
        Assert.Equal(rate, Rate(made.Count, school.Outline.LeftBehind));
        Assert.Equal(school.Outline.LeftBehind, school.Profiles.Count);
        Assert.Contains(school.Profiles, p => p.CareGrade == CareGrade.Nobody);
        Assert.All(school.Profiles.Where(p => p.MissingCount > 0), p => Assert.Equal(p.MissingCount, p.Missing.Count));
    }

    [Fact]
    public void Village_schools_lag_behind_with_their_forms()
    {
        var school = Schools[2];
        var campusOf = school.Children.Where(c => c.Class is not null).ToDictionary(c => c.Row.Id, c => c.Class!.CampusId);
        var rates = school.Campuses.Select(campus =>
        {
            var here = school.Profiles.Where(p => campusOf[p.ChildId] == campus.Id).ToList();
            return here.Count(p => IsComplete(school, p)) * 100 / here.Count;
        }).ToList();

        Assert.True(rates[0] > 85 && rates[1] < 72 && rates[2] < 72);
    }

    [Fact]
    public void The_day_of_the_specification_lies_in_the_twelfth_teaching_week()
    {
        var term = Schools[0].CurrentTerm;
        var mondays = Enumerable.Range(0, 30).Select(w => term.FirstWeek.AddDays(7 * w)).Where(m => !term.HolidayWeeks.Contains(m)).ToList();

        Assert.Equal(("2026-2027", 1, new DateOnly(2026, 9, 1), new DateOnly(2027, 1, 31)), (term.Year, term.TermNo, term.From, term.To));
        Assert.Equal(12, mondays.IndexOf(CountyPlan.SpecifiedDay) + 1);
        Assert.Equal(("2025-2026", 2), (Schools[0].Terms[1].Year, Schools[0].Terms[1].TermNo));
    }

    [Theory]
    [InlineData("2026-09-01")]
    [InlineData("2027-01-31")]
    [InlineData("2027-02-01")]
    [InlineData("2028-02-29")]
    [InlineData("2027-08-31")]
    public void Any_day_gives_the_same_counts(string day)
    {
        foreach (var index in new[] { 0, 4 })
        {
            var school = CountyPlan.For(index, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(school.Outline.Pupils, InSchool(school).Count);
            Assert.Equal(school.Outline.LeftBehind, InSchool(school).Count(c => CountsBy(school, c)));
            Assert.Equal(school.Outline.Pupils, InSchool(school).Count(c => c.Class is not null));
            Assert.All(school.Enrollments, e => Assert.True(e.To is null || e.To > e.From));
            Assert.Contains(school.Terms, t => t.From <= school.Day && school.Day <= t.To);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_county()
    {
        Assert.Equal(JsonSerializer.Serialize(CountyPlan.For(0), Json), JsonSerializer.Serialize(CountyPlan.For(0), Json));
        Assert.NotEqual(JsonSerializer.Serialize(CountyPlan.For(0), Json), JsonSerializer.Serialize(CountyPlan.For(0, seed: "other"), Json));
        Assert.Equal(CountyPlan.For(7).Children.Select(c => c.Row.Name), CountyPlan.For(7).Children.Select(c => c.Row.Name));
    }

    [Fact]
    public void Each_schools_mark_is_found_in_that_school_only()
    {
        var texts = Schools.Append(CountyPlan.For(5)).Append(CountyPlan.For(299)).Select(s => (s.Mark, Text: JsonSerializer.Serialize(s, Json))).ToList();

        foreach (var (mark, own) in texts)
        {
            var school = Schools.FirstOrDefault(s => s.Mark == mark);
            Assert.Contains(mark, own, StringComparison.Ordinal);
            Assert.All(texts.Where(t => t.Mark != mark), t => Assert.DoesNotContain(mark, t.Text, StringComparison.Ordinal));
            if (school is null) continue;
            Assert.Contains(school.Children, c => c.Row.Name.EndsWith(mark, StringComparison.Ordinal));
            Assert.Contains(school.Staff, s => s.Row.Name.EndsWith(mark, StringComparison.Ordinal));
            Assert.Contains(school.Guardians, g => g.Row.Name.EndsWith(mark, StringComparison.Ordinal));
            Assert.Contains(school.Villages, v => v.Name == mark + "村");
        }
    }

    [Fact]
    public void Three_hundred_schools_hold_two_hundred_thousand_children()
    {
        Assert.Equal(200_097, Enumerable.Range(0, 300).Sum(i => CountyPlan.Outline(i).Pupils));
        var one = CountyPlan.For(250);
        Assert.Equal(one.Outline.Pupils, InSchool(one).Count);
        Assert.Equal(one.Outline.LeftBehind, InSchool(one).Count(c => CountsBy(one, c)));
    }

    [Fact]
    public void Every_name_passes_the_rules_and_none_is_on_the_forbidden_list()
    {
        using var stream = typeof(CountyPlanTests).Assembly.GetManifestResourceStream("ForbiddenNames.txt")!;
        using var reader = new StreamReader(stream);
        var forbidden = NameScreen.Read(reader);
        foreach (var name in Schools.SelectMany(Names))
        {
            Assert.False(forbidden.Holds(name), "a forbidden name");
            Assert.Null(PersonName.Check(name).Problem);
            Assert.DoesNotContain("斋公", name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_screen_finds_a_name_by_its_hash_and_refuses_a_name_in_clear()
    {
        var screen = NameScreen.Read(new StringReader($"# remark\nsalt=s\n{NameScreen.Hash("s", "甲乙丙")}\n"));

        Assert.True(screen.Holds("甲乙丙"));
        Assert.False(screen.Holds("甲乙丁"));
        Assert.Throws<FormatException>(() => NameScreen.Read(new StringReader("salt=s\n甲乙丙\n")));
    }

    [Fact]
    public void No_place_is_named_as_in_the_plans()
    {
        Assert.All(Schools.SelectMany(s => s.Villages), v => Assert.DoesNotContain("斋公岭", v.Name, StringComparison.Ordinal));
        Assert.Contains(Schools[0].Children, c => c.Row.EnrollSchoolName == "对门岭小学");
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Everybody_has_a_post_and_a_login(int index)
    {
        var school = Schools[index];
        var posts = school.Posts.Where(p => p.To is null).ToLookup(p => p.Role);

        Assert.Single(posts[LeftBehindCare.Registers.Authorization.Role.Principal]);
        Assert.Equal(school.Outline.Campuses.Count - 1, posts[LeftBehindCare.Registers.Authorization.Role.CampusHead].Count());
        Assert.Equal(
            school.Classes.Where(c => c.AcademicYear == "2026-2027").Select(c => c.Id).Order(),
            posts[LeftBehindCare.Registers.Authorization.Role.Homeroom].Select(p => p.ClassId!.Value).Order());
        Assert.Single(posts[LeftBehindCare.Registers.Authorization.Role.AuditAdmin]);
        Assert.Equal(school.Accounts.Count, school.Accounts.Select(a => a.Login).Distinct().Count());
        Assert.All(school.Accounts, a => Assert.Matches("^[a-z0-9-]{4,30}$", a.Login));
        Assert.Contains(school.Accounts, a => a.Login == $"{school.Outline.LoginPrefix}-xz");
    }

    private static List<DemoChild> InSchool(DemoSchool school)
    {
        var enrolled = school.Enrollments.Where(e => e.From <= school.Day && (e.To is null || e.To > school.Day)).Select(e => e.ChildId).ToHashSet();
        return [.. school.Children.Where(c => enrolled.Contains(c.Row.Id))];
    }

    private static LbEpisode At(DemoSchool school, DemoChild child) =>
        Assert.Single(school.Episodes, e => e.ChildId == child.Row.Id && e.From <= school.Day && (e.To is null || e.To > school.Day));

    private static LbEpisode? NextOf(DemoSchool school, LbEpisode episode) =>
        school.Episodes.Find(e => e.ChildId == episode.ChildId && e.From == episode.To);

    private static bool CountsBy(DemoSchool school, DemoChild child) => At(school, child).Counts;

    private static bool IsComplete(DemoSchool school, Web.Registers.Archives.Profiles.LeftBehindProfile profile) =>
        profile.MissingCount == 0 && profile.ConfirmedTermId == school.CurrentTerm.Id
        && profile.Status is LeftBehindCare.Registers.Records.RecordStatus.Submitted or LeftBehindCare.Registers.Records.RecordStatus.Effective;

    private static IEnumerable<string> Names(DemoSchool school) =>
        school.Children.Select(c => c.Row.Name)
            .Concat(school.Children.Select(c => c.Row.FormerName)).Concat(school.Staff.Select(s => s.Row.Name)).Concat(school.Parents.Select(p => p.Row.Name))
            .Concat(school.Guardians.Select(g => g.Row.Name)).Concat(school.Profiles.SelectMany(p => new[] { p.PatGf, p.PatGm, p.MatGf, p.MatGm }))
            .OfType<string>();

    private static string Rate(int part, int whole) =>
        Math.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}
