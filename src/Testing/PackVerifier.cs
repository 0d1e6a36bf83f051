using System.Text.Json;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;
using SchemaPacks.Testing.Verifying;

namespace SchemaPacks.Testing;

/// <summary>
/// Loads a pack, takes warnings for errors as a strict host does, and runs its examples: those that schemas have under the keyword <c>examples</c>, and those in files. Reports everything that is wrong at once.
/// </summary>
/// <example>
/// <code>
/// PackReport report = await PackVerifier.VerifyAsync(TestPacks.Named("Acme.Events"), new PackVerifierOptions { Examples = "examples" });
/// report.ShouldBeClean();
/// </code>
/// </example>
public static class PackVerifier
{
    private const string Author = "author";

    /// <summary>Verifies a pack.</summary>
    /// <param name="pack">Such as <see cref="TestPacks.Named"/> or <see cref="PackSource.Pack(string)"/>.</param>
    /// <param name="options">Where its examples are, and what else to look at; the keyword <c>examples</c> alone when left out.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public static async Task<PackReport> VerifyAsync(PackSource pack, PackVerifierOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        options ??= new PackVerifierOptions();
        using RegistryLoader loader = await LoaderAsync(pack, options, cancellationToken);
        RegistrySnapshot registry = await loader.LoadAsync(cancellationToken: cancellationToken);
        try
        {
            List<PackProblem> problems = [.. registry.Findings.Where(finding => finding.Severity >= DiagnosticSeverity.Warning).Select(PackProblem.Of)];
            if (registry.Schemas.Count == 0 && problems.Count == 0)
                problems.Add(new PackProblem(pack.ToString()!, null, "the pack has no schemas; put some into it"));

            ExampleFiles files = options.Examples is null ? ExampleFiles.None : ExampleFiles.Run(Path.Combine(AppContext.BaseDirectory, options.Examples), registry, cancellationToken);
            problems.AddRange(files.Problems);
            (EventSchema Schema, int Count)[] keywords = [.. registry.Schemas.Select(schema => (schema, CountOf(schema)))];
            if (options.RequireExamples)
            {
                problems.AddRange(keywords.Where(schema => schema.Count == 0 && !files.Valid.Contains(schema.Schema.Key)).Select(schema => new PackProblem(
                    schema.Schema.Origins[0].Resource, null, $"'{schema.Schema.Key}' has no valid example; write one under 'examples', or as a file")));
            }

            return new PackReport(registry, keywords.Sum(schema => schema.Count) + files.Count, problems);
        }
        finally
        {
            await registry.Modules.DisposeAsync();
        }
    }

    // Whose pack it is trusts it: by the name that the pack has, whatever its content is now.
    private static async Task<RegistryLoader> LoaderAsync(PackSource pack, PackVerifierOptions options, CancellationToken cancellationToken)
    {
        var all = new SchemaRegistryOptions { Sources = [pack, .. options.Beside] };
        if (!options.RunCode)
            return new RegistryLoader(all with { Code = new CodePackOptions { IsDryRun = true } });
        using var looking = new RegistryLoader(new SchemaRegistryOptions { Sources = all.Sources });
        RegistrySnapshot seen = await looking.LoadAsync(cancellationToken: cancellationToken);
        return new RegistryLoader(all with
        {
            Code = new CodePackOptions
            {
                Trusted = [.. seen.Packs.Where(found => found.HasModule).Select(found => new TrustedCodePack { Id = found.Package?.Id ?? found.Name, Signer = Author })],
                SignerOf = _ => Author,
            },
        });
    }

    private static int CountOf(EventSchema schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema.CanonicalJson);
        return document.RootElement.TryGetProperty("examples", out JsonElement examples) && examples.ValueKind == JsonValueKind.Array ? examples.GetArrayLength() : 0;
    }
}
