using SchemaPacks.Snapshots;

namespace SchemaPacks.Testing.Verifying;

/// <summary>Runs the example events in a folder.</summary>
internal sealed class ExampleFiles
{
    public static readonly ExampleFiles None = new();

    private readonly List<PackProblem> _problems = [];
    private readonly HashSet<SchemaKey> _valid = [];

    /// <summary>How many files there were.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<PackProblem> Problems => _problems;

    /// <summary>Schemas that have a valid example.</summary>
    public IReadOnlySet<SchemaKey> Valid => _valid;

    public static ExampleFiles Run(string folder, RegistrySnapshot registry, CancellationToken cancellationToken)
    {
        var examples = new ExampleFiles();
        foreach ((string kind, bool isValid) in (ReadOnlySpan<(string, bool)>)[("valid", true), ("invalid", false)])
        {
            string path = Path.Combine(folder, kind);
            string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.json", SearchOption.AllDirectories) : [];
            foreach (string file in files.Order(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                examples.Run(file, Path.GetRelativePath(folder, file).Replace('\\', '/'), isValid, registry);
            }
        }

        if (examples.Count == 0)
            examples._problems.Add(new PackProblem(folder, null, "there are no examples; put files into its folders 'valid' and 'invalid', and have them copied beside the tests"));
        return examples;
    }

    private void Run(string file, string name, bool isValid, RegistrySnapshot registry)
    {
        Count++;
        ExampleFile example = ExampleFile.Read(File.ReadAllBytes(file), mayExpect: !isValid);
        if (example.Problem is { } problem)
        {
            _problems.Add(new PackProblem(name, null, problem));
            return;
        }

        if (registry.Find(example.Key) is not { } schema)
        {
            IReadOnlyList<string> near = NearMatches.Of(example.Key.Id, registry.SchemaIds, count: 1);
            string hint = registry.GetVersions(example.Key.Id) is { Count: > 0 } versions
                ? $"there is {string.Join(" and ", versions.Select(version => $"version {version.Key.Version}"))}"
                : near.Count > 0 ? $"did you mean '{near[0]}'?" : "correct 'schema'";
            _problems.Add(new PackProblem(name, null, $"the pack has no schema '{example.Key.Id}' version {example.Key.Version}; {hint}"));
            return;
        }

        if (isValid)
            _valid.Add(example.Key);
        _problems.AddRange(example.Judge(schema.Validator, isValid).Select(said => new PackProblem(name, null, said)));
    }
}
