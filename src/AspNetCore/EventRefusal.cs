namespace SchemaPacks;

/// <summary>An event that was posted and not recorded. Never holds the event's values.</summary>
/// <param name="Descriptor">Why.</param>
/// <param name="Key">The schema that the sender named, whether or not it is loaded; null when the envelope could not be read.</param>
/// <param name="StatusCode">What the sender was answered.</param>
public readonly record struct EventRefusal(DiagnosticDescriptor Descriptor, SchemaKey? Key, int StatusCode);
