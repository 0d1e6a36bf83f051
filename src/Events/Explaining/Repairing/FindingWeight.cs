using SchemaPacks.JsonSchema;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>How much stands between an event and its schema: the number of findings, where of alternatives the nearest counts.</summary>
internal static class FindingWeight
{
    public static int Of(IReadOnlyList<SchemaFinding> findings) => findings.Sum(Of);

    /// <summary>The causes of <c>anyOf</c> and <c>oneOf</c> by alternative, the nearest first.</summary>
    public static IEnumerable<SchemaFinding[]> Alternatives(SchemaFinding finding) =>
        finding.Causes.GroupBy(cause => Alternative(finding, cause)).Select(causes => causes.ToArray()).OrderBy(Of);

    private static int Of(SchemaFinding finding) => finding.Causes.Count == 0 ? 1
        : finding.Keyword is "anyOf" or "oneOf" ? Alternatives(finding).Min(Of)
        : finding.Causes.Count;

    // "/anyOf/1/required" is of the second.
    private static string Alternative(SchemaFinding finding, SchemaFinding cause)
    {
        int start = Math.Min(finding.SchemaPointer.Length + 1, cause.SchemaPointer.Length);
        int end = cause.SchemaPointer.IndexOf('/', start);
        return end < 0 ? cause.SchemaPointer[start..] : cause.SchemaPointer[start..end];
    }
}
