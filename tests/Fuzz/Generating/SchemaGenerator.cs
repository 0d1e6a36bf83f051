using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>Schemas of one dialect, made at random, of the kinds that are hard to judge in one pass.</summary>
internal sealed class SchemaGenerator
{
    private readonly Dice _dice;
    private readonly AssertionGenerator _assertions;
    private readonly ApplicatorGenerator _applicators;
    private readonly JsonSchemaDialect _dialect;

    public SchemaGenerator(Dice dice, JsonSchemaDialect dialect)
    {
        _dice = dice;
        _dialect = dialect;
        Age = DialectAge.Of(dialect);
        _assertions = new AssertionGenerator(dice, Age);
        _applicators = new ApplicatorGenerator(dice, Age, this);
    }

    public DialectAge Age { get; }

    /// <summary>Whether the document under way names a metaschema that asks for nothing.</summary>
    private bool IsCareless { get; set; }

    /// <summary>References that the document under way may use.</summary>
    public List<string> References { get; } = [];

    /// <summary>
    /// A whole document: definitions, some with an address, an anchor or a dialect of their own, schemas below a keyword that nobody knows, and a root that uses them.
    /// </summary>
    /// <param name="depth">How deep schemas stand in its root.</param>
    public JsonObject Document(int depth = 3)
    {
        References.Clear();
        References.Add("#");
        var keyword = Age.HasDefs ? "$defs" : "definitions";
        var names = Enumerable.Range(0, _dice.Next(4)).Select(index => $"d{index}").ToList();
        References.AddRange(names.Select(name => $"#/{keyword}/{name}"));
        var parts = Math.Max(0, _dice.Next(8) - 5);
        References.AddRange(Enumerable.Range(0, parts).Select(index => $"#/{UnknownPlace.Pointer}/{index}"));
        IsCareless = _dialect.HasVocabularies && _dice.Chance(6);
        var isDynamic = names.Count > 0 && Age.HasDynamicAnchors && _dice.Chance(3);
        var definitions = new JsonObject();
        foreach (var name in names)
            definitions[name] = Definition(name, isDynamic);

        var root = Schema(depth) as JsonObject ?? [];
        root["$schema"] = IsCareless ? CarelessMetaschemas.Of(_dialect, _dice) : _dialect.Uri.OriginalString;
        if (parts > 0)
            UnknownPlace.Put(root, Enumerable.Range(0, parts).Select(_ => Schema(2)));
        if (names.Count > 0)
            root[keyword] = definitions;
        if (isDynamic)
            Age.MarkDynamic(root);
        if (isDynamic || _dice.Chance(8))
            root[Age.IdKeyword] = "test:///schema";
        return root;
    }

    public JsonNode Schema(int depth)
    {
        if (depth <= 0 || _dice.Chance(12))
            return Age.HasBooleans && _dice.Chance(4) ? JsonValue.Create(_dice.Chance(2)) : depth <= 0 ? _assertions.Add([]) : [];
        var schema = new JsonObject();
        if (_dice.Chance(3))
            _applicators.AddObject(schema, depth - 1);
        for (var keywords = 1 + _dice.Next(3); keywords > 0; keywords--)
        {
            if (IsCareless && _dice.Chance(4))
                _assertions.AddCareless(schema);
            else if (_dice.Chance(2))
                _assertions.Add(schema);
            else
                _applicators.Add(schema, depth - 1);
        }

        return schema;
    }

    private JsonObject Definition(string name, bool isDynamic)
    {
        if (_dice.Chance(8))
            return Foreign(name);
        if (Schema(2) is not JsonObject schema)
            return new JsonObject();
        if (schema.ContainsKey("$ref"))
            return schema;
        if (isDynamic && _dice.Chance(2))
        {
            schema[Age.IdKeyword] = $"test:///{name}";
            Age.MarkDynamic(schema);
            References.Add($"test:///{name}");
        }
        else if (_dice.Chance(4))
        {
            References.Add("#" + name);
            Age.MarkAnchor(schema, name);
        }

        return schema;
    }

    // A resource in a dialect of its own, which refers to the document around it by address.
    private JsonObject Foreign(string name)
    {
        var other = new SchemaGenerator(_dice, _dice.Pick(JsonSchemaDialect.All));
        other.References.AddRange(References.Where(reference => reference.StartsWith('#')).Select(reference => "test:///schema" + reference));
        var schema = other.Schema(2) as JsonObject ?? [];
        schema.Remove("$ref"); // up to draft-07 nothing beside it counts, and so no address
        schema["$schema"] = other._dialect.Uri.OriginalString;
        schema[other.Age.IdKeyword] = $"test:///{name}";
        References.Add($"test:///{name}");
        return schema;
    }
}
