using System.Security.Claims;
using SchemaPacks.Routing;

namespace SchemaPacks.Securing;

/// <summary>Whoever presents a key, as requests are handled: made once for each key.</summary>
internal sealed class KeyHolder
{
    private readonly DateTimeOffset? _expires;

    public KeyHolder(EventLogKey key, string scheme)
    {
        Key = key;
        _expires = key.Expires;
        MayWrite = key.Schemas.Count == 0 ? null : new SchemaFilter(key.Schemas);
        Identity = new ClaimsIdentity(Claims(key), scheme);
    }

    public EventLogKey Key { get; }

    /// <summary>Which schemas it may write; null for all.</summary>
    public SchemaFilter? MayWrite { get; }

    private ClaimsIdentity Identity { get; }

    public bool HasExpired(TimeProvider time) => _expires is { } expires && time.GetUtcNow() >= expires;

    /// <summary>A principal of this request's own: an application may add claims to it.</summary>
    public ClaimsPrincipal Principal() => new(Identity.Clone());

    private static IEnumerable<Claim> Claims(EventLogKey key) =>
    [
        new Claim(ClaimTypes.Name, key.Name),
        .. ScopeNames.All(key.Scopes).Select(scope => new Claim(EventLogClaims.Scope, scope)),
        .. key.Schemas.Select(pattern => new Claim(EventLogClaims.Schemas, pattern)),
    ];
}
