using Npgsql;

namespace LeftBehindCare.Web.Data;

/// <summary>
/// Connection strings from configuration: <c>ConnectionStrings:App</c> for the web process; <c>Owner</c> and <c>Admin</c>
/// (a superuser, optional) only for <c>migrate</c>. A password may lie in a file of its own, named by
/// <c>ConnectionStrings:&lt;name&gt;PasswordFile</c>, so that secrets need not stand in the environment.
/// </summary>
public static class DatabaseConnections
{
    /// <summary>Name of a superuser's connection string; <c>migrate</c> then makes roles and database itself.</summary>
    public const string Admin = "Admin";

    /// <summary>The connection string, or null when it is not configured.</summary>
    public static string? Find(IConfiguration configuration, string name)
    {
        if (configuration.GetConnectionString(name) is not { Length: > 0 } text)
            return null;
        if (configuration.GetConnectionString(name + "PasswordFile") is not { Length: > 0 } file)
            return text;
        return new NpgsqlConnectionStringBuilder(text) { Password = File.ReadAllText(file).Trim() }.ConnectionString;
    }

    /// <exception cref="InvalidOperationException">It is not configured; the message names the variable to set.</exception>
    public static string Required(IConfiguration configuration, string name) => Find(configuration, name)
        ?? throw new InvalidOperationException(
            $"The connection string '{name}' is missing. Set ConnectionStrings__{name} (and ConnectionStrings__{name}PasswordFile if the password lies in a file).");
}
