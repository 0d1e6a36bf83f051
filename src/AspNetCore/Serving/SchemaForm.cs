using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SchemaPacks.Serving;

/// <summary>The forms in which one schema is served.</summary>
internal enum SchemaForm
{
    /// <summary>Canonical JSON, whose SHA-256 is the schema's hash.</summary>
    Json,

    /// <summary>The same JSON with line breaks, for people.</summary>
    Pretty,

    /// <summary>The text as its author wrote it.</summary>
    Yaml,
}

/// <summary>Chooses the form by <c>?format=</c>, else by <c>Accept</c> (RFC 9110, section 12.5.1), else JSON.</summary>
internal static class SchemaForms
{
    private static readonly string[] YamlTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"]; // RFC 9512 and its aliases
    private static readonly string[] JsonTypes = ["application/schema+json", "application/json"];

    /// <returns><see langword="null"/> for a format that there is not.</returns>
    public static SchemaForm? Of(HttpRequest request)
    {
        string format = request.Query["format"].ToString();
        if (format.Length > 0)
            return Enum.TryParse(format, ignoreCase: true, out SchemaForm form) && char.IsAsciiLetter(format[0]) ? form : null;
        IList<MediaTypeHeaderValue> accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, YamlTypes) > Quality(accepted, JsonTypes) ? SchemaForm.Yaml : SchemaForm.Json;
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string[] types) =>
        types.Max(type => Quality(accepted, new MediaTypeHeaderValue(type)));

    // The most specific range that covers the type decides.
    private static double Quality(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue type) =>
        accepted.Where(type.IsSubsetOf)
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
}
