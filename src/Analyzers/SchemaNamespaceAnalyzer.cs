using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SchemaPacks.Analyzers;

/// <summary>
/// SP1005 where it was written: a namespace in the author's <c>TelemetrySchemas</c> attribute that no embedded resource belongs to. The targets say it of the folders
/// that they embed, so those are left out here.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaNamespaceAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor EmptyNamespace = new(
        "SP1005", "A namespace has no resources",
        "the namespace '{0}' has no resources: correct it, or embed a .yaml, .yml or .json file below it; a folder that TelemetrySchemaFolders names is embedded for you",
        "SchemaPacks", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [EmptyNamespace];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Begin);
    }

    private static void Begin(CompilationStartAnalysisContext context)
    {
        if (NamesOf(context.Options, "TelemetrySchemaResources") is not { } resources
            || context.Compilation.GetTypeByMetadataName("SchemaPacks.TelemetrySchemasAttribute") is not { } attributeType)
            return;
        string[] told = NamesOf(context.Options, "TelemetrySchemaNamespaces") ?? [];
        context.RegisterSyntaxNodeAction(node => Check(node, attributeType, resources, told), SyntaxKind.Attribute);
    }

    private static void Check(SyntaxNodeAnalysisContext context, INamedTypeSymbol attributeType, string[] resources, string[] told)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is not { } arguments || attribute.Parent is not AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword }
            || !SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type, attributeType))
            return;
        foreach (SyntaxNode node in arguments.DescendantNodes(node => TextOf(node, context) is null))
        {
            if (TextOf(node, context) is { } name && !told.Contains(name) && !resources.Any(resource => resource.StartsWith(name + ".", StringComparison.Ordinal)))
                context.ReportDiagnostic(Diagnostic.Create(EmptyNamespace, node.GetLocation(), name));
        }
    }

    /// <returns>Null when the project does not say: then nobody here knows.</returns>
    private static string[]? NamesOf(AnalyzerOptions options, string property) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property." + property, out string? names) ? names.Split('|') : null;

    /// <returns>Null for what is no constant text.</returns>
    private static string? TextOf(SyntaxNode node, SyntaxNodeAnalysisContext context) =>
        node is ExpressionSyntax expression && context.SemanticModel.GetConstantValue(expression, context.CancellationToken) is { HasValue: true, Value: string text } ? text : null;
}
