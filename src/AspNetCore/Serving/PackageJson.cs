using System.Text.Json;

namespace SchemaPacks.Serving;

/// <summary>The package that something lies in, where it lies in one.</summary>
/// <example><c>"package":{"id":"Acme.Web","version":"1.2.0"}</c></example>
internal static class PackageJson
{
    public static void Write(Utf8JsonWriter writer, PackageKey package)
    {
        writer.WriteStartObject("package"u8);
        writer.WriteString("id"u8, package.Id);
        writer.WriteString("version"u8, package.Version);
        writer.WriteEndObject();
    }
}
