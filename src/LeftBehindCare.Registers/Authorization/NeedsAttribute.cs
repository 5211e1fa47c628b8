using Microsoft.AspNetCore.Authorization;

namespace LeftBehindCare.Registers.Authorization;

/// <summary>
/// The right an action needs: any of <paramref name="access"/> in <paramref name="area"/>, over whatever rows; which rows is
/// the query's business and a row out of reach is a 404. Every action carries this, <see cref="SignedInAttribute"/> or
/// <see cref="AllowAnonymousAttribute"/>; start-up refuses one that carries none.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(DataArea area, Access access) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The data area.</summary>
    public DataArea Area => area;

    /// <summary>The rights of which one is enough.</summary>
    public Access Access => access;

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
        if (viewers.Viewer.Can(requirement.Area, requirement.Access)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
