namespace SchemaPacks.JsonSchema.Running;

/// <summary>How many items of an array must meet a plan.</summary>
internal sealed record ContainsRule(Plan Plan, int Min, int Max);
