using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>
/// One sample being made, from the outside in. Each value is made as the schemas that it must meet suggest, and judged by them; what is refused is made again, otherwise.
/// </summary>
internal sealed class SamplingRun
{
    private const int AttemptsPerValue = 16;

    /// <summary>From this attempt on members are left out, and others put in, by chance.</summary>
    private const int VariedAttempts = 6;
    private const int MaxValues = 4_000;

    /// <summary>From this depth on only what is required is said, so that schemas which contain themselves come to an end.</summary>
    private const int SparseDepth = 4;
    private const int MaxDepth = 32;

    private readonly JsonSchemaValidator _validator;
    private readonly SampleExtent _extent;
    private readonly KindAnalysis _kinds = new();
    private readonly ObjectSampler _objects;
    private readonly ArraySampler _arrays;
    private readonly SampleBudget? _budget;
    private int _valuesLeft = MaxValues;

    /// <param name="validator">The compiled schema.</param>
    /// <param name="dice">What is left to chance.</param>
    /// <param name="extent">How much the sample says.</param>
    /// <param name="budget">What several runs may cost together; null for a run that stands for itself.</param>
    public SamplingRun(JsonSchemaValidator validator, SampleDice dice, SampleExtent extent, SampleBudget? budget = null)
    {
        _budget = budget;
        _validator = validator;
        _extent = extent;
        Dice = dice;
        _objects = new ObjectSampler(this);
        _arrays = new ArraySampler(this);
    }

    public SampleDice Dice { get; }

    /// <summary>Whether nothing more will be made.</summary>
    public bool IsSpent => _valuesLeft <= 0 || _budget?.IsSpent == true;

    /// <summary>Values that must stand at places, by their JSON pointers.</summary>
    public Dictionary<string, JsonNode?> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The places that are arrays on the way to what is given; null where the schemas must tell.</summary>
    public IReadOnlySet<string>? GivenArrays { get; set; }

    /// <summary>What was asked of the values that were made, by their JSON pointers.</summary>
    public Dictionary<string, SampleDemand> Demands { get; } = [];

    /// <summary>Makes a value.</summary>
    /// <param name="nodes">The schemas that it must meet.</param>
    /// <param name="pointer">Where it will stand.</param>
    /// <param name="depth">How many values it stands in.</param>
    /// <param name="value">The value; null for JSON's null.</param>
    /// <returns>False when none was found.</returns>
    public bool TryMake(IReadOnlyList<SchemaNode> nodes, string pointer, int depth, out JsonNode? value)
    {
        if (Given.TryGetValue(pointer, out value))
        {
            value = value?.DeepClone();
            return true; // whether it fits is found out by judging what it stands in
        }

        if (depth > MaxDepth || nodes.Any(node => node.Boolean == false))
            return false;
        for (int attempt = 0; attempt < AttemptsPerValue && --_valuesLeft >= 0 && _budget?.TrySpend() != false; attempt++)
        {
            var extent = attempt >= VariedAttempts ? SampleExtent.Varied : depth >= SparseDepth ? SampleExtent.Required : _extent;
            bool isPlain = attempt == 0 && extent != SampleExtent.Varied;
            var demand = SampleDemand.Of(nodes, _kinds, Dice, takesFirst: isPlain);
            Demands[pointer] = demand;
            if (TryValue(demand, pointer, depth, extent, isPlain, out value) && Accepts(nodes, value))
                return true;
        }

        return false;
    }

    /// <summary>The steps that lead from a value to what is given inside it.</summary>
    public IEnumerable<string> Steps(string pointer) => Given.Count == 0 ? [] : Given.Keys
        .Where(place => place.Length > pointer.Length && place.StartsWith(pointer, StringComparison.Ordinal) && place[pointer.Length] == '/')
        .Select(place => JsonPointer.Unescape(place[(pointer.Length + 1)..].Split('/')[0])).Distinct();

    /// <summary>Whether schemas accept a value.</summary>
    public bool Accepts(IReadOnlyList<SchemaNode> nodes, JsonNode? value)
    {
        var utf8 = SampleText.Write(value);
        return nodes.All(node => _validator.Accepts(node, utf8));
    }

    private bool TryValue(SampleDemand demand, string pointer, int depth, SampleExtent extent, bool isPlain, out JsonNode? value)
    {
        value = null;
        if (demand.Kinds == ValueKinds.None)
            return false;
        if (Steps(pointer).FirstOrDefault() is { } step) // something is given inside
        {
            bool isArray = GivenArrays is { } arrays ? arrays.Contains(pointer) : step.Length > 0 && step.All(char.IsAsciiDigit) && demand.Kinds.HasFlag(ValueKinds.Array) && (!demand.Kinds.HasFlag(ValueKinds.Object) || KindOf(demand, isPlain) == ValueKinds.Array);
            return isArray ? _arrays.TryMake(demand, pointer, depth, extent, out value) : _objects.TryMake(demand, pointer, depth, extent, out value);
        }

        if (demand.Constants() is { Count: > 0 } constants)
        {
            value = NodeOf(isPlain ? constants[0] : Dice.Pick(constants));
            return true;
        }

        if (depth > 0 && (isPlain || Dice.Chance(4)) && demand.Shown().ToList() is { Count: > 0 } shown)
        {
            value = NodeOf(isPlain ? shown[0] : Dice.Pick(shown));
            return true;
        }

        switch (KindOf(demand, isPlain))
        {
            case ValueKinds.Object:
                return _objects.TryMake(demand, pointer, depth, extent, out value);
            case ValueKinds.Array:
                return _arrays.TryMake(demand, pointer, depth, extent, out value);
            case ValueKinds.String:
                value = new StringSampler(Dice, isPlain).Make(demand, NameOf(pointer));
                return value is not null;
            case ValueKinds.Number:
                value = new NumberSampler(Dice, isPlain).Make(demand);
                return value is not null;
            case ValueKinds.Null:
                return true;
            case var kind:
                value = kind == ValueKinds.True;
                return true;
        }
    }

    // Where the type is open, the keywords tell what the author thinks of.
    private ValueKinds KindOf(SampleDemand demand, bool isPlain)
    {
        ValueKinds[] likely = demand.Nodes.Any(node => node.Edges.Any(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty) || node.TryGet("required", out _)) ? [ValueKinds.Object]
            : demand.Nodes.Any(node => node.Edges.Any(edge => edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.PrefixItem or SchemaEdgeKind.Contains)) ? [ValueKinds.Array]
            : demand.Nodes.Any(node => node.TryGet("minimum", out _) || node.TryGet("maximum", out _) || node.TryGet("multipleOf", out _)) ? [ValueKinds.Number]
            : [];
        ValueKinds[] kinds = [.. likely, ValueKinds.String, ValueKinds.Number, ValueKinds.True, ValueKinds.False, ValueKinds.Object, ValueKinds.Array, ValueKinds.Null];
        var allowed = kinds.Where(kind => demand.Kinds.HasFlag(kind)).Distinct().ToList();
        return isPlain ? allowed[0] : Dice.Pick(allowed);
    }

    private static string NameOf(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];

    private static JsonNode? NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(element.Clone())!.DeepClone(),
        JsonValueKind.Array => JsonArray.Create(element.Clone())!.DeepClone(),
        _ => JsonValue.Create(element.Clone()),
    };
}
