using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>What the pack targets tell the compiler: properties of the project, and which of its additional files are schemas.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToImmutableDictionary(property => "build_property." + property.Key, property => property.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        ImmutableDictionary<string, string> values = ImmutableDictionary<string, string>.Empty;
        if (textFile is SchemaFile schema)
            values = values.Add("build_metadata.AdditionalFiles.TelemetrySchema", "true").Add("build_metadata.AdditionalFiles.TelemetryEventName", schema.TypeName ?? "");
        return new Values(values);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
