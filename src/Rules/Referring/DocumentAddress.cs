using SchemaPacks.Parsing;

namespace SchemaPacks.Referring;

/// <summary>
/// The address that a document is compiled under: <c>schemapacks:///hub.jupyter.org%2Fserver-action?version=1</c>. An
/// <c>$id</c> itself cannot be it: several versions share it, and it need not be a URI.
/// </summary>
internal static class DocumentAddress
{
    public static Uri Of(PackDocument document) =>
        document.Key is { } key
            ? new Uri($"schemapacks:///{Uri.EscapeDataString(key.Id)}?version={key.Version}")
            : new Uri($"schemapacks:///?resource={Uri.EscapeDataString(document.Origin.ToString())}");
}
