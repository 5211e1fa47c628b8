using LeftBehindCare.Registers.Authorization;
using LeftBehindCare.Registers.Tenancy;
using LeftBehindCare.Web.Calendar;
using Npgsql;

namespace LeftBehindCare.Web.Accounts;

/// <summary>Claims in the cookie: who and which session, nothing that could grow stale.</summary>
public static class SessionClaims
{
    public const string Session = "lbc:session";
    public const string School = "lbc:school";
}

/// <summary>
/// One command per request: is the session alive, is the account, and which posts are in force today. A role or post that
/// ends is gone on the next request because nothing of it is kept anywhere else.
/// </summary>
public sealed class SessionReader(NpgsqlDataSource source, OfficeClock clock)
{
    public const string Sql = """
        select u.display_name, u.staff_id, u.county_role, u.must_change_password, s.last_seen_at, s.expires_at, p.role, p.campus_id, p.class_id,
               s.password_at, s.public_computer, u.two_factor_enabled
        from user_sessions s
        join users u on u.id = s.user_id
        left join post_spans p on p.school_id = u.home_school_id and p.staff_id = u.staff_id and not p.is_deleted
          and p."from" <= @today and (p."to" is null or p."to" > @today)
        where s.id = @session and s.user_id = @user and s.ended_at is null and s.expires_at > @now and u.disabled_at is null
          and s.last_seen_at > case when s.public_computer then @idle_public else @idle_own end
          and u.home_school_id is not distinct from @school
        """;

    /// <summary>The session, or null when it is no longer worth anything.</summary>
    public async Task<LiveSession?> ReadAsync(Guid sessionId, Guid userId, Guid? schoolId, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('" + TenantCommandInterceptor.Setting + "', $1, true)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = schoolId?.ToString() ?? "" } },
        });
        var read = new NpgsqlBatchCommand(Positional);
        read.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = clock.Today });
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        read.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = clock.UtcNow.UtcDateTime });
        read.Parameters.Add(new NpgsqlParameter { Value = (object?)schoolId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        read.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (clock.UtcNow - Sessions.IdleOnPublicComputer).UtcDateTime });
        read.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (clock.UtcNow - Sessions.IdleOnOwnDevice).UtcDateTime });
        batch.BatchCommands.Add(read);

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        LiveSession? session = null;
        var posts = new List<Post>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (session is null)
            {
                if (!await reader.IsDBNullAsync(2, cancellationToken)) posts.Add(new Post((Role)reader.GetInt32(2), null, null));
                session = new LiveSession(
                    new Viewer
                    {
                        UserId = userId,
                        SchoolId = schoolId,
                        Name = reader.GetString(0),
                        StaffId = reader.IsDBNull(1) ? null : reader.GetGuid(1),
                        Posts = posts,
                    },
                    reader.GetBoolean(3), reader.GetFieldValue<DateTimeOffset>(4), reader.GetFieldValue<DateTimeOffset>(5))
                {
                    Id = sessionId,
                    PasswordAt = reader.GetFieldValue<DateTimeOffset>(9),
                    PublicComputer = reader.GetBoolean(10),
                    HasSecondFactor = reader.GetBoolean(11),
                };
            }

            if (!await reader.IsDBNullAsync(6, cancellationToken))
                posts.Add(new Post((Role)reader.GetInt32(6), reader.IsDBNull(7) ? null : reader.GetGuid(7), reader.IsDBNull(8) ? null : reader.GetGuid(8)));
        }

        return session;
    }

    /// <summary>The session was used just now. Called at most once in <see cref="Sessions.SeenEvery"/>.</summary>
    public async Task SeenAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("update user_sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = clock.UtcNow.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static readonly string Positional = Sql
        .Replace("@today", "$1", StringComparison.Ordinal).Replace("@session", "$2", StringComparison.Ordinal)
        .Replace("@user", "$3", StringComparison.Ordinal).Replace("@now", "$4", StringComparison.Ordinal)
        .Replace("@school", "$5", StringComparison.Ordinal)
        .Replace("@idle_public", "$6", StringComparison.Ordinal).Replace("@idle_own", "$7", StringComparison.Ordinal);
}

/// <summary>A session that still holds.</summary>
public sealed record LiveSession(Viewer Viewer, bool MustChangePassword, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt)
{
    public required Guid Id { get; init; }

    /// <summary>When the password was last typed.</summary>
    public required DateTimeOffset PasswordAt { get; init; }

    public required bool PublicComputer { get; init; }

    /// <summary>The account has its second factor set up, and this session was opened with it.</summary>
    public required bool HasSecondFactor { get; init; }
}
