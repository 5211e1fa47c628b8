using System.Numerics;
using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Data.Protection;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>监护人: the person is shared by brothers and sisters, the link is each child's own.</summary>
[Route("children/{childId:guid}/guardians")]
[OfArea(DataArea.Family)]
public sealed class GuardiansController(PartDesk desk, PeopleSearch search) : PartController<GuardianLink, GuardianForm>(desk)
{
    protected override DataArea Area => DataArea.Family;

    protected override string Thing => "监护人";

    protected override string Tab => "Family";

    protected override IQueryable<GuardianLink> Of(Guid childId) => Desk.Db.GuardianLinks.Include(l => l.Guardian).Where(l => l.ChildId == childId);

    protected override async ValueTask<GuardianForm?> BlankAsync(ChildFacts child, CancellationToken cancellationToken)
    {
        var form = new GuardianForm { IsPrimary = child.PrimaryGuardian is null, Kind = GuardianKind.Entrusted, From = Desk.Today };
        if (!Guid.TryParse(Request.Query["person"], out var person)) return form;
        if (await Desk.Db.Guardians.FirstOrDefaultAsync(g => g.Id == person, cancellationToken) is not { } known) return null;
        form.PersonId = known.Id;
        Read(known, form);
        return form;
    }

    protected override ValueTask<GuardianForm> ReadAsync(GuardianLink record, CancellationToken cancellationToken)
    {
        var form = new GuardianForm
        {
            Relation = record.Relation,
            Kind = record.Kind,
            IsPrimary = record.IsPrimary,
            From = record.From,
            LastDay = record.To?.AddDays(-1),
            NoticeNo = record.NoticeNo,
        };
        Read(record.Guardian!, form); // Included by Of.
        return new(form);
    }

    protected override async ValueTask CheckAsync(ChildFacts child, GuardianForm form, GuardianLink? record, CancellationToken cancellationToken)
    {
        var name = PersonName.Check(form.Name);
        if (!name.CanSave) Refuse(nameof(form.Name), name.Problem!.Message); // Cannot be saved means there is a problem.
        var id = IdNumber.Check(form.IdNo, IdType.IdCard, form.BirthDate);
        if (id.Problem is { Severity: > Severity.Warning } wrong) Refuse(nameof(form.IdNo), wrong.Message);
        CheckDays(form.From, nameof(form.From), form.LastDay, nameof(form.LastDay));
        if (form.From < child.Child.BirthDate) Refuse(nameof(form.From), $"孩子 {child.Child.BirthDate:yyyy-MM-dd} 才出生。请改成那天或以后。");
        if (form.Kind == GuardianKind.Entrusted && form.From is { } day
            && Carers.CheckEntrusted(form.BirthDate ?? id.BirthDate, form.Health, [], day) is { Severity: Severity.Error } barred)
            Refuse(nameof(form.BirthDate), barred.Message);
        if (!form.IsPrimary || form.From is not { } from) return;

        var to = form.LastDay?.AddDays(1) ?? DateOnly.MaxValue;
        var own = record?.Id ?? Guid.Empty;
        var other = await Desk.Db.GuardianLinks
            .Where(l => l.ChildId == child.Child.Id && l.Id != own && l.IsPrimary && l.From < to && (l.To == null || l.To > from))
            .OrderBy(l => l.From).Select(l => new { l.Guardian!.Name, l.Relation, l.From }).FirstOrDefaultAsync(cancellationToken);
        if (other is not null)
        {
            Refuse(nameof(form.IsPrimary), $"这段时间的主监护人已经是{CodeSets.All.NameOf("Relation", other.Relation)}{other.Name}（{other.From:yyyy-MM-dd} 起）。"
                + "换了人的，请先给那一位填“到哪天为止”；只是帮着照看的，这里不要勾。");
        }
    }

    protected override async ValueTask<GuardianLink> CreateAsync(ChildFacts child, GuardianForm form, CancellationToken cancellationToken)
    {
        var person = form.PersonId is { } known ? await Desk.Db.Guardians.FirstOrDefaultAsync(g => g.Id == known, cancellationToken) : null;
        if (person is null)
        {
            person = new Guardian { Name = form.Name! }; // Required.
            Desk.Db.Add(person);
        }

        await FillAsync(form, person, cancellationToken);
        var link = new GuardianLink { ChildId = child.Child.Id, GuardianId = person.Id, Relation = form.Relation!, Kind = form.Kind! }; // Both required.
        Fill(form, link);
        Desk.Db.Add(link);
        return link;
    }

    protected override async ValueTask WriteAsync(ChildFacts child, GuardianForm form, GuardianLink record, CancellationToken cancellationToken)
    {
        await FillAsync(form, record.Guardian!, cancellationToken);
        Fill(form, record);
    }

    protected override bool RewritesHistory(GuardianForm form, GuardianLink record) =>
        record.From != form.From || (record.To is { } to && to.AddDays(-1) != form.LastDay);

    protected override Guid? PersonOf(GuardianLink record) => record.GuardianId;

    protected override uint VersionOf(GuardianLink record) => record.RowVersion ^ BitOperations.RotateLeft(record.Guardian!.RowVersion, 16);

    protected override IReadOnlyDictionary<string, string> Hidden(GuardianForm form) =>
        form.PersonId is { } id ? new Dictionary<string, string> { [nameof(form.PersonId)] = id.ToString() } : new Dictionary<string, string>();

    protected override string? HintOf(ChildFacts child, GuardianForm form, bool isNew) => isNew && form.PersonId is not null
        ? $"{form.Name}已经登记过。下面的姓名、证件、健康改了，他照看的别的孩子那里也会一起变。" : null;

    protected override ValueTask<string> DescribeAsync(ChildFacts child, GuardianLink? record, GuardianForm form, CancellationToken cancellationToken) =>
        new(record is null ? "登记监护人" : $"监护人{record.Guardian!.Name}");

    protected override ValueTask<string?> AfterwordAsync(ChildFacts child, GuardianForm form, CancellationToken cancellationToken) =>
        new(Carers.NeedsReview(form.BirthDate, form.Health, Desk.Today) ? "监护人满70周岁或有残疾，请当面看看能不能照护孩子。" : null);

    protected override async ValueTask<(string View, object Model)?> AboveAsync(ChildFacts child, CancellationToken cancellationToken) =>
        ("~/People/Parts/_FindPerson.cshtml", await search.ForAsync(child, PhoneOwner.Guardian, Request.Query["find"], cancellationToken));

    private static void Read(Guardian person, GuardianForm form)
    {
        form.Name = person.Name;
        form.BirthDate = person.BirthDate;
        form.Health = person.Health;
        form.IsDeaf = person.IsDeaf;
        form.IsLiterate = person.IsLiterate;
        form.SpeaksMandarin = person.SpeaksMandarin;
        form.Address = person.Address;
        form.KnowsOf(person.IdNo is null ? null : FieldMask.Registered);
    }

    private static void Fill(GuardianForm form, GuardianLink link)
    {
        link.Relation = form.Relation!; // Required, as are the two below.
        link.Kind = form.Kind!;
        link.IsPrimary = form.IsPrimary;
        link.From = form.From!.Value;
        link.To = form.LastDay?.AddDays(1);
        link.NoticeNo = Texts.OrNull(form.NoticeNo);
    }

    private async Task FillAsync(GuardianForm form, Guardian person, CancellationToken cancellationToken)
    {
        person.Name = PersonName.Normalise(form.Name);
        person.BirthDate = form.BirthDate;
        person.Health = Texts.OrNull(form.Health);
        person.IsDeaf = form.IsDeaf;
        person.IsLiterate = form.IsLiterate;
        person.SpeaksMandarin = form.SpeaksMandarin;
        person.Address = Texts.OrNull(form.Address);
        if (IdNumber.Normalise(form.IdNo) is not { } number) return;
        var cipher = await Desk.CipherAsync(cancellationToken);
        person.IdNo = cipher.Seal(SealedColumns.GuardianIdNo, person.Id, number);
        person.IdNoHash = cipher.Index(number);
    }
}
