using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// What a schema says of a value of which only some facts are known: true or false where every such value, or none, is
/// accepted; else null. Never wrong, often null.
/// </summary>
internal sealed class Foresight(PlanningWork work)
{
    private readonly Dictionary<(SchemaNode, ValueFacts), bool?> _known = [];
    private readonly Dictionary<SchemaNode, List<(string Name, JsonElement Json)>> _keywords = [];
    private readonly Dictionary<(SchemaNode, string), (ValueKinds Kinds, HashSet<string> Texts)> _values = [];
    private readonly Dictionary<SchemaNode, bool> _haveChoices = [];
    private readonly Dictionary<string, ValueFacts> _texts = [];
    private readonly Dictionary<string, (TextChoice? Choice, IReadOnlyList<ValueFacts> Outcomes)> _choices = [];

    /// <summary>What planning may still take.</summary>
    public PlanningWork Work => work;

    /// <summary>The conditions of <c>propertyDependencies</c>, as schemas.</summary>
    public PropertyConditions PropertyConditions { get; } = new();

    /// <summary>Conditions on names, by the schemas that ask for nothing else.</summary>
    public Dictionary<SchemaNode, NameFormula?> Formulas { get; } = [];

    /// <summary>Whether a schema has <c>anyOf</c> or <c>oneOf</c>, itself or in what it applies to the same value.</summary>
    public bool HasChoices(SchemaNode node)
    {
        if (!_haveChoices.TryGetValue(node, out var has))
            _haveChoices[node] = has = TellingMembers.InPlace([node], work).Any(inner => inner.Edges.Any(edge => edge.Keyword is "anyOf" or "oneOf"));
        return has;
    }

    /// <summary>What a member may be that some strings tell apart: one of them, another string, another kind. Without strings, or a table of them, anything.</summary>
    public (TextChoice? Choice, IReadOnlyList<ValueFacts> Outcomes) Outcomes(IReadOnlyList<string> texts)
    {
        var key = string.Join("\0", texts.Prepend($"{texts.Count}"));
        if (!_choices.TryGetValue(key, out var outcomes))
        {
            var choice = texts.Count == 0 ? null : TextChoice.Create(texts);
            _choices[key] = outcomes = (choice, choice is null ? [ValueFacts.Anything] : [.. ValueFacts.Outcomes(texts, _texts)]);
        }

        return outcomes;
    }

    /// <summary>The same text for facts of which all these schemas say the same.</summary>
    public string Signature(IEnumerable<SchemaNode> schemas, ValueFacts value) =>
        string.Concat(schemas.Select(schema => Accepts(schema, value) switch { true => '1', false => '0', null => '?' }));

    public bool? Accepts(SchemaNode node, ValueFacts value)
    {
        if (node.Boolean is { } all)
            return all;
        work.Spend(1);
        if (_known.TryGetValue((node, value), out var known))
            return known;
        work.Spend(node.Edges.Count);
        if (!StackRoom.IsLeft())
            return null;
        _known[(node, value)] = null; // what a schema under analysis says of itself
        bool? verdict = true;
        foreach (var edge in node.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
            verdict = And(verdict, Accepts(edge.Target, value));
        foreach (var (keyword, json) in KeywordsOf(node))
        {
            if (verdict == false)
                break;
            work.Spend(1 + (node.Edges.Count / 8));
            verdict = And(verdict, Keyword(node, keyword, json, value));
        }

        return _known[(node, value)] = verdict;
    }

    private bool? Keyword(SchemaNode node, string keyword, JsonElement json, ValueFacts value)
    {
        switch (keyword)
        {
            case "$ref" or "allOf" or "definitions" or "$defs" or "then" or "else":
                return true;
            case "type":
                return Types(json, value.Kinds);
            case "const" or "enum":
                return Values(node, keyword, json, value);
            case "anyOf":
                return node.EdgesOf(keyword).Aggregate((bool?)false, (any, edge) => Or(any, Accepts(edge.Target, value)));
            case "oneOf":
                return One([.. node.EdgesOf(keyword).Select(edge => Accepts(edge.Target, value))]);
            case "not":
                return node.TargetOf(keyword) is { } refused ? !Accepts(refused, value) : null;
            case "if":
                return Condition(node, value);
            case "$dynamicRef" or "$recursiveRef":
                var targets = node.EdgesOf(keyword).Select(edge => Accepts(edge.Target, value)).Distinct().ToList();
                return targets.Count == 1 ? targets[0] : null;
            default:
                return AboutParts(node, keyword, json, value);
        }
    }

    // Keywords that speak of one kind only.
    private bool? AboutParts(SchemaNode node, string keyword, JsonElement json, ValueFacts value)
    {
        var kind = KindOf(keyword);
        if ((value.Kinds & kind) == 0)
            return true;
        var verdict = keyword switch
        {
            "required" when json.ValueKind == JsonValueKind.Array => json.EnumerateArray().Aggregate((bool?)true, (all, name) => And(all, Has(value, name.GetString()!))),
            "properties" => node.EdgesOf(keyword).Aggregate((bool?)true, (all, edge) => And(all, Member(value, edge))),
            "dependentSchemas" => node.EdgesOf(keyword).Aggregate((bool?)true, (all, edge) => And(all, Dependent(value, edge))),
            _ => null,
        };
        return verdict == false && value.Kinds != kind ? null : verdict;
    }

    private bool? Member(ValueFacts value, SchemaEdge edge)
    {
        if (!value.Members.TryGetValue(edge.Name!, out var member))
            return Accepts(edge.Target, ValueFacts.Anything) == true ? true : null;
        return member is null ? true : Accepts(edge.Target, member);
    }

    private bool? Dependent(ValueFacts value, SchemaEdge edge) => Has(value, edge.Name!) switch
    {
        false => true,
        true => Accepts(edge.Target, value),
        null => Accepts(edge.Target, value) == true ? true : null,
    };

    private bool? Condition(SchemaNode node, ValueFacts value)
    {
        bool? then = node.TargetOf("then") is { } met ? Accepts(met, value) : true;
        bool? otherwise = node.TargetOf("else") is { } unmet ? Accepts(unmet, value) : true;
        var condition = node.TargetOf("if") is { } test ? Accepts(test, value) : null;
        return condition is { } holds ? holds ? then : otherwise : then == otherwise ? then : null;
    }

    private static bool? Has(ValueFacts value, string name) => value.Members.TryGetValue(name, out var member) ? member is not null : null;

    private static bool? Types(JsonElement type, ValueKinds kinds)
    {
        var allowed = KindAnalysis.TypesOf(type);
        if ((kinds & allowed) == 0)
            return false;
        return (kinds & ~allowed) == 0 && ((kinds & ValueKinds.Number) == 0 || NumberPlanner.Names(type, "number")) ? true : null;
    }

    private bool? Values(SchemaNode node, string keyword, JsonElement json, ValueFacts value)
    {
        if (!_values.TryGetValue((node, keyword), out var allowed))
            _values[(node, keyword)] = allowed = ValuesOf(keyword == "enum" && json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json]);
        var possible = (allowed.Kinds & value.Kinds & ~ValueKinds.String) != 0
            || ((value.Kinds & ValueKinds.String) != 0 && (value.Text is null ? allowed.Texts.Any(text => !value.OtherThan.Contains(text)) : allowed.Texts.Contains(value.Text)));
        if (!possible)
            return false;
        return value.Text is not null || value.Kinds is ValueKinds.Null or ValueKinds.True or ValueKinds.False ? true : null;
    }

    private static (ValueKinds, HashSet<string>) ValuesOf(List<JsonElement> values) => (
        values.Aggregate(ValueKinds.None, (kinds, value) => kinds | KindAnalysis.KindOf(value)),
        values.Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!).ToHashSet());

    private List<(string Name, JsonElement Json)> KeywordsOf(SchemaNode node)
    {
        if (!_keywords.TryGetValue(node, out var keywords))
            _keywords[node] = keywords = [.. node.Json.EnumerateObject().Where(keyword => node.TryGet(keyword.Name, out _)).Select(keyword => (keyword.Name, keyword.Value))];
        return keywords;
    }

    public static ValueKinds KindOf(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" or "format" or "contentEncoding" or "contentMediaType" => ValueKinds.String,
        "multipleOf" or "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => ValueKinds.Number,
        "items" or "additionalItems" or "prefixItems" or "unevaluatedItems" or "contains" or "minContains" or "maxContains" or "minItems" or "maxItems" or "uniqueItems" => ValueKinds.Array,
        "required" or "properties" or "patternProperties" or "additionalProperties" or "unevaluatedProperties" or "propertyNames" or "minProperties" or "maxProperties"
            or "dependencies" or "dependentSchemas" or "propertyDependencies" or "dependentRequired" => ValueKinds.Object,
        _ => ValueKinds.All,
    };

    private static bool? One(List<bool?> verdicts) => verdicts.Count(verdict => verdict == true) switch
    {
        > 1 => false,
        1 when verdicts.All(verdict => verdict is not null) => true,
        0 when verdicts.All(verdict => verdict == false) => false,
        _ => null,
    };

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;
}
