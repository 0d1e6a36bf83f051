using System.Diagnostics.CodeAnalysis;

namespace SchemaPacks.Tests;

public sealed class RegistryChangedTests
{
    [Fact]
    public void A_change_tells_what_was_added_removed_and_changed()
    {
        var before = new Revision(1, new Schema("kept", 1, "a"), new Schema("gone", 1, "a"), new Schema("edited", 1, "a"));
        var after = new Revision(2, new Schema("kept", 1, "a"), new Schema("new", 1, "a"), new Schema("edited", 1, "b"));

        var change = new RegistryChangedEventArgs(before, after);

        change.Added.Should().Equal(new SchemaKey("new", 1));
        change.Removed.Should().Equal(new SchemaKey("gone", 1));
        change.Changed.Should().Equal(new SchemaKey("edited", 1));
    }

    [Fact]
    public void The_latest_version_is_the_highest()
    {
        var revision = new Revision(1, new Schema("a", 2, "x"), new Schema("a", 10, "y"));
        revision.TryGetLatest("a", out EventSchema? latest).Should().BeTrue();
        latest!.Key.Version.Should().Be(new SchemaVersion(10));
        revision.TryGetLatest("b", out _).Should().BeFalse();
    }

    private sealed class Schema(string id, int version, string hash) : EventSchema
    {
        public override SchemaKey Key { get; } = new(id, version);
        public override bool HasNumericVersion => true;
        public override string? Title => null;
        public override string? Description => null;
        public override string Dialect => "http://json-schema.org/draft-07/schema#";
        public override string Text => "";
        public override string TextMediaType => "application/yaml";
        public override ReadOnlyMemory<byte> CanonicalJson => default;
        public override string ContentHash => hash;
        public override IReadOnlyList<SchemaOrigin> Origins => [new SchemaOrigin("Test", "test.yaml")];
    }

    private sealed class Revision(int number, params Schema[] schemas) : RegistryRevision
    {
        public override int Number => number;
        public override string Digest => "sha256:";
        public override DateTimeOffset LoadedAt => default;
        public override IReadOnlyList<EventSchema> Schemas { get; } = [.. schemas.OrderBy(schema => schema.Key)];
        public override IReadOnlyList<string> SchemaIds => [.. Schemas.Select(schema => schema.Key.Id).Distinct()];
        public override IReadOnlyList<SchemaPack> Packs => [];
        public override IReadOnlyList<Diagnostic> Findings => [];

        public override bool TryGetSchema(SchemaKey key, [NotNullWhen(true)] out EventSchema? schema) =>
            (schema = Schemas.FirstOrDefault(known => known.Key == key)) is not null;

        public override IReadOnlyList<EventSchema> GetVersions(string id) => [.. Schemas.Where(schema => schema.Key.Id == id)];
    }
}
