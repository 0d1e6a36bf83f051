using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>One way for a value not to meet a schema: what then is known of it.</summary>
internal sealed record Refusal
{
    public ValueKinds Kinds { get; init; } = ValueKinds.All;

    public Denial? Denied { get; init; }

    /// <summary>Schemas that it meets.</summary>
    public IReadOnlyList<SchemaNode> Met { get; init; } = [];

    /// <summary>Schemas that it does not meet.</summary>
    public IReadOnlyList<SchemaNode> Unmet { get; init; } = [];

    /// <summary>Members that it has.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>Members that it lacks.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];
}
