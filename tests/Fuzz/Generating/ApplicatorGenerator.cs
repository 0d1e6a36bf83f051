using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Keywords that hold schemas.</summary>
internal sealed class ApplicatorGenerator(Dice dice, DialectAge age, SchemaGenerator schemas)
{
    private static readonly IReadOnlyList<string> PatternTexts = [.. Words.Patterns.Select(pattern => pattern.Pattern)];

    private readonly UnionGenerator _unions = new(dice, age, schemas);

    /// <summary>The usual schema of an event: an object with known members, some of them required, often closed.</summary>
    public void AddObject(JsonObject schema, int depth)
    {
        var properties = Map(Words.Names, depth, 6);
        schema["type"] = "object";
        schema["required"] = new JsonArray([.. dice.Some(properties.Select(member => member.Key), 2).DefaultIfEmpty("a").Select(name => (JsonNode)name)]);
        schema["properties"] = properties;
        if (dice.Chance(2))
            schema["additionalProperties"] = false;
    }

    public void Add(JsonObject schema, int depth)
    {
        switch (dice.Next(26))
        {
            case 0 or 1 or 2: schema["properties"] = Map(Words.Names, depth, 6); break;
            case 3: schema["patternProperties"] = Map(PatternTexts, depth, 12); break;
            case 4: schema["additionalProperties"] = dice.Chance(3) ? false : schemas.Schema(depth); break;
            case 5 when age.HasBooleans: schema["propertyNames"] = schemas.Schema(depth - 1); break;
            case 6 or 7: schema["items"] = schemas.Schema(depth); break;
            case 8: AddTuple(schema, depth); break;
            case 9 when age.HasBooleans: AddContains(schema, depth); break;
            case 10: schema["allOf"] = List(depth); break;
            case 11: schema["anyOf"] = List(depth); break;
            case 12: schema["oneOf"] = List(depth); break;
            case 13 or 14: _unions.Add(schema, depth); break;
            case 15: schema["not"] = schemas.Schema(depth - 1); break;
            case 16 when age.HasConditions: AddCondition(schema, depth); break;
            case 17: schema[age.HasDefs && dice.Chance(2) ? "dependentSchemas" : "dependencies"] = Map(Words.Names, depth, 12); break;
            case 18 or 19 when age.HasUnevaluated: AddUnevaluated(schema, depth); break;
            case 20 when age.HasDynamicAnchors: AddDynamic(schema); break;
            case 21: schema["items"] = new JsonObject { ["$ref"] = dice.Pick(schemas.References) }; break;
            case 22: schema["properties"] = new JsonObject { [dice.Pick(Words.Names)] = new JsonObject { ["$ref"] = dice.Pick(schemas.References) } }; break;
            case 24 or 25 when age.HasPropertyDependencies: AddPropertyDependencies(schema, depth); break;
            default: schema["$ref"] = dice.Pick(schemas.References); break;
        }
    }

    private void AddTuple(JsonObject schema, int depth)
    {
        schema[age.HasPrefixItems ? "prefixItems" : "items"] = List(depth);
        if (dice.Chance(2))
            schema[age.HasPrefixItems ? "items" : "additionalItems"] = dice.Chance(2) ? false : schemas.Schema(depth - 1);
    }

    private void AddContains(JsonObject schema, int depth)
    {
        schema["contains"] = schemas.Schema(depth - 1);
        if (age.HasDefs && dice.Chance(2))
            schema["minContains"] = dice.Next(3);
        if (age.HasDefs && dice.Chance(2))
            schema["maxContains"] = dice.Next(4);
    }

    // Mostly beside branches that evaluate something.
    private void AddUnevaluated(JsonObject schema, int depth)
    {
        schema[dice.Pick("unevaluatedProperties", "unevaluatedItems")] = dice.Chance(2) ? false : schemas.Schema(depth - 1);
        switch (dice.Next(6))
        {
            case 0: schema["anyOf"] = List(depth); break;
            case 1: schema["oneOf"] = List(depth); break;
            case 2: AddCondition(schema, depth); break;
            case 3: schema["dependentSchemas"] = Map(Words.Names, depth, 12); break;
            case 4: _unions.Add(schema, depth); break;
        }
    }

    private void AddCondition(JsonObject schema, int depth)
    {
        schema["if"] = schemas.Schema(depth - 1);
        if (!dice.Chance(4))
            schema["then"] = schemas.Schema(depth);
        if (!dice.Chance(3))
            schema["else"] = schemas.Schema(depth);
    }

    private void AddPropertyDependencies(JsonObject schema, int depth)
    {
        var dependencies = new JsonObject();
        for (var count = dice.Next(3); count >= 0; count--)
            dependencies[dice.Pick(Words.Names)] = Map(Words.Strings, depth, 6);
        schema["propertyDependencies"] = dependencies;
    }

    private void AddDynamic(JsonObject schema)
    {
        if (age.DynamicReference is var (keyword, text))
            schema[dice.Pick("items", "additionalProperties")] = new JsonObject { [keyword] = text };
    }

    private JsonObject Map(IEnumerable<string> names, int depth, int oneIn)
    {
        var map = new JsonObject();
        foreach (var name in dice.Some(names, oneIn))
            map[name] = schemas.Schema(depth);
        return map;
    }

    private JsonArray List(int depth) => new([.. Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => schemas.Schema(depth))]);
}
