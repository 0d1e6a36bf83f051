namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>What one schema said about one value. Shared between the places that apply the schema, so it knows no path.</summary>
internal sealed class Outcome
{
    public static readonly Outcome Accepted = new() { Node = null, Value = null };

    public required SchemaNode? Node { get; init; }

    public required Instance? Value { get; init; }

    /// <summary><see langword="null"/> when the value was accepted; empty when it was refused and nobody asked why.</summary>
    public IReadOnlyList<Failure>? Failures { get; init; }

    /// <summary>What was evaluated below an accepted value, where the schema has keywords that ask.</summary>
    public CoveredChildren? Coverage { get; init; }

    /// <summary>Every schema that was asked on the way, in order; empty unless the evaluation records.</summary>
    public IReadOnlyList<(SchemaEdge Edge, Outcome Answer)> Asked { get; init; } = [];

    public bool IsValid => Failures is null;
}
