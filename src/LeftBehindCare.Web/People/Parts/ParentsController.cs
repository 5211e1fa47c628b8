using System.Numerics;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>父母: the person is shared by brothers and sisters, the link is each child's own.</summary>
[Route("children/{childId:guid}/parents")]
[OfArea(DataArea.Family)]
public sealed class ParentsController(PartDesk desk, PeopleSearch search) : PartController<ParentLink, ParentForm>(desk)
{
    protected override DataArea Area => DataArea.Family;

    protected override string Thing => "父母信息";

    protected override string Tab => "Family";

    protected override IQueryable<ParentLink> Of(Guid childId) => Desk.Db.ParentLinks.Include(l => l.Parent).Where(l => l.ChildId == childId);

    protected override async ValueTask<ParentForm?> BlankAsync(ChildFacts child, CancellationToken cancellationToken)
    {
        var form = new ParentForm
        {
            Role = Request.Query["role"].ToString() is { } role && ParentRoleChoices.IsParent(role) ? role : child.Father is null ? Relation.Father : Relation.Mother,
            From = child.Child.BirthDate,
            Presence = Presence.Home,
        };
        if (!Guid.TryParse(Request.Query["person"], out var person)) return form;
        if (await Desk.Db.Parents.FirstOrDefaultAsync(p => p.Id == person, cancellationToken) is not { } known) return null;
        form.PersonId = known.Id;
        form.Name = known.Name;
        form.BirthDate = known.BirthDate;
        form.Education = known.Education;
        form.KnowsOf(known.IdNo is null ? null : FieldMask.Registered);
        return form;
    }

    protected override ValueTask<ParentForm> ReadAsync(ParentLink record, CancellationToken cancellationToken)
    {
        var person = record.Parent!; // Included by Of.
        var form = new ParentForm
        {
            Role = record.Role,
            Name = person.Name,
            BirthDate = person.BirthDate,
            Education = person.Education,
            Presence = record.Presence,
            HasCapacity = record.HasCapacity,
            IsCustodial = record.IsCustodial,
            From = record.From,
            LastDay = record.To?.AddDays(-1),
        };
        form.KnowsOf(person.IdNo is null ? null : FieldMask.Registered);
        return new(form);
    }

    protected override async ValueTask CheckAsync(ChildFacts child, ParentForm form, ParentLink? record, CancellationToken cancellationToken)
    {
        var role = record?.Role ?? form.Role;
        if (!ParentRoleChoices.IsParent(role)) Refuse(nameof(form.Role), "请选父亲、母亲或继、养父母。");
        if (record is not null && form.Role != record.Role) Refuse(nameof(form.Role), "身份不能改。登错的请停用这一条，再登一条对的。");
        Refuse(nameof(form.Name), Error(PersonName.Check(form.Name)));
        Refuse(nameof(form.IdNo), Error(IdNumber.Check(form.IdNo, IdType.IdCard, form.BirthDate, role is null ? null : Positions.IsFather(role) ? Sex.Male : Sex.Female), withDoubt: true));
        CheckDays(form.From, nameof(form.From), form.LastDay, nameof(form.LastDay));
        if (form.From < child.Child.BirthDate) Refuse(nameof(form.From), $"孩子 {child.Child.BirthDate:yyyy-MM-dd} 才出生。请改成那天或以后。");
        if (form.ChangedOn is { } day && record is not null)
        {
            if (!CircumstancesDiffer(form, record)) Refuse(nameof(form.ChangedOn), "存续、监护能力、抚养方都没有变。请改了再写日子，或把这里空着。");
            else if (day <= record.From) Refuse(nameof(form.ChangedOn), $"要在 {record.From:yyyy-MM-dd} 以后。原来就登错的，请空着。");
            else if (day > Desk.Today) Refuse(nameof(form.ChangedOn), "不能晚于今天。");
            else if (record.To is { } ended && day >= ended) Refuse(nameof(form.ChangedOn), $"这一条到 {ended.AddDays(-1):yyyy-MM-dd} 已经结束了。");
        }

        if (form.BirthDate is { } born && child.Child.BirthDate.Year - born.Year is < 12 or > 70)
            Refuse(nameof(form.BirthDate), "和孩子的年龄差得不对。请核对家长的出生年份。");
        if (role is null || form.From is not { } from) return;

        var father = Positions.IsFather(role);
        var to = form.LastDay?.AddDays(1) ?? DateOnly.MaxValue;
        var own = record?.Id ?? Guid.Empty;
        var others = await Desk.Db.ParentLinks.Where(l => l.ChildId == child.Child.Id && l.Id != own && l.From < to && (l.To == null || l.To > from))
            .Select(l => new { l.Role, l.From, l.Parent!.Name }).ToListAsync(cancellationToken);
        if (others.FirstOrDefault(o => Positions.IsFather(o.Role) == father) is { } other)
        {
            Refuse(nameof(form.From), $"这段时间{(father ? "父亲" : "母亲")}的位置上已经登记了{CodeSets.All.NameOf("Relation", other.Role)}{other.Name}"
                + $"（{other.From:yyyy-MM-dd} 起）。以共同生活的一位为准；换了人的，请先给前一位填“到哪天为止”。");
        }
    }

    protected override async ValueTask<ParentLink> CreateAsync(ChildFacts child, ParentForm form, CancellationToken cancellationToken)
    {
        var person = form.PersonId is { } known ? await Desk.Db.Parents.FirstOrDefaultAsync(p => p.Id == known, cancellationToken) : null;
        if (person is null)
        {
            person = new Parent();
            Desk.Db.Add(person);
        }

        await FillAsync(form, person, cancellationToken);
        var link = new ParentLink { ChildId = child.Child.Id, ParentId = person.Id, Role = form.Role!, From = form.From!.Value }; // Both required.
        Fill(form, link);
        Desk.Db.Add(link);
        return link;
    }

    protected override async ValueTask WriteAsync(ChildFacts child, ParentForm form, ParentLink record, CancellationToken cancellationToken)
    {
        await FillAsync(form, record.Parent!, cancellationToken);
        if (form.ChangedOn is { } day && CircumstancesDiffer(form, record))
        {
            // What was true until then stays true: the old link ends, a new one says how it is from that day on.
            var next = new ParentLink { ChildId = record.ChildId, ParentId = record.ParentId, Role = record.Role, From = day };
            Fill(form, next);
            record.To = day;
            await Desk.Db.SaveChangesAsync(cancellationToken);
            Desk.Db.Add(next);
            return;
        }

        record.From = form.From!.Value;
        Fill(form, record);
    }

    protected override bool RewritesHistory(ParentForm form, ParentLink record) =>
        form.ChangedOn is null && (record.From != form.From || (record.To is { } to && to.AddDays(-1) != form.LastDay));

    protected override Guid? PersonOf(ParentLink record) => record.ParentId;

    protected override uint VersionOf(ParentLink record) => record.RowVersion ^ BitOperations.RotateLeft(record.Parent!.RowVersion, 16);

    protected override IReadOnlyDictionary<string, string> Hidden(ParentForm form) =>
        form.PersonId is { } id ? new Dictionary<string, string> { [nameof(form.PersonId)] = id.ToString() } : new Dictionary<string, string>();

    protected override string? HintOf(ChildFacts child, ParentForm form, bool isNew) => form.PersonId is null || !isNew ? null
        : $"{form.Name}已经登记过。下面的姓名、证件改了，他的别的孩子那里也会一起变。";

    protected override ValueTask<string> DescribeAsync(ChildFacts child, ParentLink? record, ParentForm form, CancellationToken cancellationToken) =>
        new(record is null ? "登记父母" : CodeSets.All.NameOf("Relation", record.Role) ?? "父母");

    protected override async ValueTask<(string View, object Model)?> AboveAsync(ChildFacts child, CancellationToken cancellationToken) =>
        ("~/People/Parts/_FindPerson.cshtml", await search.ForAsync(child, PhoneOwner.Parent, Request.Query["find"], cancellationToken));

    private static bool CircumstancesDiffer(ParentForm form, ParentLink record) =>
        Texts.OrNull(form.Presence) != record.Presence || form.HasCapacity != record.HasCapacity || form.IsCustodial != record.IsCustodial;

    private static void Fill(ParentForm form, ParentLink link)
    {
        link.Presence = Texts.OrNull(form.Presence);
        link.HasCapacity = form.HasCapacity;
        link.IsCustodial = form.IsCustodial;
        link.To = form.LastDay?.AddDays(1);
    }

    private async Task FillAsync(ParentForm form, Parent person, CancellationToken cancellationToken)
    {
        person.Name = PersonName.Check(form.Name).Value;
        person.BirthDate = form.BirthDate;
        person.Education = Texts.OrNull(form.Education);
        if (IdNumber.Normalise(form.IdNo) is not { } number) return;
        var cipher = await Desk.CipherAsync(cancellationToken);
        person.IdNo = cipher.Seal(SealedColumns.ParentIdNo, person.Id, number);
        person.IdNoHash = cipher.Index(number);
    }

    private static string? Error(Reading reading, bool withDoubt = false) =>
        reading.Problem is { } problem && (problem.Severity == Severity.Error || (withDoubt && problem.Severity == Severity.Doubt)) ? problem.Message : null;
}
