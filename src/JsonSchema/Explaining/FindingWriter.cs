using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>Lays the outcomes of an evaluation out as findings: the outcome of a shared schema appears under every path that led to it, up to a bound.</summary>
internal sealed class FindingWriter(int maxFindings)
{
    private int _left = maxFindings;

    public IReadOnlyList<SchemaFinding> Write(Outcome refused, SchemaEdge? edge = null, string path = "")
    {
        var findings = new List<SchemaFinding>();
        Write(refused, edge, path, findings);
        return findings;
    }

    private void Write(Outcome refused, SchemaEdge? edge, string path, List<SchemaFinding> findings)
    {
        if (refused.Node!.Boolean == false)
        {
            Add(findings, edge?.Keyword ?? "", refused.Value!, path, Location(refused.Node, ""), Forbidden(edge), []);
            return;
        }

        foreach (var failure in refused.Failures!)
        {
            if (_left == 0)
                return;
            if (failure.Applied is { } applied)
                Write(applied, failure.Edge, path + failure.Path, findings);
            else
                Add(findings, failure.Keyword, refused.Value!, path + failure.Path, Location(refused.Node, failure.Path), failure.Message!, Causes(failure, path));
        }
    }

    private List<SchemaFinding> Causes(Failure failure, string path)
    {
        _left--; // for the finding itself
        var causes = new List<SchemaFinding>();
        foreach (var cause in failure.Causes)
            if (_left > 0)
                Write(cause.Applied!, cause.Edge, path + cause.Path, causes);
        _left++;
        return causes;
    }

    private void Add(List<SchemaFinding> findings, string keyword, Instance value, string path, string location, string message, IReadOnlyList<SchemaFinding> causes)
    {
        if (_left == 0)
            return;
        _left--;
        findings.Add(new SchemaFinding
        {
            Keyword = keyword,
            InstancePointer = value.Pointer,
            SchemaPointer = path,
            AbsoluteLocation = location,
            Message = message,
            Causes = causes,
        });
    }

    internal static string Forbidden(SchemaEdge? edge) => edge is { Kind: SchemaEdgeKind.Property, Name: { } name }
        ? $"property '{name}' is not allowed"
        : "no value is allowed here";

    private static string Location(SchemaNode node, string path) => $"{node.DocumentUri.OriginalString.TrimEnd('#')}#{JsonPointer.ToFragment(node.Pointer + path)}";
}
