using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SchemaPacks.Analyzers;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>A pack's project as the compiler sees it: sources, schemas, and what the targets say.</summary>
internal sealed record PackProject
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static MetadataReference Abstractions { get; } = MetadataReference.CreateFromFile(typeof(ITelemetryEvent<>).Assembly.Location);

    public IReadOnlyList<SchemaFile> Schemas { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string> { ["RootNamespace"] = "Acme.Events" };

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp11;

    public bool HasAbstractions { get; init; } = true;

    public CSharpCompilation Compilation => CSharpCompilation.Create(
        "Acme.Events",
        Sources.Append("").Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(Language, DocumentationMode.Diagnose), cancellationToken: TestContext.Current.CancellationToken)),
        HasAbstractions ? [.. Framework, Abstractions] : Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    public CSharpGeneratorDriver Driver => CreateDriver(tracksSteps: false);

    /// <param name="tracksSteps">Whether it keeps what became of each step. That costs it more than the generator, and no compiler does it.</param>
    public CSharpGeneratorDriver CreateDriver(bool tracksSteps) => CSharpGeneratorDriver.Create(
        [new TypedEventGenerator().AsSourceGenerator()],
        Schemas,
        new CSharpParseOptions(Language, DocumentationMode.Diagnose),
        new ProjectOptions(Properties),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps));

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Generate()
    {
        GeneratorRunResult result = Driver.RunGenerators(Compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        result.Exception.Should().BeNull();
        result.Diagnostics.Where(finding => finding.Id != "SP9101").Should().BeEmpty();
        return result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
    }

    /// <summary>What it says of files: <c>SP9101 other.yaml: …</c>.</summary>
    public IReadOnlyList<string> Report() =>
        [.. Driver.RunGenerators(Compilation, TestContext.Current.CancellationToken).GetRunResult().Diagnostics.Select(finding => $"{finding.Id} {finding.Location.GetLineSpan().Path}: {finding.GetMessage()}")];

    /// <summary>Compiles the sources with what is generated, and loads the assembly.</summary>
    public Assembly Build()
    {
        Driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation compilation, out _, TestContext.Current.CancellationToken);
        using var assembly = new MemoryStream();
        compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Diagnostics
            .Where(finding => finding.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).Select(finding => finding.ToString()).Should().BeEmpty();
        return Assembly.Load(assembly.ToArray());
    }
}
