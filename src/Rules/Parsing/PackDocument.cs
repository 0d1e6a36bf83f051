using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>
/// One schema as its pack wrote it: the text, the same as JSON, and where everything stands. Never changes. Of a schema that nobody uses, the text alone is kept:
/// it is read again when somebody asks for more.
/// </summary>
public sealed class PackDocument
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly ParsingLimits _limits;
    private DocumentContent? _content;

    internal PackDocument(SchemaOrigin origin, ReadOnlyMemory<byte> utf8, string mediaType, ParsingLimits limits, DocumentContent content)
        : this(origin, utf8, mediaType, limits, DocumentKey.Of(content.Root), Hash(content)) => _content = content;

    /// <summary>One whose text was read by an earlier process.</summary>
    internal PackDocument(SchemaOrigin origin, ReadOnlyMemory<byte> utf8, string mediaType, ParsingLimits limits, SchemaKey? key, string contentHash)
    {
        Origin = origin;
        MediaType = mediaType;
        ContentHash = contentHash;
        Key = key;
        _utf8 = utf8;
        _limits = limits;
    }

    /// <summary>The pack and resource that it was read from.</summary>
    public SchemaOrigin Origin { get; }

    /// <summary>The text as written, without a byte order mark.</summary>
    public string Text => Encoding.UTF8.GetString(_utf8.Span);

    /// <summary><c>application/yaml</c> or <c>application/schema+json</c>.</summary>
    public string MediaType { get; }

    /// <summary>
    /// The content: always an object, keys in the order of the text, no key twice. A number that JSON can spell as the author did
    /// keeps that spelling (<c>1.0</c> stays <c>1.0</c>, digits are never lost); <c>0x1f</c> is <c>31</c>. Owns its memory: nothing to dispose.
    /// </summary>
    public JsonElement Root => Content.Root;

    /// <summary>The content as RFC 8785 canonical JSON, UTF-8: what is hashed, and equal for schemas that differ only in spelling.</summary>
    public ReadOnlyMemory<byte> CanonicalJson => Content.CanonicalJson;

    /// <summary>SHA-256 of <see cref="CanonicalJson"/>: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public string ContentHash { get; }

    /// <summary>Line and column of every value, by JSON pointer.</summary>
    public SourcePositions Positions => Content.Positions;

    /// <summary>The id and version that it gives itself; null when it gives none.</summary>
    internal SchemaKey? Key { get; }

    /// <summary>Whether more than the text is in memory.</summary>
    internal bool IsRead => _content is not null;

    // Two threads may read at once: one result stays.
    private DocumentContent Content => _content ?? Interlocked.CompareExchange(ref _content, Read(), null) ?? _content;

    /// <summary>Lets go of all that can be read again.</summary>
    internal void LetGo() => _content = null;

    // What is served under a key and a hash is what the text says, or nothing: a cache of an earlier process may have been tampered with.
    private DocumentContent Read() =>
        DocumentParser.ReadAgain(Origin, _utf8, _limits) is { } content && Hash(content) == ContentHash && DocumentKey.Of(content.Root) == Key
            ? content
            : throw new InvalidOperationException($"The schema '{Origin}' is not what was known about it, although it is the same text. If there is a cache of packs, delete its file.");

    private static string Hash(DocumentContent content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content.CanonicalJson));
}
