using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>What a dialect has, as far as the generators ask.</summary>
internal sealed class DialectAge
{
    private readonly int _age;

    private DialectAge(int age) => _age = age;

    public bool HasBooleans => _age >= 1;

    public bool HasConditions => _age >= 2;

    public bool HasDefs => _age >= 3;

    public bool HasUnevaluated => _age >= 3;

    public bool HasDynamicAnchors => _age >= 3;

    public bool HasPrefixItems => _age >= 4;

    public bool HasPropertyDependencies => _age >= 5;

    public string IdKeyword => _age == 0 ? "id" : "$id";

    /// <summary>The dynamic reference of the dialect to what <see cref="MarkDynamic"/> marks.</summary>
    public (string Keyword, string Text) DynamicReference => _age == 3 ? ("$recursiveRef", "#") : ("$dynamicRef", "#node");

    public static DialectAge Of(JsonSchemaDialect dialect) => new(JsonSchemaDialect.All.ToList().IndexOf(dialect));

    public void MarkDynamic(JsonObject schema)
    {
        if (_age == 3)
            schema["$recursiveAnchor"] = true;
        else
            schema["$dynamicAnchor"] = "node";
    }

    public void MarkAnchor(JsonObject schema, string name)
    {
        if (_age >= 3)
            schema["$anchor"] = name;
        else
            schema[IdKeyword] = "#" + name;
    }
}
