using System.Security.Cryptography;
using System.Text;

namespace SchemaPacks.Tests.Fakes;

/// <summary>A schema as tests write it: its YAML and its canonical JSON, unread.</summary>
internal sealed class WrittenSchema(string id, string version, string json, string yaml) : EventSchema
{
    public override SchemaKey Key { get; } = new(id, SchemaVersion.Parse(version));

    public override bool HasNumericVersion => true;

    public override string? Title => "A title";

    public override string? Description => null;

    public override string Dialect => "http://json-schema.org/draft-07/schema#";

    public override string Text { get; } = yaml;

    public override string TextMediaType => "application/yaml";

    public override ReadOnlyMemory<byte> CanonicalJson { get; } = Encoding.UTF8.GetBytes(json);

    public override string ContentHash { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    public override IReadOnlyList<SchemaOrigin> Origins { get; } = [new SchemaOrigin("Sample", "Sample.Schemas.a.yaml") { Package = new PackageKey("Acme.Sample", "1.2.3") }];
}
