using System.Text.Json;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Checkers;

/// <summary>Schemas that ajv is known to judge otherwise than their dialect asks, each by name and with the reason: <c>tests/checkers/ajv-exceptions.json</c>.</summary>
internal static class AjvExceptions
{
    private static readonly JsonElement Lists = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(TestFolders.Root, "tests", "checkers", "ajv-exceptions.json"))).RootElement;

    /// <summary>The schemas on a list: <c>corpus</c>, or a folder of the suite.</summary>
    public static IReadOnlySet<string> Of(string list) => Names(list).Where(name => !IsPair(name)).ToHashSet();

    /// <summary>The pairs on a list whose witnesses ajv may judge otherwise.</summary>
    public static IReadOnlySet<string> PairsOf(string list) => Names(list).Where(IsPair).ToHashSet();

    private static IEnumerable<string> Names(string list) => Lists.TryGetProperty(list, out JsonElement names) ? names.EnumerateObject().Select(entry => entry.Name) : [];

    private static bool IsPair(string name) => name.Contains(" -> ", StringComparison.Ordinal);
}
