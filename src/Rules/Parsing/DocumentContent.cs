using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>What a schema's text says: many times the size of the text, and made of it anew at any time.</summary>
/// <param name="Root">The content, keys in the order of the text.</param>
/// <param name="CanonicalJson">The same as RFC 8785 canonical JSON.</param>
/// <param name="Positions">Where everything stands.</param>
internal sealed record DocumentContent(JsonElement Root, byte[] CanonicalJson, SourcePositions Positions);
