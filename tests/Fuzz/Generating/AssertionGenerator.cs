using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Keywords that hold no schemas.</summary>
internal sealed class AssertionGenerator(Dice dice, DialectAge age)
{
    private readonly ValueGenerator _values = new(dice);

    public JsonObject Add(JsonObject schema)
    {
        switch (dice.Next(16))
        {
            case 0 or 1 or 2 or 3: schema["type"] = dice.Pick(Words.Types); break;
            case 4: schema["type"] = Array(dice.Some(Words.Types, 3).DefaultIfEmpty("object")); break;
            case 5: schema["enum"] = new JsonArray([.. Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => _values.Any(2))]); break;
            case 6 when age.HasBooleans: schema["const"] = _values.Any(2); break;
            case 7: AddBound(schema); break;
            case 8: schema["multipleOf"] = JsonNode.Parse(dice.Pick("1", "2", "0.5", "0.1", "3", "0.0001", "1e2", "1e-18")); break;
            case 9: schema[dice.Pick("minLength", "maxLength")] = dice.Next(4); break;
            case 10: schema[dice.Pick("minItems", "maxItems", "minProperties", "maxProperties")] = dice.Next(4); break;
            case 11: schema["pattern"] = dice.Pick(Words.Patterns).Pattern; break;
            case 12: schema["format"] = dice.Pick(Words.Formats).Format; break;
            case 13: schema["required"] = Array(dice.Some(Words.Names, 10).DefaultIfEmpty("a")); break;
            case 14: schema["uniqueItems"] = !dice.Chance(4); break;
            default: AddDependency(schema); break;
        }

        return schema;
    }

    /// <summary>Values that make sense and that the published metaschemas refuse all the same.</summary>
    public void AddCareless(JsonObject schema)
    {
        switch (dice.Next(7))
        {
            case 0: schema["required"] = Array(["a", "a", dice.Pick(Words.Names)]); break;
            case 1: schema["enum"] = new JsonArray(); break;
            case 2: schema["enum"] = new JsonArray(1, JsonNode.Parse("1.0"), "a", "a", JsonNode.Parse("{}"), JsonNode.Parse("{}")); break;
            case 3: schema["type"] = Array(dice.Pick<string[]>([], ["string", "string"], ["integer", "number", "integer"])); break;
            case 4: schema[dice.Pick("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains")] = JsonNode.Parse(dice.Pick("1.0", "2e0", "10e-1", "0e9", "1e400", "1e00000")); break;
            case 5: schema["dependentRequired"] = new JsonObject { [dice.Pick(Words.Names)] = Array(["b", "b", "a"]) }; break;
            default: schema["multipleOf"] = JsonNode.Parse(dice.Pick("1e-400", "1e400", "1e-2000000", "0.50")); break;
        }
    }

    private void AddBound(JsonObject schema)
    {
        var keyword = dice.Pick("minimum", "maximum");
        var bound = JsonNode.Parse(dice.Pick(Words.Numbers));
        if (dice.Chance(2))
        {
            schema[keyword] = bound;
        }
        else if (age.HasBooleans)
        {
            schema["exclusiveM" + keyword[1..]] = bound;
        }
        else
        {
            schema[keyword] = bound;
            schema["exclusiveM" + keyword[1..]] = dice.Chance(2);
        }
    }

    private void AddDependency(JsonObject schema) =>
        schema[age.HasDefs && dice.Chance(2) ? "dependentRequired" : "dependencies"] = new JsonObject { [dice.Pick(Words.Names)] = Array([dice.Pick(Words.Names)]) };

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
