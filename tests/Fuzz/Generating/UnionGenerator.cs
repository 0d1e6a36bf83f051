using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Branches that one member's value tells apart, or nearly, and branches that ask for names alone: what a fast run does not want to read twice.</summary>
internal sealed class UnionGenerator(Dice dice, DialectAge age, SchemaGenerator schemas)
{
    private static readonly string[] Tags = ["a", "abc", "kind-1", "kind-2", "", "é", "a\"b"];

    public void Add(JsonObject schema, int depth)
    {
        if (!dice.Chance(4))
            schema["type"] = "object";
        switch (dice.Next(4))
        {
            case 0 when age.HasConditions: schema["allOf"] = new JsonArray([.. Some().Select(tag => Condition(tag, depth))]); break;
            case 1: schema[dice.Pick("oneOf", "anyOf")] = new JsonArray([.. Enumerable.Range(0, 2 + dice.Next(3)).Select(_ => Names(2))]); break;
            case 2 when age.HasConditions && dice.Chance(2): schema["if"] = Names(2); schema["then"] = schemas.Schema(depth); break;
            case 2: schema["not"] = Names(2); break;
            default: schema[dice.Pick("oneOf", "anyOf")] = new JsonArray([.. Some().Select(tag => Alternative(tag, depth))]); break;
        }
    }

    private IEnumerable<string> Some() => dice.Some(Tags, 2).DefaultIfEmpty("a");

    private JsonObject Alternative(string tag, int depth)
    {
        var (discriminator, other) = (dice.Pick("kind", "kind", "id"), dice.Pick(Words.Names));
        var alternative = new JsonObject { ["properties"] = new JsonObject { [discriminator] = Tag(tag) } };
        if (other != discriminator)
            alternative["properties"]![other] = schemas.Schema(depth - 1);
        if (!dice.Chance(4))
            alternative["required"] = other == discriminator ? new JsonArray(discriminator) : new JsonArray(discriminator, other);
        if (dice.Chance(3))
            alternative["additionalProperties"] = false;
        return dice.Chance(5) ? new JsonObject { [dice.Pick("allOf", "oneOf", "anyOf")] = new JsonArray(alternative, schemas.Schema(depth - 1)) } : alternative;
    }

    private JsonObject Condition(string tag, int depth)
    {
        var condition = new JsonObject { ["properties"] = new JsonObject { ["kind"] = Tag(tag) } };
        if (!dice.Chance(4))
            condition["required"] = new JsonArray("kind");
        var schema = new JsonObject { ["if"] = condition, ["then"] = schemas.Schema(depth) };
        if (dice.Chance(4))
            schema["else"] = schemas.Schema(depth);
        return schema;
    }

    private JsonObject Tag(string tag) => dice.Next(6) switch
    {
        0 => new JsonObject { ["enum"] = new JsonArray(tag, "12") },
        1 => new JsonObject { ["not"] = new JsonObject { ["enum"] = new JsonArray(tag, "abc", 1) } },
        2 => new JsonObject { ["enum"] = new JsonArray(JsonNode.Parse(dice.Pick(Words.Numbers)), dice.Chance(2)) },
        _ => age.HasBooleans ? new JsonObject { ["const"] = tag } : new JsonObject { ["enum"] = new JsonArray(tag) },
    };

    private JsonObject Names(int depth)
    {
        if (depth == 0 || dice.Chance(2))
            return new JsonObject { ["required"] = new JsonArray([.. dice.Some(Words.Names, 8).DefaultIfEmpty("b").Select(name => (JsonNode)name)]) };
        var keyword = dice.Pick("not", "anyOf", "oneOf", "allOf");
        return new JsonObject { [keyword] = keyword == "not" ? Names(depth - 1) : new JsonArray(Names(depth - 1), Names(depth - 1)) };
    }
}
