using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SchemaPacks.Analyzers;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>SP1005 at the attribute.</summary>
public sealed class SchemaNamespaceAnalyzerTests
{
    private static readonly Dictionary<string, string> Properties = new()
    {
        ["TelemetrySchemaResources"] = "Acme.Schemas.page-view.yaml|Acme.Other.Schemas.yaml",
        ["TelemetrySchemaNamespaces"] = "Acme.Schemas|Acme.Extras",
    };

    [Theory]
    [InlineData("""[assembly: SchemaPacks.TelemetrySchemas("Acme.Schemas", "Acme.Schema", "Acme.Other")]""", """(1,57): "Acme.Schema" """)]
    [InlineData("""[assembly: SchemaPacks.TelemetrySchemas(new[] { "acme.schemas", Names.Nothing })] static class Names { public const string Nothing = "No" + "thing"; }""", """(1,49): "acme.schemas" ; (1,65): Names.Nothing """)]
    [InlineData("""using Pack = SchemaPacks.TelemetrySchemasAttribute; [assembly: Pack("A" + ".B")]""", """(1,69): "A" + ".B" """)]
    [InlineData("""[assembly: SchemaPacks.TelemetrySchemas("Acme.Other.Schemas.yaml")]""", """(1,41): "Acme.Other.Schemas.yaml" """)]
    public async Task SP1005_is_reported_where_a_namespace_without_resources_stands(string source, string expected) => (await FindAsync(source, Properties)).Should().Be(expected.Trim());

    [Theory]
    [InlineData("""[assembly: SchemaPacks.TelemetrySchemas("Acme.Schemas")]""")]
    [InlineData("""[assembly: SchemaPacks.TelemetrySchemas("Acme.Extras")]""")] // an empty folder, of which the targets speak
    [InlineData("""[assembly: SchemaPacks.TelemetrySchemas]""")]
    [InlineData("""[assembly: TelemetrySchemas("Nothing")] class TelemetrySchemasAttribute(string name) : System.Attribute { public string Name => name; }""")]
    public async Task Nothing_is_said_of_what_has_resources_or_is_said_elsewhere(string source) => (await FindAsync(source, Properties)).Should().BeEmpty();

    [Fact]
    public async Task Nothing_is_said_where_the_project_does_not_say_what_is_embedded() =>
        (await FindAsync("""[assembly: SchemaPacks.TelemetrySchemas("Nothing")]""", [])).Should().BeEmpty();

    private static async Task<string> FindAsync(string source, Dictionary<string, string> properties)
    {
        var project = new PackProject { Sources = [source], Language = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12 };
        project.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Should().BeEmpty();
        ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found = await project.Compilation
            .WithAnalyzers([new SchemaNamespaceAnalyzer()], new AnalyzerOptions([], new ProjectOptions(properties)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        found.Where(finding => finding.Id != "SP1005" || finding.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).Should().BeEmpty();
        return string.Join(" ; ", found.OrderBy(finding => finding.Location.SourceSpan.Start).Select(finding =>
            $"({finding.Location.GetLineSpan().StartLinePosition.Line + 1},{finding.Location.GetLineSpan().StartLinePosition.Character + 1}): {source[finding.Location.SourceSpan.Start..finding.Location.SourceSpan.End]}"));
    }
}
