namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>uniqueItems</c>: by hash, so that n items take n steps and not n².</summary>
internal sealed class UniqueItemsRule : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Array)
            return;
        check.Run.Spend(check.Value.Size);
        var seen = new Dictionary<Instance, int>(SameValue.Comparer);
        foreach (var item in check.Value.Children)
        {
            if (seen.TryAdd(item, item.Index))
                continue;
            check.Refuse("uniqueItems", $"items must differ from one another, and items {seen[item]} and {item.Index} (from 0) are the same");
            return;
        }
    }

    private sealed class SameValue : IEqualityComparer<Instance>
    {
        public static SameValue Comparer { get; } = new();

        public bool Equals(Instance? x, Instance? y) => x!.IsSame(y!);

        public int GetHashCode(Instance obj) => obj.Hash;
    }
}
