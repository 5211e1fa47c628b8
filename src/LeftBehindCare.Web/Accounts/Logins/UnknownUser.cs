using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeftBehindCare.Web.Accounts.Logins;

/// <summary>What is compared when nobody has the typed login name: a hash as slow as everybody's, of a password nobody has.</summary>
public sealed class UnknownUser(IOptions<PasswordHasherOptions> options)
{
    public User User { get; } = new() { DisplayName = "" };

    public string Hash => field ??= new PasswordHasher<User>(options).HashPassword(User, Guid.NewGuid().ToString());
}
