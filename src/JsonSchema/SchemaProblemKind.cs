namespace SchemaPacks.JsonSchema;

/// <summary>Why a schema could not be compiled.</summary>
public enum SchemaProblemKind
{
    /// <summary><c>$schema</c> names a dialect or metaschema that nobody knows.</summary>
    UnknownDialect,

    /// <summary>A metaschema demands (<c>true</c>) a vocabulary that this package does not implement.</summary>
    UnknownVocabulary,

    /// <summary>The document is no schema by its own metaschema.</summary>
    MetaschemaViolation,

    /// <summary>The document is no JSON that could be judged: duplicate names, lone surrogates.</summary>
    MalformedDocument,

    /// <summary>A reference, or the address in an <c>$id</c>, leads nowhere.</summary>
    UnresolvedReference,

    /// <summary>Two different schemas claim the same address or anchor.</summary>
    DuplicateIdentifier,

    /// <summary>A schema applies itself to the same value again, such as <c>{"$ref":"#"}</c>.</summary>
    InPlaceCycle,

    /// <summary>A pattern uses lookaround or a backreference, which have no linear-time form.</summary>
    PatternNeedsBacktracking,

    /// <summary>A pattern is no ECMA-262 regular expression.</summary>
    PatternInvalid,

    /// <summary>A pattern is longer than <see cref="SchemaOptions.MaxPatternLength"/>.</summary>
    PatternTooLong,

    /// <summary>A pattern's repetitions unfold to more than <see cref="SchemaOptions.MaxPatternStates"/>.</summary>
    PatternTooCostly,

    /// <summary>The compilation has more than <see cref="SchemaOptions.MaxSchemaNodes"/>.</summary>
    TooManyNodes,

    /// <summary>An <c>allOf</c>, <c>anyOf</c> or <c>oneOf</c> has more than <see cref="SchemaOptions.MaxAlternatives"/>.</summary>
    TooManyAlternatives,

    /// <summary>A document nests deeper than <see cref="SchemaOptions.MaxSchemaDepth"/>.</summary>
    TooDeep,
}
