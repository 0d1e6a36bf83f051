using System.Security.Cryptography;

namespace SchemaPacks.Reusing;

/// <summary>Known schemas as bytes: a line that names the form, the SHA-256 of the rest, and the rest.</summary>
internal static class KnownSchemasText
{
    private static ReadOnlySpan<byte> Form => "schemapacks-known-schemas 2\n"u8;

    public static byte[] Write(KnownSchemas known, string stamp)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write(stamp);
        writer.Write(known.Packs.Count);
        foreach ((PackIdentity pack, IReadOnlyDictionary<string, KnownSchema> schemas) in known.Packs)
        {
            writer.Write(pack.Name);
            writer.Write(pack.Sha512);
            writer.Write(schemas.Count);
            foreach ((string resource, KnownSchema schema) in schemas)
            {
                writer.Write(resource);
                writer.Write(schema.Key.Id);
                writer.Write(schema.Key.Version.Text);
                writer.Write(schema.ContentHash);
                writer.Write(schema.Dialect);
                KnownFindingsText.Write(writer, schema.Findings);
            }
        }

        writer.Flush();
        ReadOnlySpan<byte> rest = body.GetBuffer().AsSpan(0, (int)body.Length);
        return [.. Form, .. SHA256.HashData(rest), .. rest];
    }

    /// <exception cref="InvalidDataException">These bytes were not written by <see cref="Write"/>, or have changed since.</exception>
    /// <returns>Null when they were written under another stamp.</returns>
    public static KnownSchemas? Read(ReadOnlySpan<byte> bytes, string stamp)
    {
        if (bytes.Length < Form.Length + SHA256.HashSizeInBytes || !bytes.StartsWith(Form)
            || !SHA256.HashData(bytes[(Form.Length + SHA256.HashSizeInBytes)..]).AsSpan().SequenceEqual(bytes.Slice(Form.Length, SHA256.HashSizeInBytes)))
            throw new InvalidDataException("it is damaged, or no such file");

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes[(Form.Length + SHA256.HashSizeInBytes)..].ToArray()));
            return reader.ReadString() == stamp ? Read(reader) : null;
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("it says what no such file says", exception);
        }
    }

    private static KnownSchemas Read(BinaryReader reader)
    {
        var packs = new Dictionary<PackIdentity, IReadOnlyDictionary<string, KnownSchema>>();
        var dialects = new Dictionary<string, string>(StringComparer.Ordinal); // one string for all that name it
        for (int pack = reader.ReadInt32(); pack > 0; pack--)
        {
            var identity = new PackIdentity(reader.ReadString(), reader.ReadString());
            var schemas = new Dictionary<string, KnownSchema>(StringComparer.Ordinal);
            for (int schema = reader.ReadInt32(); schema > 0; schema--)
            {
                string resource = reader.ReadString();
                var key = new SchemaKey(reader.ReadString(), SchemaVersion.Parse(reader.ReadString()));
                string hash = reader.ReadString(), dialect = reader.ReadString();
                dialects.TryAdd(dialect, dialect);
                schemas.Add(resource, new KnownSchema(key, hash, dialects[dialect], KnownFindingsText.Read(reader, identity.Name, resource)));
            }

            packs.Add(identity, schemas);
        }

        return new KnownSchemas(packs);
    }
}
