namespace SchemaPacks.Securing;

/// <summary>Marks an endpoint that streams, whose address may have a ticket in place of a key.</summary>
internal sealed class TakesTickets;
