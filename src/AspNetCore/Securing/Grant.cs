using System.Security.Claims;

namespace SchemaPacks.Securing;

/// <summary>What somebody was let in with once, and may go on with for a while.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Proof">By what he was let in; null where that has no end.</param>
/// <param name="Ends">Until when.</param>
internal sealed record Grant(ClaimsPrincipal Principal, Proof? Proof, DateTimeOffset Ends)
{
    public bool Holds(EventLogKeyRing ring, TimeProvider time) => time.GetUtcNow() < Ends && Proof?.Holds(ring, time) != false;
}
