namespace SchemaPacks.Modifying;

/// <summary>A modifier and what findings call it.</summary>
internal sealed record NamedModifier(string Name, IEventModifier Modifier);
