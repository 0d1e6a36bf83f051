using System.Text.Json;

namespace SchemaPacks.Conformance;

/// <summary>The tests that are not run, each with a reason: <c>exceptions.json</c>.</summary>
internal static class NamedExceptions
{
    public static IReadOnlyDictionary<string, string> Read()
    {
        using var stream = typeof(NamedExceptions).Assembly.GetManifestResourceStream("exceptions.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
