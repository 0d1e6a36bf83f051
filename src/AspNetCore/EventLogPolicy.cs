namespace SchemaPacks;

/// <summary>
/// The policies that the endpoints of <see cref="SchemaPacksEndpoints"/> ask for. An application that defines one of these names decides itself
/// (<c>AddAuthorizationBuilder().AddPolicy(EventLogPolicy.Read, …)</c>); otherwise <see cref="EventLogClaims.Scope"/> does.
/// </summary>
public static class EventLogPolicy
{
    /// <summary>Posting events, and having one explained.</summary>
    public const string Write = "EventLog.Write";

    /// <summary>Seeing schemas, packs, handlers and figures, but no event.</summary>
    public const string Read = "EventLog.Read";

    /// <summary>Seeing events as they are recorded.</summary>
    public const string Stream = "EventLog.Stream";

    /// <summary>Seeing and replaying dead letters, seeing settings.</summary>
    public const string Admin = "EventLog.Admin";
}
