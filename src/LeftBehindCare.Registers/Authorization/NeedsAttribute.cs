using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace LeftBehindCare.Registers.Authorization;

/// <summary>
/// The right an action needs: any of the access flags in the data area, over whatever rows; which rows is
/// the query's business and a row out of reach is a 404. Every action carries this, <see cref="SignedInAttribute"/> or
/// <see cref="AllowAnonymousAttribute"/>; start-up refuses one that carries none.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Access access) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>A right in a named data area.</summary>
    public NeedsAttribute(DataArea area, Access access)
        : this(access) => Area = area;

    /// <summary>The data area; null where the controller's <see cref="OfAreaAttribute"/> names it (the actions of every register).</summary>
    public DataArea? Area { get; }

    /// <summary>The rights of which one is enough.</summary>
    public Access Access => access;

    /// <summary>
    /// The reach the right must have, where one area is kept by two offices: accounts of a school by its principal, accounts
    /// of the county by the system administrator. <see cref="Reach.None"/> (the usual case): any reach.
    /// </summary>
    public Reach Over { get; set; } = Reach.None;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>An action about the person's own account: whoever is logged in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;

/// <summary>Decides <see cref="NeedsAttribute"/> from the posts read on this request.</summary>
public sealed class NeedsHandler(ViewerContext viewers) : AuthorizationHandler<NeedsAttribute>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsAttribute requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);
        var area = requirement.Area ?? AreaOf(context)
            ?? throw new InvalidOperationException("The controller names no data area; add [OfArea].");
        if (viewers.Viewer.Can(area, requirement.Access, requirement.Over)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static DataArea? AreaOf(AuthorizationHandlerContext context) =>
        (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<OfAreaAttribute>()?.Area;
}

/// <summary>The data area of a register's controller.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OfAreaAttribute(DataArea area) : Attribute
{
    /// <summary>The data area.</summary>
    public DataArea Area => area;
}
