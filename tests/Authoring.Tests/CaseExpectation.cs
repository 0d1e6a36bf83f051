using System.Text.Json;

namespace SchemaPacks.Tests.Authoring;

/// <summary>A case's <c>expected.json</c>: what its assembly and package must say. What is left out has the usual value.</summary>
internal sealed record CaseExpectation
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The namespaces of each TelemetrySchemas attribute.</summary>
    public required string[][] Attributes { get; init; }

    /// <summary>Every manifest resource, in ordinal order.</summary>
    public required string[] Resources { get; init; }

    /// <summary>The packs that a <c>$ref</c> may reach.</summary>
    public string[] Dependencies { get; init; } = [];

    /// <summary>The package types of the nuspec.</summary>
    public string[] PackageTypes { get; init; } = ["TelemetrySchemaPack", "Dependency"];

    /// <summary>The tags of the nuspec.</summary>
    public string[] Tags { get; init; } = ["telemetry-schema-pack"];

    /// <summary>The codes of the build's warnings.</summary>
    public string[] Warnings { get; init; } = [];

    public static CaseExpectation Read(string name) =>
        JsonSerializer.Deserialize<CaseExpectation>(File.ReadAllText(Path.Combine(Checkout.Cases, name, "expected.json")), Strict)!;
}
