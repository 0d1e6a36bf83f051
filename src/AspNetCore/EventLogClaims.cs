namespace SchemaPacks;

/// <summary>The claims that say what somebody may do. Keys of <c>AddEventLogKeys</c> bring them; another scheme can add them.</summary>
public static class EventLogClaims
{
    /// <summary>
    /// One of <c>write</c>, <c>read</c>, <c>stream</c>, <c>admin</c>; several are several claims. Whoever has one may do nothing else; an
    /// authenticated user who has none of this type may write and read.
    /// </summary>
    public const string Scope = "eventlog_scope";

    /// <summary>
    /// Which schemas its holder may write: an id (<c>acme.page-view</c>), a beginning (<c>acme.*</c>), either after <c>!</c> to exclude it;
    /// several are several claims. Whoever has none may write all.
    /// </summary>
    public const string Schemas = "eventlog_schemas";
}
