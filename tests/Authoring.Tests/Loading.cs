using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Authoring;

/// <summary>Reads packs as a strict host does: a schema with a warning is refused.</summary>
internal static class Loading
{
    public static Task<RegistrySnapshot> LoadAsync(params PackSource[] sources) =>
        new RegistryLoader(new SchemaRegistryOptions { Sources = sources, Strict = true }).LoadAsync();

    /// <summary>Everything that an author would have to look at.</summary>
    public static IEnumerable<string> Complaints(this RegistryRevision revision) =>
        revision.Findings.Where(finding => finding.Severity >= DiagnosticSeverity.Warning).Select(finding => finding.ToString());
}
