using System.Globalization;
using System.Text.Json.Nodes;
using SchemaPacks.Fuzz.Generating;

namespace SchemaPacks.Fuzz.Evolving;

/// <summary>Changes a schema as an author may from one version to the next, somewhere: a keyword added, removed, widened, narrowed, a schema wrapped or replaced.</summary>
internal sealed class SchemaMutation(Dice dice, SchemaGenerator generator)
{
    private static readonly string[] Kept = ["$schema", "$id", "id", "$defs", "definitions", "$anchor", "$dynamicAnchor", "$recursiveAnchor"];

    public JsonObject Of(JsonObject document)
    {
        var changed = document.DeepClone().AsObject();
        for (int changes = 1 + dice.Next(2); changes > 0; changes--)
            Change(changed);
        return changed;
    }

    private void Change(JsonObject document)
    {
        var (holder, key, schema) = dice.Pick(SchemaPlaces.Of(document).ToList());
        switch (dice.Next(10))
        {
            case 0 when holder is not null:
                Replace(holder, key!, generator.Schema(1));
                break;
            case 1 when holder is not null:
                Replace(holder, key!, Wrapped(schema));
                break;
            case 2 or 3:
                Add(schema);
                break;
            case 4:
                schema["title"] = "changed";
                break;
            default:
                ChangeKeyword(schema);
                break;
        }
    }

    private void ChangeKeyword(JsonObject schema)
    {
        var keywords = schema.Select(member => member.Key).Except(Kept).ToList();
        if (keywords.Count == 0)
        {
            Add(schema);
            return;
        }

        string keyword = dice.Pick(keywords);
        switch (schema[keyword])
        {
            case JsonArray { Count: > 0 } list when !dice.Chance(4):
                ChangeList(keyword, list);
                break;
            case JsonObject { Count: > 0 } members when keyword is "properties" or "patternProperties" or "dependentSchemas" or "dependentRequired" && !dice.Chance(4):
                ChangeMembers(keyword, members);
                break;
            case JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number && !dice.Chance(4):
                schema[keyword] = Moved(keyword, value);
                break;
            case JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False && !dice.Chance(4):
                schema[keyword] = value.GetValueKind() == System.Text.Json.JsonValueKind.False;
                break;
            default:
                schema.Remove(keyword);
                break;
        }
    }

    private void ChangeList(string keyword, JsonArray list)
    {
        int index = dice.Next(list.Count);
        bool isOfSchemas = keyword is "allOf" or "anyOf" or "oneOf" or "prefixItems" or "items";
        if (dice.Chance(2) && (list.Count > 1 || !isOfSchemas))
            list.RemoveAt(index);
        else if (isOfSchemas)
            list.Insert(index, generator.Schema(1));
        else if (keyword == "type")
            list.Insert(index, dice.Pick("null", "boolean", "integer", "number", "string", "array", "object"));
        else if (keyword == "required")
            list.Insert(index, dice.Pick(Words.Names));
        else
            list.Insert(index, new ValueGenerator(dice).Any(1));
    }

    private void ChangeMembers(string keyword, JsonObject members)
    {
        string name = dice.Pick(members.Select(member => member.Key).ToList());
        if (dice.Chance(2))
            members.Remove(name);
        else if (keyword == "properties")
            members[dice.Pick(Words.Names)] = generator.Schema(1);
    }

    private JsonValue Moved(string keyword, JsonValue value)
    {
        decimal number = decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal parsed) ? parsed : 1;
        decimal moved = keyword is "multipleOf" ? number * dice.Pick(2m, 3m, 0.5m) : Math.Abs(number) < 1e9m ? number + dice.Pick(1, -1) : number;
        return JsonValue.Create(keyword.StartsWith("min", StringComparison.Ordinal) || keyword.StartsWith("maxI", StringComparison.Ordinal) || keyword.StartsWith("maxL", StringComparison.Ordinal) ? Math.Max(moved, 0) : moved);
    }

    private void Add(JsonObject schema)
    {
        if (generator.Schema(1) is not JsonObject more)
            return;
        foreach (var (name, value) in more)
            schema.TryAdd(name, value?.DeepClone());
    }

    private JsonObject Wrapped(JsonObject schema) => dice.Next(4) switch
    {
        0 => new JsonObject { ["not"] = new JsonObject { ["not"] = schema.DeepClone() } },
        1 => new JsonObject { ["allOf"] = new JsonArray(schema.DeepClone(), generator.Schema(1)) },
        2 => new JsonObject { ["anyOf"] = new JsonArray(schema.DeepClone(), generator.Schema(1)) },
        _ => new JsonObject { ["oneOf"] = new JsonArray(schema.DeepClone(), generator.Schema(1)) },
    };

    private static void Replace(JsonNode holder, object key, JsonNode schema)
    {
        if (holder is JsonArray list)
            list[(int)key] = schema;
        else
            holder[(string)key] = schema;
    }
}
