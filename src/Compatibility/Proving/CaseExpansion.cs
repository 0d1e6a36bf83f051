using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>
/// Takes schemas apart into cases that together hold all their values. Choices beyond a limit are left out, which makes cases larger and proofs weaker, never wrong.
/// </summary>
internal sealed class CaseExpansion(KindAnalysis kinds, ProofBudget budget)
{
    private const int MaxCases = 64;

    /// <param name="roots">The schemas that the values meet.</param>
    /// <param name="names">Members that they have.</param>
    /// <param name="excluded">Schemas that they do not meet.</param>
    public IReadOnlyList<ValueCase> Of(IEnumerable<SchemaNode> roots, IEnumerable<string>? names = null, IEnumerable<SchemaNode>? excluded = null)
    {
        var open = new Stack<Partial>();
        open.Push(new Partial([], [.. roots], names?.ToHashSet(StringComparer.Ordinal) ?? [], [.. excluded ?? []], []));
        var cases = new List<ValueCase>();
        while (open.TryPop(out var partial))
        {
            if (!partial.Settle())
                continue;
            var forks = cases.Count + open.Count < MaxCases && budget.TrySpend(partial.Nodes.Count) ? partial.Fork() : null;
            if (forks is null)
            {
                var made = ValueCase.Of(partial.Nodes, partial.Names, partial.Excluded, kinds);
                if (made.Kinds != ValueKinds.None)
                    cases.Add(made);
                continue;
            }

            for (int index = forks.Count - 1; index >= 0; index--)
                open.Push(forks[index]);
        }

        return cases;
    }

    /// <summary>A case that is still being taken apart.</summary>
    private sealed class Partial(List<SchemaNode> nodes, List<SchemaNode> pending, HashSet<string> names, List<SchemaNode> excluded, HashSet<(SchemaNode, string)> decided)
    {
        public List<SchemaNode> Nodes { get; } = nodes;

        public HashSet<string> Names { get; } = names;

        public List<SchemaNode> Excluded { get; } = excluded;

        /// <summary>Adds whatever holds without a choice.</summary>
        /// <returns>False when no value does all of it.</returns>
        public bool Settle()
        {
            while (pending.Count > 0)
            {
                var node = pending[^1];
                pending.RemoveAt(pending.Count - 1);
                if (node.Boolean == false)
                    return false;
                if (Nodes.Contains(node))
                    continue;
                Nodes.Add(node);
                pending.AddRange(node.Edges.Where(edge => edge.Keyword is "$ref" or "allOf").Select(edge => edge.Target));
                if (node.TargetOf("not") is { } not)
                    Excluded.Add(not);
                foreach (var keyword in (ReadOnlySpan<string>)["$dynamicRef", "$recursiveRef"])
                {
                    if (node.EdgesOf(keyword).Select(edge => edge.Target).Distinct().ToList() is [var only])
                        pending.Add(only);
                }
            }

            return true;
        }

        /// <summary>The cases that the next choice makes of it; null when there is none left.</summary>
        public List<Partial>? Fork()
        {
            foreach (var node in Nodes)
            {
                foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
                {
                    var branches = node.EdgesOf(keyword).Select(edge => edge.Target).ToList();
                    if (branches.Count > 0 && !decided.Contains((node, keyword)))
                        return [.. branches.Select((branch, index) => With(node, keyword, [branch], excluded: keyword == "oneOf" ? branches.Where((_, other) => other != index) : []))];
                }

                if (node.TargetOf("if") is { } condition && !decided.Contains((node, "if")) && (node.TargetOf("then") ?? node.TargetOf("else")) is not null)
                {
                    return
                    [
                        With(node, "if", node.TargetOf("then") is { } then ? [condition, then] : [condition]),
                        With(node, "if", node.TargetOf("else") is { } otherwise ? [otherwise] : [], excluded: [condition]),
                    ];
                }

                foreach (var edge in node.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies" && !decided.Contains((node, edge.Keyword + edge.Name))))
                    return [With(node, edge.Keyword + edge.Name, [edge.Target], name: edge.Name), With(node, edge.Keyword + edge.Name, [])];
            }

            return null;
        }

        private Partial With(SchemaNode node, string choice, IEnumerable<SchemaNode> more, IEnumerable<SchemaNode>? excluded = null, string? name = null) =>
            new([.. Nodes], [.. more], name is null ? [.. Names] : [.. Names, name], [.. Excluded, .. excluded ?? []], [.. decided, (node, choice)]);
    }
}
