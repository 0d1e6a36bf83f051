using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Securing;

/// <summary>
/// Tickets for streams. A browser cannot send headers with a socket or an event source, and a key in an address ends up in logs; a ticket is good once and half a
/// minute long.
/// </summary>
internal sealed class Tickets(EventLogKeyRing ring, TimeProvider time)
{
    /// <summary>The parameter of a stream's address.</summary>
    public const string Parameter = "ticket";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private readonly Grants _grants = new(ring, time);

    public (string Ticket, DateTimeOffset Ends) Issue(HttpContext context)
    {
        Proof? proof = Proof.Of(context);
        DateTimeOffset ends = Proof.EarlierOf(proof, time.GetUtcNow() + Life);
        return (_grants.Add(new Grant(context.User.Clone(), proof, ends)), ends);
    }

    /// <returns>The grant of the ticket in a request to an address that takes tickets; it is used up. Null for other requests.</returns>
    public Grant? Take(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesTickets>() is not null && context.Request.Query[Parameter] is [{ Length: > 0 } ticket] ? _grants.Take(ticket) : null;
}
