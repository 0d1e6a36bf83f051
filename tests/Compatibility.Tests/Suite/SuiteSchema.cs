using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Suite;

/// <summary>The schema of one group of the official suite.</summary>
/// <param name="Name">The file and the group's description: <c>type.json/integer type matches integers</c>.</param>
/// <param name="Json">The schema as it is written.</param>
/// <param name="Validator">The schema, compiled.</param>
/// <param name="Instances">The group's instances.</param>
internal sealed record SuiteSchema(string Name, JsonElement Json, JsonSchemaValidator Validator, IReadOnlyList<byte[]> Instances);
