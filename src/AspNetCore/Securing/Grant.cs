using System.Security.Claims;

namespace SchemaPacks.Securing;

/// <summary>What somebody was let in with once, and may go on with for a while.</summary>
/// <param name="Principal">Who.</param>
/// <param name="KeyHash">The key; null where it was no key of the ring.</param>
/// <param name="Ends">Until when.</param>
internal sealed record Grant(ClaimsPrincipal Principal, byte[]? KeyHash, DateTimeOffset Ends)
{
    /// <summary>Whether it holds: its time has not come, and its key is still in force.</summary>
    public bool Holds(EventLogKeyRing ring, TimeProvider time) =>
        time.GetUtcNow() < Ends && (KeyHash is null || ring.FindHash(KeyHash) is { } holder && !holder.HasExpired(time));
}
