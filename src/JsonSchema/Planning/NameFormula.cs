using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>
/// A condition on which members an object has, and nothing else: so it can be told from the names seen. Either all of
/// <see cref="Names"/> must be there, or from <see cref="Min"/> to <see cref="Max"/> of <see cref="Parts"/> must hold.
/// </summary>
internal sealed record NameFormula(IReadOnlyList<string> Names, IReadOnlyList<NameFormula> Parts, int Min, int Max)
{
    // Formulas that are asked for in many places would be spelled out in each: those that grow beyond this are no formulas.
    private const int MaxSize = 200;

    private static readonly string[] Silent = ["$ref", "$defs", "definitions", "then", "else"];

    /// <summary>How many tests it takes.</summary>
    private int Size => 1 + Parts.Sum(part => part.Size);

    public IEnumerable<string> AllNames => Names.Concat(Parts.SelectMany(part => part.AllNames));

    public static NameFormula HasAll(params IReadOnlyList<string> names) => new(names, [], 0, 0);

    public NameFormula Not() => new([], [this], 0, 0);

    public static NameFormula All(IReadOnlyList<NameFormula> parts) => parts.Count == 1 ? parts[0] : new([], parts, parts.Count, parts.Count);

    /// <summary>A condition and what follows from it, or else what follows from its opposite: exactly one of the two. Null where one of them is.</summary>
    public static NameFormula? Condition(NameFormula? condition, NameFormula? then, NameFormula? otherwise) =>
        condition is null || then is null || otherwise is null
            ? null
            : new NameFormula([], [All([condition, then]), All([condition.Not(), otherwise])], 1, 1);

    /// <summary>What a schema says of objects; null if it says more than a formula can.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="known">What is known of schemas already.</param>
    public static NameFormula? Of(SchemaNode node, Dictionary<SchemaNode, NameFormula?> known)
    {
        if (node.Boolean is { } all)
            return all ? HasAll() : HasAll().Not();
        if (known.TryGetValue(node, out var formula))
            return formula;
        known[node] = null;
        if (!StackRoom.IsLeft())
            return null;
        var parts = new List<NameFormula?>();
        foreach (var edge in node.EdgesOf("$ref"))
            parts.Add(Of(edge.Target, known));
        foreach (var keyword in node.Json.EnumerateObject().Where(keyword => Array.IndexOf(Silent, keyword.Name) < 0))
        {
            if (node.TryGet(keyword.Name, out var json))
                parts.Add(Keyword(node, keyword.Name, json, known));
        }

        if (parts.Any(part => part is null))
            return null;
        formula = All([.. parts.OfType<NameFormula>().DefaultIfEmpty(HasAll())]);
        return known[node] = formula.Size <= MaxSize ? formula : null;
    }

    private static NameFormula? Keyword(SchemaNode node, string keyword, JsonElement json, Dictionary<SchemaNode, NameFormula?> known)
    {
        if (keyword == "required" && json.ValueKind == JsonValueKind.Array)
            return HasAll([.. json.EnumerateArray().Select(name => name.GetString()!)]);
        if (keyword == "type")
            return (KindAnalysis.TypesOf(json) & ValueKinds.Object) != 0 ? HasAll() : HasAll().Not();
        if (Foresight.KindOf(keyword) is var kind && (kind & ValueKinds.Object) == 0)
            return HasAll();
        if (keyword is not ("allOf" or "anyOf" or "oneOf" or "not" or "if"))
            return null;
        if (keyword == "if")
            return Condition(Of(node.TargetOf("if")!, known), Consequence("then"), Consequence("else"));

        var parts = node.EdgesOf(keyword).Select(edge => Of(edge.Target, known)).ToList();
        if (parts.Any(part => part is null))
            return null;
        var count = parts.Count;
        var (min, max) = keyword switch
        {
            "allOf" => (count, count),
            "anyOf" => (1, count),
            "oneOf" => (1, 1),
            _ => (0, 0),
        };
        return new NameFormula([], [.. parts.OfType<NameFormula>()], min, max);

        NameFormula? Consequence(string name) => node.TargetOf(name) is { } target ? Of(target, known) : HasAll();
    }
}
