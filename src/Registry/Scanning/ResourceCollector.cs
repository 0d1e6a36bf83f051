namespace SchemaPacks.Scanning;

/// <summary>Gathers the schemas of one pack within the limits, and what was found on the way.</summary>
internal sealed class ResourceCollector(string pack, ScanLimits limits)
{
    private readonly List<PackResource> _resources = [];
    private readonly List<Diagnostic> _findings = [];
    private long _bytes;

    /// <summary>The schemas by name in ordinal order; none when the pack as a whole is over a limit.</summary>
    public IReadOnlyList<PackResource> Resources =>
        IsFull ? [] : [.. _resources.OrderBy(resource => resource.Origin.Resource, StringComparer.Ordinal)];

    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>Whether the pack is over a limit, so that nothing more need be read.</summary>
    public bool IsFull { get; private set; }

    public void Add(string resource, ReadOnlyMemory<byte> bytes)
    {
        if (IsFull)
            return;

        _bytes += bytes.Length;
        _resources.Add(new PackResource(new SchemaOrigin(pack, resource), bytes));
        IsFull = _resources.Count > limits.Schemas || _bytes > limits.PackBytes;
        if (IsFull)
        {
            Report(
                Diagnostics.SchemaTooLarge,
                $"the pack '{pack}' has more than {limits.Schemas} schemas or more than {limits.PackBytes} bytes of them, so none is read; split the pack");
        }
    }

    public void AddTooLarge(string resource) => Report(
        Diagnostics.SchemaTooLarge, $"'{resource}' is larger than {limits.SchemaBytes} bytes, the most a schema may have", resource);

    public void ReportUnknownType(string resource) => Report(
        Diagnostics.UnknownResourceType, $"'{resource}' is neither .yaml, .yml nor .json, so it is not read as a schema; rename it, or move it elsewhere", resource);

    public void Report(DiagnosticDescriptor kind, string message, string? resource = null) =>
        _findings.Add(kind.Create(message) with { Pack = pack, Resource = resource });
}
