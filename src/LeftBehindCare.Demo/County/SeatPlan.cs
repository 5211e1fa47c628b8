using LeftBehindCare.Web.Codes;

namespace LeftBehindCare.Demo.County;

/// <summary>One place in a class, before it is known who takes it.</summary>
internal sealed class Seat
{
    public required MadeClass Class { get; init; }

    /// <summary>Counts as 留守 under the school's definition.</summary>
    public required bool LeftBehind { get; init; }

    /// <summary>{OutType}; null until it is drawn.</summary>
    public string? OutType { get; set; }

    public DemoCase Cases { get; set; }

    /// <summary>The first of the brothers and sisters; itself where there are none.</summary>
    public Seat Family { get; set; } = null!;

    public bool? Male { get; set; }
    public bool Boards { get; set; }

    /// <summary>Which of several with the same case it is: 0, 1, 2.</summary>
    public int Number { get; set; }

    public bool Has(DemoCase what) => (Cases & what) != 0;
}

/// <summary>Decides for each seat of a school what its child must be, so that every count and every case comes out exactly.</summary>
internal static class SeatPlan
{
    // 双亲 55 %, 父 30 %, 母 6 %, 单亲抚养方 the rest (domain.md §6).
    private const int BothPercent = 55;
    private const int FatherPercent = 30;
    private const int MotherPercent = 6;
    private const int BoysPerThousand = 545;

    public static List<Seat> Of(SchoolOutline outline, IReadOnlyList<MadeClass> classes, StableRandom random)
    {
        var seats = new List<Seat>();
        foreach (var made in classes)
        {
            var inClass = new List<Seat>();
            for (var i = 0; i < made.Outline.Size; i++)
            {
                var leftBehind = i < made.Outline.LeftBehind;
                var seat = new Seat { Class = made, LeftBehind = leftBehind, OutType = leftBehind ? null : OutType.None };
                seat.Family = seat;
                inClass.Add(seat);
            }

            seats.AddRange(random.Shuffled(inClass));
        }

        PlantLeftBehind(seats, random);
        PlantOthers(outline, seats, random);
        DrawOutTypes(seats, random);
        foreach (var seat in seats) seat.Male ??= random.Below(1000) < BoysPerThousand;
        Board(outline, seats, random);
        return seats;
    }

    private static void PlantLeftBehind(List<Seat> seats, StableRandom random)
    {
        var free = random.Shuffled(seats.Where(s => s.LeftBehind));

        var twin = Take(DemoCase.Twin, OutType.Both, s => free.Exists(o => o != s && o.Class == s.Class));
        var other = Take(DemoCase.Twin, OutType.Both, s => s.Class == twin.Class, 1);
        other.Family = twin;
        (twin.Male, other.Male) = (false, false);

        // An elder brother and a younger sister, twice; then a brother and two sisters.
        foreach (var (number, grades) in new[] { (0, new[] { 2, 5 }), (1, [3, 6]), (2, [1, 4, 6]) })
        {
            Seat? first = null;
            foreach (var grade in grades)
            {
                var campus = first?.Class.Campus ?? 0;
                var seat = Take(DemoCase.Siblings, OutType.Both, s => s.Class.Grade == grade && s.Class.Campus == campus, number);
                seat.Male = grade == grades[^1];
                seat.Family = first ??= seat;
            }
        }

        var name = Take(DemoCase.SameName, null, s => free.Exists(o => o != s && o.Class == s.Class));
        var same = Take(DemoCase.SameName, null, s => s.Class == name.Class, 1);
        (name.Male, same.Male) = (true, true);

        Take(DemoCase.Stepmother, OutType.Father);
        Take(DemoCase.LostFather, OutType.SoleCarer);
        for (var i = 0; i < 3; i++) Take(DemoCase.AwayUnderThreeMonths, i == 1 ? OutType.Both : OutType.Father, number: i);
        Take(DemoCase.DeafGuardian, OutType.Both);
        for (var i = 0; i < 2; i++) Take(DemoCase.NoIdNumber, null, number: i);
        for (var i = 0; i < 3; i++) Take(DemoCase.EndsInX, null, number: i);
        Take(DemoCase.DoubtfulId, null);
        for (var i = 0; i < 2; i++) Take(DemoCase.DottedName, null, number: i);
        for (var i = 0; i < 2; i++) Take(DemoCase.RareCharacter, null, number: i);
        for (var i = 0; i < 5; i++) Take(DemoCase.ThreePhones, null, number: i);
        for (var i = 0; i < 2; i++) Take(DemoCase.ChangedClass, null, number: i);
        Take(DemoCase.TransferredIn, null);
        Take(DemoCase.Marked, OutType.Both);

        Seat Take(DemoCase what, string? outType, Predicate<Seat>? where = null, int number = 0)
        {
            var at = where is null ? free.Count - 1 : free.FindIndex(where);
            var seat = free[at];
            free.RemoveAt(at);
            seat.Cases |= what;
            seat.OutType = outType;
            seat.Number = number;
            return seat;
        }
    }

    private static void PlantOthers(SchoolOutline outline, List<Seat> seats, StableRandom random)
    {
        var free = random.Shuffled(seats.Where(s => !s.LeftBehind));
        for (var i = 0; i < outline.OverAge; i++)
        {
            var at = free.FindIndex(s => s.Class.Grade == ClassOutline.Grades);
            free[at].Cases |= DemoCase.OverAge;
            free[at].OutType = i == 0 ? OutType.Father : OutType.Both;
            free.RemoveAt(at);
        }

        free[0].Cases |= DemoCase.BothDead;
        free[1].Cases |= DemoCase.LostFather;
        for (var i = 0; i < 2; i++)
        {
            free[2 + i].Cases |= DemoCase.ReturnedThisMonth;
            free[2 + i].Number = i;
        }
    }

    /// <summary>What is still open, so that the shares come out over the whole school.</summary>
    private static void DrawOutTypes(List<Seat> seats, StableRandom random)
    {
        var all = seats.Where(s => s.LeftBehind).ToList();
        var open = random.Shuffled(all.Where(s => s.OutType is null));
        var at = 0;
        foreach (var (type, percent) in new[] { (OutType.Both, BothPercent), (OutType.Father, FatherPercent), (OutType.Mother, MotherPercent) })
        {
            var wanted = ((all.Count * percent) + 50) / 100;
            for (var have = all.Count(s => s.OutType == type); have < wanted && at < open.Count; have++) open[at++].OutType = type;
        }

        for (; at < open.Count; at++) open[at].OutType = OutType.SoleCarer;
    }

    /// <summary>As many boarders as the campus has beds for, 留守 children and higher grades more often.</summary>
    private static void Board(SchoolOutline outline, List<Seat> seats, StableRandom random)
    {
        for (var campus = 0; campus < outline.Campuses.Count; campus++)
        {
            var here = seats.Where(s => s.Class.Campus == campus)
                .Select(s => (Seat: s, Rank: random.Below(100) + (s.LeftBehind ? 30 : 0) + (s.Class.Grade * 8)))
                .OrderByDescending(s => s.Rank);
            foreach (var (seat, _) in here.Take(outline.Campuses[campus].Boarders)) seat.Boards = true;
        }
    }
}
