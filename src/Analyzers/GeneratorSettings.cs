using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Diagnostics;
using SchemaPacks.Analyzers.Naming;

namespace SchemaPacks.Analyzers;

/// <summary>What the project says about its event types.</summary>
/// <param name="IsOn">Whether there are any.</param>
/// <param name="Namespace">Their namespace; may be empty.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
internal sealed record GeneratorSettings(bool IsOn, string Namespace, string Accessibility)
{
    /// <summary>Whether types are wished and the project's language is too old for them.</summary>
    public bool IsInVain { get; init; }

    private static readonly Regex Identifier = new(@"\A[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}_]*\z", RegexOptions.CultureInvariant);

    public static GeneratorSettings Read(AnalyzerConfigOptions project) => new(
        IsOn: !Property(project, "GenerateTelemetryEvents").Equals("false", StringComparison.OrdinalIgnoreCase),
        Namespace: string.Join(".", (Property(project, "TelemetryEventNamespace") is { Length: > 0 } own ? own : Property(project, "RootNamespace"))
            .Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(part => Identifier.IsMatch(part) ? CSharpKeyword(part) : Identifiers.Pascal(part))),
        Accessibility: Property(project, "TelemetryEventAccessibility").Equals("internal", StringComparison.OrdinalIgnoreCase) ? "internal" : "public");

    private static string Property(AnalyzerConfigOptions project, string name) => project.TryGetValue("build_property." + name, out string? value) ? value.Trim() : "";

    private static string CSharpKeyword(string name) =>
        Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;
}
