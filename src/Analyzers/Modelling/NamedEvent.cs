using System.Collections.Immutable;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>All that the text of a type depends on. Equal values give equal texts, so the compiler keeps the text it has.</summary>
internal sealed class NamedEvent(EventDraft draft, string typeName, GeneratorSettings settings, ImmutableArray<KeyValuePair<string, string>> references) : IEquatable<NamedEvent>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _references = references;

    public EventDraft Draft => draft;

    public string TypeName => typeName;

    public GeneratorSettings Settings => settings;

    /// <summary>The type for another schema of the pack; null when it has none.</summary>
    public string? TypeOf(string reference)
    {
        foreach (KeyValuePair<string, string> known in _references)
            if (known.Key == reference)
                return known.Value;
        return null;
    }

    public bool Equals(NamedEvent? other) =>
        other is not null && TypeName == other.TypeName && Settings == other.Settings && _references.SequenceEqual(other._references) && Draft == other.Draft;

    public override bool Equals(object? obj) => Equals(obj as NamedEvent);

    public override int GetHashCode() => TypeName.GetHashCode();
}
