using SchemaPacks.JsonSchema;

namespace SchemaPacks.Conformance;

/// <summary>The suite's folder names for the dialects that the engine has.</summary>
public static class SuiteDrafts
{
    public static IReadOnlyDictionary<string, JsonSchemaDialect> Dialects { get; } = new Dictionary<string, JsonSchemaDialect>
    {
        ["draft4"] = JsonSchemaDialect.Draft4,
        ["draft6"] = JsonSchemaDialect.Draft6,
        ["draft7"] = JsonSchemaDialect.Draft7,
        ["draft2019-09"] = JsonSchemaDialect.Draft201909,
        ["draft2020-12"] = JsonSchemaDialect.Draft202012,
        ["v1"] = JsonSchemaDialect.V1,
    };
}
