using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Outputs;

/// <summary>Lays a recorded outcome out as a tree: a schema that several places share appears below each of them, up to a bound.</summary>
internal sealed class OutputTree(int maxUnits)
{
    private int _left = maxUnits;

    public bool IsTruncated { get; private set; }

    /// <param name="outcome">What a schema said.</param>
    /// <param name="path">The path that evaluation took to it.</param>
    /// <param name="edge">What applied it; null for the root.</param>
    /// <param name="isReason">Whether the keyword above refuses because of it.</param>
    public OutputUnit Schema(Outcome outcome, string path = "", SchemaEdge? edge = null, bool isReason = true)
    {
        var node = outcome.Node!;
        var unit = new OutputUnit
        {
            Node = node,
            Keyword = "",
            Path = path,
            InstancePointer = outcome.Value!.Pointer,
            IsValid = outcome.IsValid,
            IsReason = isReason,
            Errors = node.Boolean == false ? [FindingWriter.Forbidden(edge)] : [],
        };
        if (node.Boolean is null)
            AddKeywords(unit, outcome);
        return unit;
    }

    /// <summary>A problem of the instance that no schema has found: malformed JSON, an exceeded budget.</summary>
    public static OutputUnit Problem(SchemaNode root, SchemaFinding finding) => new()
    {
        Node = root,
        Keyword = "",
        Path = "",
        InstancePointer = finding.InstancePointer,
        IsValid = false,
        Errors = [finding.Message],
    };

    private void AddKeywords(OutputUnit schema, Outcome outcome)
    {
        var failures = (outcome.Failures ?? []).ToLookup(failure => failure.Keyword);
        var asked = outcome.Asked.ToLookup(question => question.Edge.Keyword);
        var vocabulary = schema.Node.Resource.Vocabulary;
        var isReference = vocabulary.ReferenceStandsAlone && asked.Contains("$ref");
        foreach (var member in schema.Node.Json.EnumerateObject())
        {
            if (isReference && member.Name != "$ref")
                continue;
            var isKnown = vocabulary.Has(member.Name);
            var annotation = AnnotationKeywords.Of(member, outcome, asked[member.Name]);
            if (annotation is null && !isKnown)
                continue;
            if (!Take())
                return;
            var keyword = new OutputUnit
            {
                Node = schema.Node,
                Keyword = member.Name,
                Path = JsonPointer.Append(schema.Path, member.Name),
                InstancePointer = schema.InstancePointer,
                IsValid = !failures.Contains(member.Name),
                Errors = [.. failures[member.Name].Select(failure => failure.Message).OfType<string>()],
                Annotation = annotation,
            };
            schema.Children.Add(keyword);
            var reasons = failures[member.Name].SelectMany(failure => failure.Causes.Append(failure)).Select(failure => failure.Applied).OfType<Outcome>().ToHashSet();
            foreach (var (edge, answer) in asked[member.Name])
            {
                if (!Take())
                    return;
                keyword.Children.Add(Schema(answer, schema.Path + edge.Path, edge, reasons.Contains(answer)));
            }
        }
    }

    private bool Take()
    {
        IsTruncated |= _left == 0;
        return !IsTruncated && _left-- > 0;
    }
}
