using System.Diagnostics.CodeAnalysis;

namespace SchemaPacks.JsonSchema;

/// <summary>What became of a schema: a validator, or every problem that stood in its way.</summary>
public sealed class SchemaCompilation
{
    internal SchemaCompilation(JsonSchemaValidator? validator, IReadOnlyList<SchemaProblem> problems)
    {
        Validator = validator;
        Problems = problems;
    }

    /// <summary><see langword="null"/> exactly when there are problems.</summary>
    public JsonSchemaValidator? Validator { get; }

    /// <summary>Every problem found, in the order of the documents; empty when the schema compiled.</summary>
    public IReadOnlyList<SchemaProblem> Problems { get; }

    /// <summary>Whether there is a validator.</summary>
    [MemberNotNullWhen(true, nameof(Validator))]
    public bool Succeeded => Validator is not null;
}
