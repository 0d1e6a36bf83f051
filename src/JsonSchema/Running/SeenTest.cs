namespace SchemaPacks.JsonSchema.Running;

/// <summary>A condition on the names seen in an object: all of some names, or a certain number of further conditions.</summary>
/// <typeparam name="TSeen">Holds a bit per known name.</typeparam>
internal sealed class SeenTest<TSeen>(TSeen names, SeenTest<TSeen>[] parts, int min, int max)
    where TSeen : unmanaged, ISeenNames<TSeen>
{
    /// <summary>How many tests it takes, as bytes read again.</summary>
    public int Cost { get; } = RunState.BytesPerTest + parts.Sum(part => part.Cost);

    public bool Holds(in TSeen seen)
    {
        if (parts.Length == 0)
            return seen.HasAll(names);
        int count = 0;
        foreach (SeenTest<TSeen> part in parts)
            count += part.Holds(in seen) ? 1 : 0;
        return count >= min && count <= max;
    }
}
