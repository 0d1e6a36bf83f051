using SchemaPacks.Compatibility;
using SchemaPacks.Compiling;
using SchemaPacks.Evolving;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Cli.Comparing;

/// <summary>A schema of the old pack and what it is compared with in the new one.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Old">Null for an id that is new.</param>
/// <param name="New">Null for a version that is gone.</param>
/// <param name="Comparison">Null where there is nothing to compare.</param>
internal sealed record SchemaPair(SchemaChange Change, CompiledSchema? Old, CompiledSchema? New, SchemaComparison? Comparison)
{
    public string Id => (New ?? Old)!.Key.Id;

    /// <summary>Whether nothing that was taken before is refused now, nor the other way round, and no version lost its content.</summary>
    public bool IsCompatible => Change is SchemaChange.Same or SchemaChange.Added
        || Change == SchemaChange.Version && Comparison is { Backward.Verdict: CompatibilityVerdict.Compatible, Forward.Verdict: CompatibilityVerdict.Compatible };

    /// <summary>What it asks of the pack's own version: whoever sends a version that is still there, as it was, is not concerned.</summary>
    public VersionBump Bump => Change switch
    {
        SchemaChange.Same => VersionBump.Patch,
        SchemaChange.Added or SchemaChange.Version => VersionBump.Minor,
        SchemaChange.Changed => Comparison!.Bump,
        _ => VersionBump.Major,
    };

    public static SchemaPair Of(SchemaChange change, CompiledSchema old, CompiledSchema @new, ComparisonLevel level) =>
        new(change, old, @new, SchemaComparer.Compare((JsonSchemaValidator)old.Validator, (JsonSchemaValidator)@new.Validator, level));
}
