namespace LeftBehindCare.Demo.Postgres;

/// <summary>
/// Under which user id the server runs. An ordinary user starts it as himself. PostgreSQL refuses root, so root starts it
/// (best) in a user namespace that shows root as nobody, where files stay root's and closed parent folders do not matter;
/// or, where namespaces are forbidden, really as nobody, who then has to own the data.
/// </summary>
internal sealed record PostgresLaunch(string Description, IReadOnlyList<string> Prefix, int User, int Group)
{
    private const int Nobody = 65534;

    public static PostgresLaunch For(string data)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            var self = UnixProcesses.OwnerOf($"/proc/{Environment.ProcessId}") ?? throw new InvalidOperationException("/proc is not mounted.");
            if (UnixProcesses.OwnerOf(data) is { } owner && owner.User != self.User)
                throw new EmbeddedPostgresException(
                    $"The database in {data} was made by another user (id {owner.User}). Run as that user, or choose another folder with --data.", null);
            return new("as the present user", [], self.User, self.Group);
        }

        // A tree that an ordinary user works in stays his, also when root runs it once.
        if (UnixProcesses.OwnerOf(data) is { User: not 0 and not Nobody } person)
            return As(person.User, person.Group);

        string[] mapped = ["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}"];
        return UnixProcesses.Run([.. mapped, "true"]).ExitCode == 0
            ? new("as root in a user namespace", mapped, 0, 0)
            : As(Nobody, Nobody);
    }

    /// <summary>Whether a folder of this owner was made by us.</summary>
    public bool Trusts(int owner) => owner == User || (Environment.IsPrivilegedProcess && owner == 0);

    /// <summary>Gives a folder to the server's user, when it belongs to another.</summary>
    public void TakeOver(string folder)
    {
        if (Environment.IsPrivilegedProcess && UnixProcesses.OwnerOf(folder) is { } owner && owner.User != User)
            UnixProcesses.Run(["chown", "-R", $"{User}:{Group}", folder]);
    }

    private static PostgresLaunch As(int user, int group) => new(
        $"as user id {user}",
        ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"], user, group);
}
