using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Texts to be judged by one schema: values that may fit, some changed, spelled in many ways, and some damaged.</summary>
internal sealed class InstanceGenerator(Dice dice, JsonObject schema)
{
    private readonly ValueGenerator _values = new(dice);
    private readonly FittingValues _fitting = new(dice, schema);

    public byte[] Text()
    {
        var value = dice.Chance(12) ? _values.Any(3) : _fitting.Value();
        if (dice.Chance(4))
            value = Changed(value);
        var text = new StringBuilder();
        Write(text, value);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return dice.Chance(25) ? new TextDamage(dice).Of(bytes) : bytes;
    }

    // One thing, somewhere inside, becomes another.
    private JsonNode? Changed(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members when !dice.Chance(6):
                var name = dice.Pick(members.Select(member => member.Key).ToList());
                var inner = members[name];
                members.Remove(name);
                if (!dice.Chance(4))
                    members[dice.Chance(6) ? dice.Pick(Words.Names) : name] = Changed(inner);
                return members;
            case JsonArray { Count: > 0 } items when !dice.Chance(6):
                var index = dice.Next(items.Count);
                var item = items[index];
                items.RemoveAt(index);
                if (!dice.Chance(4))
                    items.Insert(dice.Next(items.Count + 1), Changed(item));
                if (dice.Chance(4) && items.Count > 0)
                    items.Add(Again(dice.Pick(items.ToList())));
                return items;
            default:
                return _values.Any(2);
        }
    }

    // The same value, its members perhaps in another order.
    private JsonNode? Again(JsonNode? value) => value is JsonObject members
        ? new JsonObject(dice.Shuffled(members.Select(member => member.Key)).Select(name => KeyValuePair.Create(name, Again(members[name]))))
        : value?.DeepClone();

    private void Write(StringBuilder text, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                text.Append('{').Append(Space());
                for (var index = 0; index < members.Count; index++)
                {
                    Separate(text, index);
                    Write(text, members.GetAt(index).Key);
                    text.Append(Space()).Append(':').Append(Space());
                    Write(text, members.GetAt(index).Value);
                }

                text.Append(Space()).Append('}');
                break;
            case JsonArray items:
                text.Append('[').Append(Space());
                for (var index = 0; index < items.Count; index++)
                {
                    Separate(text, index);
                    Write(text, items[index]);
                }

                text.Append(Space()).Append(']');
                break;
            case not null when value.GetValueKind() == JsonValueKind.String:
                Write(text, value.GetValue<string>());
                break;
            default:
                text.Append(value?.ToJsonString() ?? "null");
                break;
        }
    }

    private void Separate(StringBuilder text, int index)
    {
        if (index > 0)
            text.Append(Space()).Append(',').Append(Space());
    }

    // Sometimes spelled with escapes that mean the same; a control character sometimes without the escape that it needs.
    private void Write(StringBuilder text, string value)
    {
        var escapesAll = dice.Chance(40);
        text.Append('"');
        foreach (var c in value)
        {
            if (c < ' ' && dice.Chance(12))
                text.Append(c);
            else if (c < ' ' || c is '"' or '\\' || escapesAll || (dice.Chance(200) && !char.IsSurrogate(c)))
                text.Append(Escaped(c));
            else
                text.Append(c);
        }

        text.Append('"');
    }

    private string Escaped(char c) => c switch
    {
        '\n' when dice.Chance(2) => "\\n",
        '"' when dice.Chance(2) => "\\\"",
        '\\' when dice.Chance(2) => "\\\\",
        '/' when dice.Chance(2) => "\\/",
        _ => "\\u" + ((int)c).ToString(dice.Chance(2) ? "X4" : "x4", CultureInfo.InvariantCulture),
    };

    private string Space() => dice.Chance(12) ? dice.Pick(" ", "\n", "\t", "\r\n", "  \n    ", new string(' ', 40)) : "";
}
