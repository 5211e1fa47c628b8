using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Web.Codes;
using LeftBehindCare.Web.Shared.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.People.Parts;

/// <summary>Classes into which the person may put a child.</summary>
public sealed class EditableClassChoices(SchoolLists lists, ViewerContext viewers) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var scope = viewers.Viewer.Scope(DataArea.Basics, Access.Edit);
        return [.. (await lists.ReadAsync(cancellationToken)).Classes.Where(c => scope.Covers(c.Id, c.CampusId)).Select(c => new SelectListItem(c.Title, c.Id.ToString()))];
    }
}

/// <summary>Villages of the school.</summary>
public sealed class VillageChoices(SchoolLists lists) : IChoices
{
    public async Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await lists.ReadAsync(cancellationToken)).Villages.Select(v => new SelectListItem(v.Name, v.Id.ToString()))];
}

/// <summary>Some codes of {AlterKind}.</summary>
public abstract class AlterKindChoices(params string[] kinds) : IChoices
{
    public Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SelectListItem>>(
        [.. kinds.Select(k => new SelectListItem(CodeSets.All.NameOf("AlterKind", k) ?? k, k))]);
}

/// <summary>How a child comes.</summary>
public sealed class EntryKindChoices() : AlterKindChoices(Kinds)
{
    public static readonly string[] Kinds =
    [
        AlterKind.Enrolled, AlterKind.TransferredIn, AlterKind.Resumed, AlterKind.Imported, AlterKind.Promoted, AlterKind.ChangedClass, AlterKind.Repeated,
    ];
}

/// <summary>How a child changes its class.</summary>
public sealed class MoveKindChoices() : AlterKindChoices(Kinds)
{
    public static readonly string[] Kinds = [AlterKind.ChangedClass, AlterKind.Promoted, AlterKind.Repeated];
}

/// <summary>How a child goes.</summary>
public sealed class ExitKindChoices() : AlterKindChoices(Kinds)
{
    public static readonly string[] Kinds =
    [
        AlterKind.TransferredOut, AlterKind.Graduated, AlterKind.Completed, AlterKind.Suspended, AlterKind.Withdrawn, AlterKind.DroppedOut, AlterKind.Died,
        AlterKind.ChangedClass, AlterKind.Promoted, AlterKind.Repeated,
    ];

    /// <summary>Leaves the class for another one.</summary>
    public static bool IsMove(string? kind) => MoveKindChoices.Kinds.Contains(kind);
}
