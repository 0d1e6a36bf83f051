namespace SchemaPacks.Explaining;

/// <summary>A part of an event that a handler does not get as it was sent.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the event.</param>
/// <param name="Category">The first category that the handler is not allowed; null when the part has none, or when no schema declares it.</param>
/// <param name="Action"><c>null</c>, <c>remove</c> or <c>hash</c>, as the handler's redaction says; <c>undeclared</c> for a name that goes with its value because no schema declares it.</param>
public sealed record RedactionExplanation(string Pointer, string? Category, string Action);
