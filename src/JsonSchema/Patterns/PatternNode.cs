namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>A parsed ECMA-262 pattern.</summary>
internal abstract record PatternNode
{
    /// <summary>One code point out of a set.</summary>
    internal sealed record Characters(CodePointSet Set) : PatternNode;

    internal sealed record Sequence(IReadOnlyList<PatternNode> Terms) : PatternNode;

    internal sealed record Alternatives(IReadOnlyList<PatternNode> Choices) : PatternNode;

    /// <param name="Max"><see langword="null"/> for no end.</param>
    internal sealed record Repeat(PatternNode Term, int Min, int? Max, bool IsLazy) : PatternNode;

    /// <param name="Number">From 1 for a capturing group, 0 for <c>(?:…)</c>.</param>
    internal sealed record Group(PatternNode Body, int Number) : PatternNode;

    /// <summary><c>^</c> or <c>$</c>: there is no multiline mode.</summary>
    internal sealed record Edge(bool IsStart) : PatternNode;

    internal sealed record WordBoundary(bool IsNegated) : PatternNode;

    internal sealed record Look(PatternNode Body, bool IsBehind, bool IsNegated) : PatternNode;

    internal sealed record BackReference(int Number) : PatternNode;
}
