namespace SchemaPacks.Configuration;

/// <summary>Settings are wrong, so nothing starts. Says everything that is wrong at once.</summary>
public sealed class SchemaPacksConfigurationException : Exception
{
    /// <summary>Wrong settings.</summary>
    /// <param name="findings">What is wrong, each <c>SP8001</c> with the key's full path.</param>
    public SchemaPacksConfigurationException(IReadOnlyList<Diagnostic> findings)
        : base(Describe(findings)) => Findings = findings;

    /// <summary>What is wrong: <see cref="Diagnostic.Resource"/> is the key's full path, such as <c>EventLog:Handlers:file:Kind</c>.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    private static string Describe(IReadOnlyList<Diagnostic> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string count = findings.Count == 1 ? "1 setting is wrong" : $"{findings.Count} settings are wrong";
        return $"{count}:{Environment.NewLine}{string.Join(Environment.NewLine, findings.Select(finding => $"  {finding}"))}";
    }
}
