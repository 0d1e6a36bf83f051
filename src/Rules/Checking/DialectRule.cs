using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary><c>$schema</c> names one of the published dialects. Without it, the default dialect holds.</summary>
internal static class DialectRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document)
    {
        if (!TryRead(document, JsonSchemaDialect.Draft7, out _))
        {
            yield return Diagnostics.UnknownDialect.At(
                document, "/$schema",
                $"'$schema' names no dialect that is known; use one of {string.Join(", ", JsonSchemaDialect.All.Where(dialect => !dialect.IsPreview).Select(dialect => $"'{dialect.Uri.OriginalString}'"))}, or leave it out");
        }
    }

    public static bool TryRead(PackDocument document, JsonSchemaDialect byDefault, [NotNullWhen(true)] out JsonSchemaDialect? dialect)
    {
        dialect = !document.Root.TryGetProperty("$schema", out JsonElement value) ? byDefault
            : value.ValueKind == JsonValueKind.String ? JsonSchemaDialect.Find(value.GetString()!)
            : null;
        return dialect is { IsPreview: false }; // what a preview means may change under a pack that is published
    }
}
