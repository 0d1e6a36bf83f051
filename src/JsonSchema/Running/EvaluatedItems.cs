namespace SchemaPacks.JsonSchema.Running;

/// <summary>Items that a schema evaluates: so many first ones, and those that meet a plan (<c>contains</c>, from 2020-12 on).</summary>
internal sealed record EvaluatedItems(int Count, Plan[] Matching);
