namespace SchemaPacks.JsonSchema.Running;

/// <summary>One schema's <c>patternProperties</c> and <c>additionalProperties</c>.</summary>
/// <param name="Patterns">Each pattern and the plan of the values whose names match it.</param>
/// <param name="Otherwise">The plan of the values whose names match none.</param>
internal sealed record MemberRule((StringTest Pattern, Plan Plan)[] Patterns, Plan Otherwise);
