using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;

namespace LeftBehindCare.Web.Tests.People.Rules;

public sealed class LeftBehindTests
{
    private const string County = "439901";
    private static readonly LeftBehindSettings Usual = new();
    private static readonly Guid Father = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Mother = new("00000000-0000-0000-0000-000000000002");
    private static readonly Guid Stepmother = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateOnly Birth = new(2017, 5, 1);
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly AwayFact FatherAway = new(Father, new(2023, 2, 20), null, "浙江省宁波市");
    private static readonly AwayFact MotherAway = new(Mother, new(2024, 3, 1), null, "广东省东莞市");

    [Theory]
    // presence of father and mother, who is away, outcome, 待核, 事实无人抚养 (domain.md §2.3 and §8.4)
    [InlineData("1", "1", "fm", "B", false, false)]
    [InlineData("1", "1", "f", "F", false, false)]
    [InlineData("1", "1", "m", "M", false, false)]
    [InlineData("1", "1", "", "N", false, false)]
    [InlineData("3", "1", "m", "S", false, false)]
    [InlineData("4", "1", "m", "S", false, false)]
    [InlineData("5", "1", "m", "S", false, false)]
    [InlineData("6", "1", "m", "S", false, false)]
    [InlineData("1", "3", "f", "S", false, false)]
    [InlineData("9", "1", "m", "S", true, false)]
    [InlineData(null, "1", "m", "S", true, false)]
    [InlineData("-", "1", "m", "S", true, false)]
    [InlineData("1", "-", "f", "S", true, false)]
    [InlineData("3", "3", "", "N", false, true)]
    [InlineData("3", "6", "", "N", false, true)]
    [InlineData("3", "6", "m", "S", false, false)]
    [InlineData("4", "5", "", "N", false, true)]
    [InlineData("3", "1", "", "N", false, false)]
    [InlineData("3", "9", "", "N", true, false)]
    [InlineData("9", "9", "", "N", false, false)]
    [InlineData("-", "-", "", "N", false, false)]
    // A span left open does not make the dead, the lost or the detained a person who works away.
    [InlineData("3", "1", "f", "N", false, false)]
    [InlineData("4", "1", "fm", "S", false, false)]
    public void Who_is_away_decides_the_type(string? father, string? mother, string away, string outType, bool needsCheck, bool unsupported)
    {
        var now = Now(Facts(father, mother, Away(away)));

        Assert.Equal(outType, now.OutType);
        Assert.Equal(needsCheck, now.NeedsCheck);
        Assert.Equal(unsupported, now.FactuallyUnsupported);
    }

    [Theory]
    [InlineData("fm", "3")]
    [InlineData("f", "2")]
    [InlineData("m", "2")]
    [InlineData("", "1")]
    public void The_roll_system_knows_three_kinds(string away, string code)
    {
        Assert.Equal(code, Now(Facts("1", "1", Away(away))).SysCode);
    }

    [Fact]
    public void The_sole_carer_away_is_both_parents_to_the_roll_system()
    {
        Assert.Equal(SysLeftBehind.BothParents, Now(Facts("3", "1", Away("m"))).SysCode);
    }

    [Theory]
    [InlineData("fm", null, true)]
    [InlineData("f", true, false)]
    [InlineData("f", null, false)]
    [InlineData("f", false, true)]
    public void Civil_affairs_count_one_parent_away_only_when_the_one_at_home_is_unable(string away, bool? motherAble, bool counts)
    {
        var facts = Facts("1", "1", Away(away));
        facts = facts with { Parents = [.. facts.Parents.Select(p => p.ParentId == Mother ? p with { HasCapacity = motherAble } : p)] };

        Assert.Equal(counts, Now(facts).IsMca);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    [InlineData(null, false)]
    public void Civil_affairs_count_rural_registration_only(string? hukou, bool counts)
    {
        Assert.Equal(counts, Now(Facts("1", "1", Away("fm")) with { HukouKind = hukou }).IsMca);
    }

    [Fact]
    public void The_sixteenth_birthday_ends_only_the_civil_affairs_definition()
    {
        var segments = LeftBehind.Segments(Facts("1", "1", Away("fm")), Usual);

        var sixteen = new DateOnly(2033, 5, 1);
        var before = LeftBehind.At(segments, sixteen.AddDays(-1))!;
        var after = LeftBehind.At(segments, sixteen)!;
        Assert.True(before.IsMca);
        Assert.False(after.IsMca);
        Assert.True(after is { IsSchool: true, IsMoe: true, OutType: OutType.Both });
        Assert.Equal(new DateOnly(2024, 3, 1), after.OutSince);
    }

    [Fact]
    public void Three_months_count_from_the_parent_who_left_last()
    {
        var facts = Facts("1", "1", FatherAway, MotherAway with { From = new(2026, 11, 1) });

        var now = Now(facts);

        Assert.True(now is { OutType: OutType.Both, IsSchool: true, IsMoe: false });
        Assert.Equal(new DateOnly(2027, 2, 1), now.To);
        Assert.True(At(facts, new(2027, 2, 1)).IsMoe);
        Assert.Equal("母亲 2026-11-01 起在广东省东莞市务工，父亲 2023-02-20 起在浙江省宁波市务工：双亲外出。", now.Summary);
        Assert.Equal("教育统计口径：要到 2027-02-01 满三个月才算。", Verdict(now, LbCaliber.Moe).Sentence);
        Assert.Equal(new DateOnly(2027, 2, 1), Verdict(now, LbCaliber.Moe).Conditions.Single(c => c.Test == LeftBehindTest.ThreeMonths).Turns);
    }

    [Fact]
    public void Less_than_three_months_away_counts_for_the_school_at_once()
    {
        var facts = Facts("1", "1", FatherAway with { From = new(2026, 11, 30) });

        Assert.True(At(facts, new(2026, 11, 30)) is { IsSchool: true, IsMoe: false });
        Assert.False(At(facts, new(2027, 2, 27)).IsMoe);
        Assert.True(At(facts, new(2027, 2, 28)).IsMoe);
    }

    [Fact]
    public void A_return_planned_before_three_months_promises_nothing()
    {
        var facts = Facts("1", "1", FatherAway with { From = new(2026, 11, 1), To = new(2027, 1, 10) });

        Assert.Equal("教育统计口径：外出不满三个月，不算。", Verdict(Now(facts), LbCaliber.Moe).Sentence);
        Assert.Equal(OutType.None, At(facts, new(2027, 3, 1)).OutType);
    }

    [Fact]
    public void When_the_mother_comes_home_the_episode_of_both_ends_and_one_of_the_father_begins()
    {
        var facts = Facts("1", "1", FatherAway, MotherAway with { To = new(2026, 6, 1) });

        var both = At(facts, new(2026, 5, 31));
        var father = At(facts, new(2026, 6, 1));

        Assert.Equal(OutType.Both, both.OutType);
        Assert.Null(both.EndReason);
        Assert.Equal(new DateOnly(2026, 6, 1), both.To);
        Assert.True(father is { OutType: OutType.Father, IsMoe: true, IsMca: false });
        Assert.Equal(new DateOnly(2026, 6, 1), father.OutSince);
    }

    [Fact]
    public void When_all_are_home_again_the_episode_ends_as_returned()
    {
        var facts = Facts("1", "1", FatherAway with { To = new(2026, 11, 20) });

        var away = At(facts, new(2026, 11, 19));
        var home = At(facts, new(2026, 11, 20));

        Assert.Equal(LbEndReason.ParentReturned, away.EndReason);
        Assert.True(home is { OutType: OutType.None, IsSchool: false, SysCode: SysLeftBehind.No });
    }

    [Fact]
    public void The_spring_festival_at_home_does_not_interrupt_being_away()
    {
        var facts = Facts("1", "1", FatherAway with { To = new(2026, 2, 10) }, FatherAway with { From = new(2026, 3, 1) });

        var feast = At(facts, new(2026, 2, 17));

        Assert.Equal(OutType.Father, feast.OutType);
        Assert.Equal(new DateOnly(2023, 2, 20), feast.OutSince);
        Assert.True(feast.IsMoe);
    }

    [Fact]
    public void Thirty_days_at_home_are_a_return_and_leaving_again_opens_a_new_episode()
    {
        var facts = Facts("1", "1", FatherAway with { To = new(2026, 7, 1) }, FatherAway with { From = new(2026, 7, 31) });

        Assert.Equal(OutType.None, At(facts, new(2026, 7, 30)).OutType);
        var again = At(facts, new(2026, 8, 1));
        Assert.Equal(new DateOnly(2026, 7, 31), again.OutSince);
        Assert.False(again.IsMoe);
        Assert.True(At(facts, new(2026, 10, 31)).IsMoe);
    }

    [Fact]
    public void A_new_place_of_work_does_not_interrupt_being_away()
    {
        var facts = Facts("1", "1", FatherAway with { To = new(2026, 10, 1) }, FatherAway with { From = new(2026, 10, 1), Place = "江苏省苏州市" });

        Assert.True(Now(facts).IsMoe);
        Assert.StartsWith("父亲 2023-02-20 起在江苏省苏州市务工", Now(facts).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_father_dies_the_mother_away_becomes_the_sole_carer()
    {
        var facts = Facts("1", "1", FatherAway, MotherAway) with
        {
            Parents =
            [
                new(Father, Relation.Father, Presence.Home, null, null, Birth, new(2026, 5, 4)),
                new(Father, Relation.Father, Presence.Dead, null, null, new(2026, 5, 4), null),
                new(Mother, Relation.Mother, Presence.Home, null, null, Birth, null),
            ],
        };

        Assert.Equal(OutType.Both, At(facts, new(2026, 5, 3)).OutType);
        Assert.True(At(facts, new(2026, 5, 4)) is { OutType: OutType.SoleCarer, IsMoe: true, NeedsCheck: false });
    }

    [Fact]
    public void When_the_only_one_away_is_lost_nobody_came_back()
    {
        var facts = Facts("1", "1", FatherAway) with
        {
            Parents =
            [
                new(Father, Relation.Father, Presence.Home, null, null, Birth, new(2026, 5, 4)),
                new(Father, Relation.Father, Presence.Lost, null, null, new(2026, 5, 4), null),
                new(Mother, Relation.Mother, Presence.Home, null, null, Birth, null),
            ],
        };

        Assert.Null(At(facts, new(2026, 5, 3)).EndReason);
        Assert.Equal(OutType.None, At(facts, new(2026, 5, 4)).OutType);
    }

    [Fact]
    public void A_stepmother_at_home_stands_in_the_mothers_place()
    {
        var facts = Facts("1", "6", FatherAway, MotherAway);
        facts = facts with { Parents = [.. facts.Parents, new(Stepmother, Relation.Stepmother, Presence.Home, true, null, new(2022, 1, 1), null)] };

        var now = Now(facts);

        Assert.Equal(OutType.Father, now.OutType);
        Assert.Equal(Stepmother, now.Mother.ParentId);
        Assert.Contains("继母在家同住", now.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_parents_dead_is_nobody_away_but_nobody_raises_the_child()
    {
        var now = Now(Facts("3", "3"));

        Assert.True(now is { OutType: OutType.None, FactuallyUnsupported: true, IsSchool: false, IsMca: false, IsMoe: false });
        Assert.False(now.InCare(Usual));
        Assert.True(now.InCare(Usual with { CareAsLeftBehind = true }));
        Assert.Equal("父亲已亡故，母亲已亡故：没有人外出，父母都不共同生活，列为事实无人抚养。", now.Summary);
    }

    [Fact]
    public void The_town_school_counts_from_six_to_twelve()
    {
        var town = new LeftBehindSettings { AgeMin = 6, AgeMax = 12 };
        var facts = Facts("1", "1", FatherAway with { From = new(2019, 1, 1) });

        Assert.False(LeftBehind.At(facts, town, new(2023, 4, 30))!.IsSchool);
        Assert.True(LeftBehind.At(facts, town, new(2023, 5, 1))!.IsSchool);
        Assert.True(LeftBehind.At(facts, town, new(2030, 4, 30))!.IsSchool);
        var thirteen = LeftBehind.At(facts, town, new(2030, 5, 1))!;
        Assert.False(thirteen.IsSchool);
        Assert.True(thirteen is { OutType: OutType.Father, SysCode: SysLeftBehind.OneParent, IsMoe: true });
        Assert.Equal("学校口径：有人外出，但 2030-05-01 已满13周岁，超过了学校定的12周岁，不算。", Verdict(thirteen, LbCaliber.School).Sentence);
    }

    [Theory]
    [InlineData(County, County, true)]
    [InlineData(County, "439902", false)]
    [InlineData(null, County, false)]
    public void Education_statistics_count_children_who_live_where_they_are_registered(string? hukou, string home, bool counts)
    {
        Assert.Equal(counts, Now(Facts("1", "1", FatherAway) with { HukouCounty = hukou, HomeCounty = home }).IsMoe);
    }

    [Fact]
    public void A_year_out_of_school_is_not_counted_by_education_statistics()
    {
        var facts = Facts("1", "1", FatherAway) with
        {
            Studies = [new(new(2023, 9, 1), new(2025, 9, 1)), new(new(2026, 9, 1), null)],
        };

        Assert.False(At(facts, new(2026, 8, 31)).IsMoe);
        Assert.True(At(facts, new(2026, 9, 1)).IsMoe);
        Assert.Equal("教育统计口径：不在读，不算。", Verdict(At(facts, new(2026, 8, 31)), LbCaliber.Moe).Sentence);
    }

    [Fact]
    public void Nothing_is_derived_after_the_child_has_left_the_school()
    {
        var facts = Facts("1", "1", FatherAway) with { LeftOn = new(2026, 7, 1), LeftFor = LbEndReason.Graduated };

        Assert.Null(LeftBehind.At(facts, Usual, new(2026, 7, 1)));
        Assert.Equal(LbEndReason.Graduated, At(facts, new(2026, 6, 30)).EndReason);
    }

    [Fact]
    public void Segments_follow_each_other_without_gaps_and_differ()
    {
        var facts = Facts(
            "1", "1", FatherAway with { To = new(2026, 2, 10) }, FatherAway with { From = new(2026, 3, 1) },
            MotherAway with { To = new(2025, 6, 1) }, MotherAway with { From = new(2026, 11, 1) });

        var segments = LeftBehind.Segments(facts, new LeftBehindSettings { AgeMin = 6, AgeMax = 12 });

        Assert.Equal(Birth, segments[0].From);
        Assert.Null(segments[^1].To);
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(segments.Zip(segments.Skip(1)), pair => Assert.NotEqual(
            (pair.First.OutType, pair.First.IsSchool, pair.First.IsMca, pair.First.IsMoe),
            (pair.Second.OutType, pair.Second.IsSchool, pair.Second.IsMca, pair.Second.IsMoe)));
        Assert.All(segments, s => Assert.Equal(4, s.Verdicts.Count));
    }

    [Fact]
    public void Of_a_child_about_whom_nothing_is_known_nothing_is_said()
    {
        Assert.Empty(LeftBehind.Segments(new LeftBehindFacts { BirthDate = Birth }, Usual));
    }

    [Fact]
    public void Two_divorced_parents_both_working_away_are_both_away()
    {
        // Ruling §8.4: only AwaySpan says who is away, so a divorced parent who works away counts.
        Assert.Equal(OutType.Both, Now(Facts("6", "1", FatherAway, MotherAway)).OutType);
    }

    private static LeftBehindFacts Facts(string? father, string? mother, params AwayFact[] away) => new()
    {
        BirthDate = Birth,
        HukouKind = HukouKind.Rural,
        HukouCounty = County,
        HomeCounty = County,
        Parents = [.. Link(Father, Relation.Father, father), .. Link(Mother, Relation.Mother, mother)],
        Away = away,
        Studies = [new(new(2023, 9, 1), null)],
    };

    /// <summary>"-" stands for no record at all.</summary>
    private static ParentFact[] Link(Guid id, string role, string? presence) =>
        presence == "-" ? [] : [new ParentFact(id, role, presence, null, null, Birth, null)];

    private static AwayFact[] Away(string who) =>
        [.. who.Contains('f', StringComparison.Ordinal) ? [FatherAway] : Array.Empty<AwayFact>(), .. who.Contains('m', StringComparison.Ordinal) ? [MotherAway] : Array.Empty<AwayFact>()];

    private static LeftBehindSegment Now(LeftBehindFacts facts) => At(facts, Today);

    private static LeftBehindSegment At(LeftBehindFacts facts, DateOnly day) => LeftBehind.At(facts, Usual, day)!;

    private static LeftBehindVerdict Verdict(LeftBehindSegment segment, string caliber) => segment.Verdicts.Single(v => v.Caliber == caliber);
}
