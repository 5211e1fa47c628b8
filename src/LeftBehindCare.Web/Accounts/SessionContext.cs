using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeftBehindCare.Web.Accounts;

/// <summary>What an account must do before anything else opens.</summary>
public enum SetUpStep
{
    /// <summary>Replace the password that somebody else handed out.</summary>
    Password,

    /// <summary>Set up the second factor.</summary>
    SecondFactor,
}

/// <summary>The session of this request.</summary>
public sealed class SessionContext
{
    /// <summary>Null while nobody is logged in.</summary>
    public LiveSession? Live { get; set; }

    /// <summary>The cookie named a session that no longer holds.</summary>
    public bool HasEnded { get; set; }

    /// <summary>What is still to be done first; until then the viewer holds no post at all.</summary>
    public SetUpStep? Waits { get; set; }

    /// <summary>Where <see cref="Waits"/> is done.</summary>
    public string? WaitsAt => Waits is not { } step ? null : step switch
    {
        SetUpStep.Password => "/account/password",
        SetUpStep.SecondFactor => "/account/second-factor",
    };
}

/// <summary>An action that is open while the account is still being set up.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenDuringSetUpAttribute : Attribute;

/// <summary>Sends whoever has something to set up there first, from every page.</summary>
public sealed class SetUpGate(SessionContext session) : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (session.WaitsAt is not { } step) return;
        var metadata = context.ActionDescriptor.EndpointMetadata;
        if (metadata.Any(m => m is OpenDuringSetUpAttribute or Microsoft.AspNetCore.Authorization.IAllowAnonymous)) return;
        context.Result = new LocalRedirectResult(step);
    }
}
