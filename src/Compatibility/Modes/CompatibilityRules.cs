namespace SchemaPacks.Compatibility.Modes;

/// <summary>The rules of all schemas: one for everything, and changes to it, of which the most specific has the last word on each setting.</summary>
public sealed record CompatibilityRules
{
    /// <summary><see cref="CompatibilityRule.Default"/> for every schema.</summary>
    public static CompatibilityRules Default { get; } = new();

    /// <summary>What is asked of every schema.</summary>
    public CompatibilityRule General { get; init; } = CompatibilityRule.Default;

    /// <summary>What is asked otherwise of schemas whose ids begin with a prefix, whatever its letter case. Of several that fit, the longest one counts most.</summary>
    public IReadOnlyDictionary<string, CompatibilityRuleChange> Namespaces { get; init; } = new Dictionary<string, CompatibilityRuleChange>();

    /// <summary>What is asked otherwise of single schemas, by id (<c>acme.click</c>), and of single versions (<c>acme.click@3</c>), which count most.</summary>
    public IReadOnlyDictionary<string, CompatibilityRuleChange> Schemas { get; init; } = new Dictionary<string, CompatibilityRuleChange>();

    /// <summary>The rule for a version of a schema.</summary>
    /// <param name="id">The schema's id.</param>
    /// <param name="version">The version that is asked about: the new one, where two are compared.</param>
    public CompatibilityRule For(string id, string version)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(version);
        IEnumerable<CompatibilityRuleChange> changes = Namespaces.Where(pair => id.StartsWith(pair.Key, StringComparison.OrdinalIgnoreCase)).OrderBy(pair => pair.Key.Length).Select(pair => pair.Value);
        foreach (string name in new[] { id, $"{id}@{version}" })
            if (Schemas.TryGetValue(name, out CompatibilityRuleChange? own))
                changes = changes.Append(own);
        return changes.Aggregate(General, (rule, change) => change.ApplyTo(rule));
    }
}
