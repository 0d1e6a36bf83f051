using System.Security.Cryptography;
using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>One schema as its pack wrote it: the text, the same as JSON, and where everything stands. Never changes.</summary>
public sealed class PackDocument
{
    internal PackDocument(SchemaOrigin origin, string text, string mediaType, JsonElement root, byte[] canonicalJson, SourcePositions positions)
    {
        Origin = origin;
        Text = text;
        MediaType = mediaType;
        Root = root;
        CanonicalJson = canonicalJson;
        ContentHash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(canonicalJson));
        Positions = positions;
    }

    /// <summary>The pack and resource that it was read from.</summary>
    public SchemaOrigin Origin { get; }

    /// <summary>The text as written, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary><c>application/yaml</c> or <c>application/schema+json</c>.</summary>
    public string MediaType { get; }

    /// <summary>
    /// The content: always an object, keys in the order of the text, no key twice. A number that JSON can spell as the author did
    /// keeps that spelling (<c>1.0</c> stays <c>1.0</c>, digits are never lost); <c>0x1f</c> is <c>31</c>. Owns its memory: nothing to dispose.
    /// </summary>
    public JsonElement Root { get; }

    /// <summary>The content as RFC 8785 canonical JSON, UTF-8: what is hashed, and equal for schemas that differ only in spelling.</summary>
    public ReadOnlyMemory<byte> CanonicalJson { get; }

    /// <summary>SHA-256 of <see cref="CanonicalJson"/>: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public string ContentHash { get; }

    /// <summary>Line and column of every value, by JSON pointer.</summary>
    public SourcePositions Positions { get; }
}
