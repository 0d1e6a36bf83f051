namespace SchemaPacks.Redacting;

/// <summary>A part of an event that a handler does not get as it was sent.</summary>
/// <param name="Pointer">JSON pointer into the event.</param>
/// <param name="Category">The first category that stands against it; null when it has none, or nobody declared it.</param>
/// <param name="Action">What is done to it: <c>null</c>, <c>remove</c>, <c>hash</c>, or <c>undeclared</c> for a name that goes with its value because no schema declares it.</param>
internal sealed record RedactedPart(string Pointer, string? Category, string Action);
