namespace SchemaPacks.Parsing;

/// <summary>Text of a schema file to a document.</summary>
public static class DocumentParser
{
    /// <summary>Reads one schema file as YAML (<c>.yaml</c>, <c>.yml</c>) or JSON (<c>.json</c>), by its resource name.</summary>
    /// <param name="origin">The pack and resource that the bytes come from; named in every finding.</param>
    /// <param name="bytes">The whole file. Not kept.</param>
    /// <param name="limits">How large it may be; <see cref="ParsingLimits.Default"/> when left out.</param>
    /// <returns>The document or what is wrong with it. Content never causes an exception.</returns>
    public static ParsedDocument Parse(SchemaOrigin origin, ReadOnlyMemory<byte> bytes, ParsingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return new ParsedDocument(null, [Diagnostics.UnknownResourceType.Create($"'{origin.Resource}' of {bytes.Length} bytes is not read yet within {(limits ?? ParsingLimits.Default).Bytes}")]);
    }
}
