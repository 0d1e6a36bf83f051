namespace SchemaPacks.JsonSchema.Patterns.Automata;

/// <summary>One step of a <see cref="PatternProgram"/>.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Next">The step after it.</param>
/// <param name="Other">The other step of a fork; the set of characters.</param>
internal readonly record struct PatternStep(PatternStepKind Kind, int Next, int Other);

internal enum PatternStepKind
{
    /// <summary>The pattern matches.</summary>
    Accept,

    /// <summary>Takes one character out of a set.</summary>
    Take,

    /// <summary>Goes two ways.</summary>
    Fork,

    /// <summary>Only where the text begins.</summary>
    AtStart,

    /// <summary>Only where the text ends.</summary>
    AtEnd,

    /// <summary>Only between a character of a word and one of none.</summary>
    AtBoundary,

    /// <summary>Only where no boundary of a word is.</summary>
    NotAtBoundary,
}
