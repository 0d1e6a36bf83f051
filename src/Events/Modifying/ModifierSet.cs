using SchemaPacks.PackParts;

namespace SchemaPacks.Modifying;

/// <summary>Every modifier of the application, in the order of registration.</summary>
internal sealed class ModifierSet(IReadOnlyList<(string? SchemaId, IEventModifier Modifier)> modifiers)
{
    private readonly (string? SchemaId, NamedModifier Modifier)[] _modifiers =
        [.. modifiers.Select(entry => (entry.SchemaId, new NamedModifier(entry.Modifier.GetType().Name, entry.Modifier)))];

    /// <summary>Those that see events of a schema, be it loaded before them or after; then those of packs.</summary>
    public ModifierChain For(EventSchema schema, PackGeneration? packs)
    {
        NamedModifier[] chain =
        [
            .. _modifiers.Where(entry => entry.SchemaId is null || entry.SchemaId == schema.Key.Id).Select(entry => entry.Modifier),
            .. packs?.ModifiersOf(schema) ?? [],
        ];
        return chain.Length == 0 ? ModifierChain.Empty : new ModifierChain(chain);
    }
}
