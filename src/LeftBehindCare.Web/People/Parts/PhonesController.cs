using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.People.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>电话 of the child, its parents and guardians. Kept once per person: changed once, changed for all their children.</summary>
[Route("children/{childId:guid}/phones")]
[OfArea(DataArea.Contacts)]
public sealed class PhonesController(PartDesk desk) : PartController<PhoneEntry, PhoneEntryForm>(desk)
{
    private const int TailLength = 4;

    protected override DataArea Area => DataArea.Contacts;

    protected override string Thing => "电话";

    protected override string Tab => "Family";

    protected override IQueryable<PhoneEntry> Of(Guid childId) => Desk.Db.PhoneEntries.Where(p => p.OwnerId == childId
        || Desk.Db.ParentLinks.Any(l => l.ChildId == childId && l.ParentId == p.OwnerId)
        || Desk.Db.GuardianLinks.Any(l => l.ChildId == childId && l.GuardianId == p.OwnerId));

    protected override ValueTask<PhoneEntryForm?> BlankAsync(ChildFacts child, CancellationToken cancellationToken)
    {
        var owner = Guid.TryParse(Request.Query["owner"], out var id) && OwnerOf(child, id) is not null ? id
            : child.PrimaryGuardian?.Person.Id ?? (child.Parents is [var first, ..] ? first.Person.Id : child.Child.Id);
        return new(new PhoneEntryForm { OwnerId = owner });
    }

    protected override ValueTask<PhoneEntryForm> ReadAsync(PhoneEntry record, CancellationToken cancellationToken) => new(new PhoneEntryForm
    {
        OwnerId = record.OwnerId,
        Number = record.Number,
        Kind = record.Kind,
        BestTime = record.BestTime,
        SortNo = record.SortNo,
        InvalidAt = record.InvalidAt,
    });

    protected override async ValueTask CheckAsync(ChildFacts child, PhoneEntryForm form, PhoneEntry? record, CancellationToken cancellationToken)
    {
        var owner = record?.OwnerId ?? form.OwnerId;
        if (record is null && owner is { } id && OwnerOf(child, id) is null) Refuse(nameof(form.OwnerId), "这个人不在孩子名下。请先登记父母或监护人。");
        var read = PhoneNumber.Check(form.Number);
        if (!read.CanSave) Refuse(nameof(form.Number), read.Problem!.Message); // Cannot be saved means there is a problem.
        if (read is not { CanSave: true, Value: { } number } || owner is null) return;
        var own = record?.Id ?? Guid.Empty;
        if (await Desk.Db.PhoneEntries.AnyAsync(p => p.OwnerId == owner && p.Id != own && p.Number == number, cancellationToken))
            Refuse(nameof(form.Number), "这个人名下已经有这个号码了。");
    }

    protected override async ValueTask<PhoneEntry> CreateAsync(ChildFacts child, PhoneEntryForm form, CancellationToken cancellationToken)
    {
        var owner = form.OwnerId!.Value; // Required and checked, as is its kind.
        var last = await Desk.Db.PhoneEntries.Where(p => p.OwnerId == owner).MaxAsync(p => (int?)p.SortNo, cancellationToken) ?? 0;
        var phone = new PhoneEntry { OwnerType = OwnerOf(child, owner)!.Value, OwnerId = owner, Number = form.Number!, Kind = PhoneKind.Mobile };
        Fill(form, phone, last + 1);
        Desk.Db.Add(phone);
        return phone;
    }

    protected override ValueTask WriteAsync(ChildFacts child, PhoneEntryForm form, PhoneEntry record, CancellationToken cancellationToken)
    {
        Fill(form, record, record.SortNo);
        return ValueTask.CompletedTask;
    }

    protected override IReadOnlyDictionary<string, string> Hidden(PhoneEntryForm form) =>
        new Dictionary<string, string> { [nameof(form.OwnerId)] = form.OwnerId?.ToString() ?? "" };

    protected override Guid? PersonOf(PhoneEntry record) => record.OwnerType == PhoneOwner.Child ? null : record.OwnerId;

    protected override ValueTask<string> DescribeAsync(ChildFacts child, PhoneEntry? record, PhoneEntryForm form, CancellationToken cancellationToken) =>
        new($"{(record is null ? "登记" : "")}{NameOf(child, record?.OwnerId ?? form.OwnerId)}的电话");

    private static PhoneOwner? OwnerOf(ChildFacts child, Guid id) =>
        id == child.Child.Id ? PhoneOwner.Child
        : child.Parents.Any(p => p.Person.Id == id) ? PhoneOwner.Parent
        : child.Guardians.Any(g => g.Person.Id == id) ? PhoneOwner.Guardian
        : null;

    private static string NameOf(ChildFacts child, Guid? id) =>
        child.Parents.FirstOrDefault(p => p.Person.Id == id) is { } parent ? $"{CodeSets.All.NameOf("Relation", parent.Link.Role)}{parent.Person.Name}"
        : child.Guardians.FirstOrDefault(g => g.Person.Id == id) is { } guardian ? $"{CodeSets.All.NameOf("Relation", guardian.Link.Relation)}{guardian.Person.Name}"
        : id == child.Child.Id ? "孩子自己" : "家人";

    private static void Fill(PhoneEntryForm form, PhoneEntry phone, int place)
    {
        var read = PhoneNumber.Check(form.Number);
        phone.Number = read.Value!; // Checked.
        phone.Tail = string.Concat(phone.Number.Where(char.IsAsciiDigit)) is { Length: >= TailLength } digits ? digits[^TailLength..] : null;
        phone.Kind = Texts.OrNull(form.Kind) ?? (read.Form == Rules.PhoneForm.Landline ? PhoneKind.Landline : PhoneKind.Mobile);
        phone.BestTime = Texts.OrNull(form.BestTime);
        phone.SortNo = form.SortNo ?? place;
        phone.InvalidAt = form.InvalidAt;
    }
}
