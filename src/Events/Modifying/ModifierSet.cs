namespace SchemaPacks.Modifying;

/// <summary>Every modifier, in the order of registration.</summary>
internal sealed class ModifierSet(IReadOnlyList<(string? SchemaId, IEventModifier Modifier)> modifiers)
{
    /// <summary>Those that see events of a schema, be it loaded before them or after.</summary>
    public ModifierChain For(string schemaId)
    {
        IEventModifier[] chain = [.. modifiers.Where(entry => entry.SchemaId is null || entry.SchemaId == schemaId).Select(entry => entry.Modifier)];
        return chain.Length == 0 ? ModifierChain.Empty : new ModifierChain(chain);
    }
}
