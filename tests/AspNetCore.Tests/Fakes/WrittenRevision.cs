using System.Diagnostics.CodeAnalysis;

namespace SchemaPacks.Tests.Fakes;

/// <summary>A registry that holds exactly the schemas given.</summary>
internal sealed class WrittenRevision(int number, params EventSchema[] schemas) : RegistryRevision, IEventSchemaRegistry
{
    public override int Number => number;

    public override string Digest => "sha256:0000";

    public override DateTimeOffset LoadedAt => DateTimeOffset.UnixEpoch;

    public override IReadOnlyList<EventSchema> Schemas => schemas;

    public override IReadOnlyList<string> SchemaIds => [.. schemas.Select(schema => schema.Key.Id).Distinct()];

    public override IReadOnlyList<SchemaPack> Packs { get; } =
    [
        new SchemaPack
        {
            Name = "Sample",
            Version = "1.2.3",
            Package = new PackageKey("Acme.Sample", "1.2.3"),
            Feed = "/opt/packs/feed/",
            Path = "/opt/packs/Sample.dll",
            HasModule = true,
            Sha512 = "00ff",
            ResourceNamespaces = ["Sample.Schemas"],
            Schemas = [.. schemas.Select(schema => schema.Key)],
        },
    ];

    public override IReadOnlyList<Diagnostic> Findings { get; } =
        [Diagnostics.NotAnAssembly.Create("the file '/opt/packs/notes.dll' is not a .NET assembly: remove it") with { Pack = "/opt/packs/notes.dll" }];

    public RegistryRevision Current => this;

    public event EventHandler<RegistryChangedEventArgs>? Changed
    {
        add { }
        remove { }
    }

    public override bool TryGetSchema(SchemaKey key, [NotNullWhen(true)] out EventSchema? schema) =>
        (schema = schemas.FirstOrDefault(known => known.Key == key)) is not null;

    public override IReadOnlyList<EventSchema> GetVersions(string id) => [.. schemas.Where(schema => schema.Key.Id == id)];

    public Task<RegistryRevision> ReloadAsync(CancellationToken cancellationToken = default) => Task.FromResult<RegistryRevision>(this);
}
