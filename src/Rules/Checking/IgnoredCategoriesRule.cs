using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>
/// <c>categories</c> stand in a schema that something applies: under a keyword that the dialect does not have, or ignores at that place, they would
/// restrict nothing. What stands in a definition that nothing refers to may stay.
/// </summary>
internal static class IgnoredCategoriesRule
{
    private enum Use
    {
        Applied,
        Ignored,
        UnusedDefinition,
    }

    public static IEnumerable<Diagnostic> Check(PackDocument document, IReadOnlyList<Subschema> schemas, SchemaNode root)
    {
        HashSet<string> applied = AppliedPointers(root);
        var around = new Stack<(string Pointer, Use Use)>();
        foreach (Subschema schema in schemas)
        {
            while (around.TryPeek(out (string Pointer, Use Use) other) && !IsBelow(schema.Pointer, other.Pointer))
                around.Pop();
            Use use = applied.Contains(schema.Pointer) || !around.TryPeek(out (string Pointer, Use Use) parent) ? Use.Applied
                : IsDefinition(schema.Pointer.AsSpan(parent.Pointer.Length)) ? Use.UnusedDefinition
                : parent.Use == Use.Applied ? Use.Ignored
                : parent.Use;
            around.Push((schema.Pointer, use));

            if (use == Use.Ignored && schema.Json.TryGetProperty("categories", out _))
            {
                string pointer = schema.PointerTo("categories");
                yield return Diagnostics.InvalidCategories.At(
                    document, pointer,
                    $"the categories at '{pointer}' would not hold, since nothing of dialect {root.Dialect} applies that schema; move them to a keyword of the dialect, or name another dialect in '$schema'");
            }
        }
    }

    private static bool IsBelow(string pointer, string other) =>
        pointer.Length > other.Length && pointer[other.Length] == '/' && pointer.StartsWith(other, StringComparison.Ordinal);

    private static bool IsDefinition(ReadOnlySpan<char> steps) =>
        steps.StartsWith("/$defs/", StringComparison.Ordinal) || steps.StartsWith("/definitions/", StringComparison.Ordinal);

    // The graph may lead through other documents and back.
    private static HashSet<string> AppliedPointers(SchemaNode root)
    {
        var seen = new HashSet<SchemaNode>();
        var waiting = new Stack<SchemaNode>([root]);
        while (waiting.TryPop(out SchemaNode? node))
        {
            if (!seen.Add(node))
                continue;
            foreach (SchemaEdge edge in node.Edges)
                waiting.Push(edge.Target);
        }

        return seen.Where(node => node.DocumentUri == root.DocumentUri).Select(node => node.Pointer).ToHashSet(StringComparer.Ordinal);
    }
}
