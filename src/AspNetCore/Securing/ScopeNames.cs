namespace SchemaPacks.Securing;

/// <summary>Scopes as claims, settings and answers write them.</summary>
internal static class ScopeNames
{
    private static readonly (EventLogScopes Scope, string Name)[] Names =
        [(EventLogScopes.Write, "write"), (EventLogScopes.Read, "read"), (EventLogScopes.Stream, "stream"), (EventLogScopes.Admin, "admin")];

    public static string Of(EventLogScopes scope) => Names.First(known => known.Scope == scope).Name;

    /// <returns>The names of all that are set, in the order of their declaration.</returns>
    public static IEnumerable<string> All(EventLogScopes scopes) => Names.Where(known => scopes.HasFlag(known.Scope)).Select(known => known.Name);
}
