using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>
/// All schemas that a value must meet at once, with one branch of each choice taken: what they ask for beside each other, references followed. What it leaves out,
/// such as most of <c>not</c>, is found out by judging the value.
/// </summary>
internal sealed class SampleDemand
{
    private readonly HashSet<SchemaNode> _visited = [];
    private readonly HashSet<string> _forbidden = new(StringComparer.Ordinal);
    private readonly KindAnalysis _kinds;
    private readonly SampleDice _dice;
    private readonly bool _takesFirst;

    private SampleDemand(KindAnalysis kinds, SampleDice dice, bool takesFirst)
    {
        _kinds = kinds;
        _dice = dice;
        _takesFirst = takesFirst;
    }

    /// <summary>The schemas, in the order found.</summary>
    public List<SchemaNode> Nodes { get; } = [];

    /// <summary>The kinds of values that they all may accept.</summary>
    public ValueKinds Kinds { get; private set; } = ValueKinds.All;

    /// <summary>Whether a number must be an integer.</summary>
    public bool IsInteger { get; private set; }

    /// <summary>Names that an object must not have.</summary>
    public IReadOnlySet<string> Forbidden => _forbidden;

    /// <param name="roots">The schemas asked for.</param>
    /// <param name="kinds">Knows which kinds of values schemas may accept.</param>
    /// <param name="dice">Chooses branches.</param>
    /// <param name="takesFirst">Whether the first branch that may go with the rest is taken, and not any.</param>
    public static SampleDemand Of(IEnumerable<SchemaNode> roots, KindAnalysis kinds, SampleDice dice, bool takesFirst)
    {
        var demand = new SampleDemand(kinds, dice, takesFirst);
        foreach (var root in roots)
            demand.Add(root);
        return demand;
    }

    /// <summary>Adds a schema that holds as well, such as that of <c>dependentSchemas</c> once the name is there.</summary>
    public void Add(SchemaNode node)
    {
        if (!_visited.Add(node) || !StackRoom.IsLeft())
            return;
        Nodes.Add(node);
        Kinds &= _kinds.KindsOf(node);
        IsInteger |= node.TryGet("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("integer");
        foreach (var edge in node.Edges.Where(edge => edge.Keyword is "$ref" or "allOf"))
            Add(edge.Target);
        foreach (var keyword in (ReadOnlySpan<string>)["$dynamicRef", "$recursiveRef", "anyOf", "oneOf"])
            AddOne(node, keyword);
        AddCondition(node);
        if (node.TargetOf("not") is { } not)
            Avoid(not);
    }

    /// <summary>The values that the schemas list, where one does: each of them, or none, would do.</summary>
    public IReadOnlyList<JsonElement>? Constants()
    {
        foreach (var node in Nodes)
        {
            if (node.TryGet("const", out var constant))
                return [constant];
        }

        return Nodes.Select(node => node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().ToList() : null)
            .Where(values => values is not null).MinBy(values => values!.Count);
    }

    /// <summary>Values that the schemas show: their <c>examples</c> and <c>default</c>.</summary>
    public IEnumerable<JsonElement> Shown()
    {
        foreach (var node in Nodes)
        {
            if (node.Json.ValueKind != JsonValueKind.Object || node.IsReferenceOnly)
                continue;
            if (node.Json.TryGetProperty("examples", out var examples) && examples.ValueKind == JsonValueKind.Array)
            {
                foreach (var example in examples.EnumerateArray())
                    yield return example;
            }

            if (node.Json.TryGetProperty("default", out var value))
                yield return value;
        }
    }

    /// <summary>The largest count that a keyword such as <c>minLength</c> gives; 0 when none does.</summary>
    public int Least(string keyword) => Nodes.Select(node => node.CountOf(keyword, 0)).DefaultIfEmpty().Max();

    /// <summary>The smallest count that a keyword such as <c>maxLength</c> gives; the largest number when none does.</summary>
    public int Most(string keyword) => Nodes.Select(node => node.CountOf(keyword, int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();

    private void AddOne(SchemaNode node, string keyword)
    {
        var targets = node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().ToList();
        if (targets.Count == 0)
            return;
        var alive = targets.Where(target => (_kinds.KindsOf(target) & Kinds) != ValueKinds.None).ToList();
        Add(alive.Count == 0 ? targets[0] : _takesFirst ? alive[0] : _dice.Pick(alive));
    }

    private void AddCondition(SchemaNode node)
    {
        if (node.TargetOf("if") is not { } condition)
            return;
        bool isMet = _takesFirst ? node.TargetOf("then")?.Boolean != false : _dice.Chance(2);
        if (isMet)
            Add(condition);
        if (node.TargetOf(isMet ? "then" : "else") is { } consequence)
            Add(consequence);
    }

    private void Avoid(SchemaNode not)
    {
        if (not.TryGet("required", out var names) && names.ValueKind == JsonValueKind.Array && names.GetArrayLength() > 0 && names[0].ValueKind == JsonValueKind.String)
            _forbidden.Add(names[_dice.Next(names.GetArrayLength())].GetString() ?? "");
        if (not.Json.ValueKind == JsonValueKind.Object && not.Json.GetPropertyCount() == 1 && not.TryGet("type", out var type))
            Kinds &= ~KindAnalysis.TypesOf(type);
    }
}
