namespace SchemaPacks.Explaining;

/// <summary>A change that makes an event fit its schema. That it does was judged by the schema; that it says what the sender meant nobody knows.</summary>
/// <param name="Patch">The change as a JSON Patch (RFC 6902) to the event as it was sent, in UTF-8. No operation of it can be left out.</param>
/// <param name="Event">The event after it, as compact JSON in UTF-8.</param>
public sealed record EventFix(ReadOnlyMemory<byte> Patch, ReadOnlyMemory<byte> Event);
