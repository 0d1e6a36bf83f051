using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>
/// Values that meet all of some schemas, with one branch of each choice taken. A case holds every value that its schemas take, and perhaps more: what <c>not</c> and the like take away is
/// kept beside it. What holds of all of these values holds of the schemas' values.
/// </summary>
internal sealed record ValueCase
{
    /// <summary>All values.</summary>
    public static ValueCase Any { get; } = new();

    /// <summary>The schemas, those that they apply in place included.</summary>
    public IReadOnlyList<SchemaNode> Nodes { get; init; } = [];

    /// <summary>Members that an object has in this case, beside those that <c>required</c> names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Members that no object has in this case.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Schemas that none of its values meets: what <c>not</c> names, and the other branches of <c>oneOf</c>.</summary>
    public IReadOnlyList<SchemaNode> Excluded { get; init; } = [];

    /// <summary>Keywords that none of its values meets: what is known of them for the schemas that they do not meet.</summary>
    public IReadOnlyList<Denial> Denials { get; init; } = [];

    /// <summary>Those of the excluded schemas whose refusals were taken apart.</summary>
    public IReadOnlyList<SchemaNode> TakenApart { get; init; } = [];

    /// <summary>The schemas that may say what content is declared, which matters at the door; null where that is not known.</summary>
    public IReadOnlyList<SchemaNode>? Declaring { get; init; }

    public ValueKinds Kinds { get; init; } = ValueKinds.All;

    /// <summary>Whether its numbers have no fraction.</summary>
    public bool IsInteger => Nodes.Any(AsksForIntegers);

    /// <summary>Whether its numbers are written without a fraction, as draft-04 asks of an integer: later drafts take 1.0 for one.</summary>
    public bool IsWrittenInteger => Nodes.Any(node => node.Dialect == JsonSchemaDialect.Draft4 && AsksForIntegers(node));

    /// <summary>Those values that are of one of some kinds.</summary>
    public ValueCase Only(ValueKinds kinds) => (Kinds & kinds) == Kinds ? this : this with { Kinds = Kinds & kinds };

    /// <summary>Those values that meet further schemas.</summary>
    public ValueCase With(params IEnumerable<SchemaNode> nodes) => this with { Nodes = [.. Nodes, .. nodes] };

    /// <summary>Those values that do not meet further schemas.</summary>
    public ValueCase Without(params IEnumerable<SchemaNode> nodes) => this with { Excluded = [.. Excluded, .. nodes] };

    /// <summary>The schemas that the member of a name does not meet.</summary>
    public IEnumerable<SchemaNode> ExcludedAt(string name) => Denials.Where(denial => denial.Keyword == "properties" && denial.Name == name).Select(denial => denial.Target!);

    /// <summary>The names of the members that are known not to meet a schema.</summary>
    public IEnumerable<string> DeniedNames => Denials.Where(denial => denial.Keyword == "properties").Select(denial => denial.Name!);

    /// <summary>The least that a keyword such as <c>minLength</c> asks for.</summary>
    public int Least(string keyword) => Nodes.Select(node => node.CountOf(keyword, 0))
        .Concat(Denied("max" + keyword[3..]).Select(node => node.CountOf("max" + keyword[3..], int.MaxValue)).Where(most => most < int.MaxValue).Select(most => most + 1))
        .DefaultIfEmpty().Max();

    /// <summary>The most that a keyword such as <c>maxLength</c> lets through.</summary>
    public int Most(string keyword) => Nodes.Select(node => node.CountOf(keyword, int.MaxValue))
        .Concat(Denied("min" + keyword[3..]).Select(node => node.CountOf("min" + keyword[3..], int.MaxValue)).Where(least => least < int.MaxValue).Select(least => least - 1))
        .DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>The schemas of which none of its values meets a keyword.</summary>
    public IEnumerable<SchemaNode> Denied(string keyword) => Denials.Where(denial => denial.Keyword == keyword).Select(denial => denial.Node);

    /// <summary>The names in a keyword <c>type</c>.</summary>
    public static HashSet<string> TypeNames(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? [.. type.EnumerateArray().Select(name => name.GetString()!)]
        : [type.GetString()!];

    private static bool AsksForIntegers(SchemaNode node) => node.TryGet("type", out var type) && TypeNames(type) is var types && types.Contains("integer") && !types.Contains("number");
}
