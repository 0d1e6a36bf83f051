using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Securing;

/// <summary>By what a request was let in. What lasts longer than the request, such as a session, a ticket or a stream, ends when that does.</summary>
/// <param name="Key">The key as it was then; null where it was none of the ring.</param>
/// <param name="Ends">Until when it is good.</param>
internal sealed record Proof(EventLogKey? Key, DateTimeOffset Ends)
{
    /// <summary>Whether whoever was let in by it would still be let in: its time has not come, and its key is still in force and may do what it could.</summary>
    public bool Holds(EventLogKeyRing? ring, TimeProvider time) =>
        time.GetUtcNow() < Ends && (Key is null || ring?.FindHash(Key.Hash) is { } holder && !holder.HasExpired(time) && holder.Key.MayDoAs(Key));

    /// <summary>What lasts so long at most.</summary>
    public static DateTimeOffset EarlierOf(Proof? proof, DateTimeOffset ends) => proof is not null && proof.Ends < ends ? proof.Ends : ends;

    /// <returns>What our own scheme left, or until when another one, such as that of signed tokens, knows its user; null for what has no end.</returns>
    public static Proof? Of(HttpContext context) =>
        context.Features.Get<Proof>() ?? (context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc is { } ends ? new Proof(Key: null, ends) : null);
}
