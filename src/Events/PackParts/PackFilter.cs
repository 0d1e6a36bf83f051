using SchemaPacks.Plugins;
using SchemaPacks.Routing;

namespace SchemaPacks.PackParts;

/// <summary>Which schemas a part of a pack is for: those of its patterns or, where it has none, those that the pack itself brings.</summary>
internal sealed class PackFilter(string pack, IReadOnlyList<string> patterns)
{
    private readonly SchemaFilter _filter = new(patterns);

    public static PackFilter Of<T>(ModulePart<T> part)
        where T : class => new(part.Pack, part.Schemas);

    public bool Takes(EventSchema schema) => patterns.Count == 0
        ? schema.Origins.Any(origin => origin.Pack.Equals(pack, StringComparison.OrdinalIgnoreCase))
        : _filter.Takes(schema.Key.Id);
}
