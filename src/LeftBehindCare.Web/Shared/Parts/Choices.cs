using Microsoft.AspNetCore.Mvc.Rendering;

namespace LeftBehindCare.Web.Shared.Parts;

/// <summary>What may be chosen in a field that points at other records: classes, villages, staff.</summary>
public interface IChoices
{
    /// <summary>The choices the person may see, in their order; the value is the id.</summary>
    Task<IReadOnlyList<SelectListItem>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>
/// On a property of a form or filter: <c>[Choices(typeof(VillageChoices))]</c>. The source is made with the request's
/// services, so it sees the rows of the request's school only.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ChoicesAttribute(Type source) : Attribute
{
    public Type Source => source;

    internal Task<IReadOnlyList<SelectListItem>> ReadAsync(HttpContext context) =>
        ((IChoices)ActivatorUtilities.CreateInstance(context.RequestServices, source)).ReadAsync(context.RequestAborted);
}
