using System.Security.Claims;
using SchemaPacks.Routing;

namespace SchemaPacks.Securing;

/// <summary>Whoever presents a key, as requests are handled: made once for each key.</summary>
internal sealed class KeyHolder
{
    public KeyHolder(EventLogKey key, string scheme)
    {
        Key = key;
        Proof = new Proof(key, key.Expires ?? DateTimeOffset.MaxValue);
        MayWrite = key.Schemas.Count == 0 ? null : new SchemaFilter(key.Schemas);
        Identity = new ClaimsIdentity(Claims(key), scheme);
    }

    public EventLogKey Key { get; }

    /// <summary>Which schemas it may write; null for all.</summary>
    public SchemaFilter? MayWrite { get; }

    /// <summary>The key as that by which a request was let in.</summary>
    public Proof Proof { get; }

    private ClaimsIdentity Identity { get; }

    public bool HasExpired(TimeProvider time) => time.GetUtcNow() >= Proof.Ends;

    /// <summary>A principal of this request's own: an application may add claims to it.</summary>
    public ClaimsPrincipal Principal() => new(Identity.Clone());

    private static IEnumerable<Claim> Claims(EventLogKey key) =>
    [
        new Claim(ClaimTypes.Name, key.Name),
        .. ScopeNames.All(key.Scopes).DefaultIfEmpty("").Select(scope => new Claim(EventLogClaims.Scope, scope)), // one without scopes is not a user of the application's own, who may write and read
        .. key.Schemas.Select(pattern => new Claim(EventLogClaims.Schemas, pattern)),
    ];
}
