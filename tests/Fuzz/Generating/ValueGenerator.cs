using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Values made at random, of the few words that schemas speak of too.</summary>
internal sealed class ValueGenerator(Dice dice)
{
    public JsonNode? Any(int depth) => Of(depth <= 0 ? dice.Pick("null", "boolean", "number", "string", "number", "string") : dice.Pick(Words.Types), depth);

    /// <summary>A value of a type.</summary>
    public JsonNode? Of(string type, int depth) => type switch
    {
        "null" => null,
        "boolean" => dice.Chance(2),
        "integer" => JsonNode.Parse(dice.Pick("0", "1", "2", "3", "100", "-7", "1.0", "9223372036854775808")),
        "number" => JsonNode.Parse(dice.Pick(Words.Numbers)),
        "string" => Text(),
        "array" => new JsonArray([.. Enumerable.Range(0, dice.Next(5)).Select(_ => Any(depth - 1))]),
        _ => new JsonObject(dice.Shuffled(dice.Some(Words.Names, 7)).Select(name => KeyValuePair.Create(name, Any(depth - 1)))),
    };

    private string Text() => dice.Next(4) switch
    {
        0 => dice.Pick(dice.Pick(Words.Patterns).Examples),
        1 => dice.Pick(dice.Pick(Words.Formats).Examples),
        _ => dice.Pick(Words.Strings),
    };
}
