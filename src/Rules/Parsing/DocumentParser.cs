using System.Text;
using System.Text.Unicode;

namespace SchemaPacks.Parsing;

/// <summary>Text of a schema file to a document.</summary>
public static class DocumentParser
{
    private const string Yaml = "application/yaml";
    private const string Json = "application/schema+json";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one schema file as YAML (<c>.yaml</c>, <c>.yml</c>) or JSON (<c>.json</c>), by its resource name.</summary>
    /// <param name="origin">The pack and resource that the bytes come from; named in every finding.</param>
    /// <param name="bytes">The whole file. Not kept.</param>
    /// <param name="limits">How large it may be; <see cref="ParsingLimits.Default"/> when left out.</param>
    /// <returns>The document, or everything that is wrong with it. Content never causes an exception.</returns>
    public static ParsedDocument Parse(SchemaOrigin origin, ReadOnlyMemory<byte> bytes, ParsingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return ParseOwn(origin, bytes.ToArray(), limits ?? ParsingLimits.Default);
    }

    /// <summary>The same for bytes that belong to the document from now on: they must not change any more.</summary>
    internal static ParsedDocument ParseOwn(SchemaOrigin origin, ReadOnlyMemory<byte> bytes, ParsingLimits limits)
    {
        var findings = new FindingList(origin, limits.Findings);
        DocumentContent? content = Parse(origin, bytes.Span, limits, findings);
        return content is null
            ? new ParsedDocument(null, findings.All)
            : new ParsedDocument(new PackDocument(origin, WithoutMark(bytes), MediaType(origin.Resource)!, limits, content), []);
    }

    /// <summary>A document whose text an earlier process read without a finding; null for a resource that is no schema by its name.</summary>
    internal static PackDocument? Remember(SchemaOrigin origin, ReadOnlyMemory<byte> bytes, ParsingLimits limits, SchemaKey key, string contentHash) =>
        MediaType(origin.Resource) is { } mediaType ? new PackDocument(origin, WithoutMark(bytes), mediaType, limits, key, contentHash) : null;

    /// <summary>What a text says that a document was made of before; null when something is wrong with it.</summary>
    internal static DocumentContent? ReadAgain(SchemaOrigin origin, ReadOnlyMemory<byte> utf8, ParsingLimits limits) =>
        Parse(origin, utf8.Span, limits, new FindingList(origin, limits.Findings));

    private static DocumentContent? Parse(SchemaOrigin origin, ReadOnlySpan<byte> utf8, ParsingLimits limits, FindingList findings)
    {
        var mediaType = MediaType(origin.Resource);
        if (mediaType is null)
            findings.Add(Diagnostics.UnknownResourceType, "", TextPosition.Start, $"{FindingList.Quote(origin.Resource)} is neither .yaml, .yml nor .json; rename it");
        else if (utf8.Length > limits.Bytes)
            findings.Add(Diagnostics.SchemaTooLarge, "", TextPosition.Start, $"the file has {utf8.Length} bytes, {limits.Bytes} are allowed; split the schema");
        if (findings.All.Count > 0)
            return null;

        if (utf8.StartsWith(ByteOrderMark))
        {
            if (mediaType == Json) // RFC 8259 §8.1 forbids it; YAML 1.2.2 §5.2 allows it
                findings.Add(Diagnostics.JsonSyntax, "", TextPosition.Start, "the file starts with a byte order mark, which JSON may not; save it as UTF-8 without one");
            utf8 = utf8[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(utf8))
        {
            var at = new Utf8Cursor(utf8).MoveTo(FirstInvalidByte(utf8));
            findings.Add(Diagnostics.NotUtf8, "", at, "the file is not UTF-8 from here on; save it as UTF-8");
            return null;
        }

        var builder = mediaType == Json ? ReadJson(utf8, limits, findings) : ReadYaml(Encoding.UTF8.GetString(utf8), limits, findings);
        if (findings.All.Count > 0)
            return null;

        var (root, positions) = builder.Build();
        return new DocumentContent(root, CanonicalJson.Write(root), positions);
    }

    private static DocumentBuilder ReadJson(ReadOnlySpan<byte> utf8, ParsingLimits limits, FindingList findings)
    {
        var builder = new DocumentBuilder(findings, limits);
        JsonSourceReader.Read(utf8, builder);
        return builder;
    }

    private static DocumentBuilder ReadYaml(string text, ParsingLimits limits, FindingList findings)
    {
        FindingList unused = findings.Anew();
        var builder = new DocumentBuilder(unused, limits);
        if (EverydayYamlReader.TryRead(text, builder, unused))
            return builder;

        builder = new DocumentBuilder(findings, limits);
        YamlReader.Read(text, builder);
        return builder;
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;

    private static string? MediaType(string resource) => Path.GetExtension(resource).ToUpperInvariant() switch
    {
        ".YAML" or ".YML" => Yaml,
        ".JSON" => Json,
        _ => null,
    };

    private static int FirstInvalidByte(ReadOnlySpan<byte> utf8)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
            offset += length;
        return offset;
    }
}
