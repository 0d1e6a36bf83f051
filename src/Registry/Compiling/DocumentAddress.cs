using SchemaPacks.Compiling.Rules;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling;

/// <summary>
/// The address that a document is compiled under: <c>schemapacks:///hub.jupyter.org%2Fserver-action?version=1</c>. An
/// <c>$id</c> itself cannot be it: several versions share it, and it need not be a URI.
/// </summary>
internal static class DocumentAddress
{
    public static Uri Of(PackDocument document) =>
        IdRule.TryRead(document, out string id) && VersionRule.TryRead(document, out SchemaVersion version)
            ? new Uri($"schemapacks:///{Uri.EscapeDataString(id)}?version={version}")
            : new Uri($"schemapacks:///?resource={Uri.EscapeDataString(document.Origin.ToString())}");
}
