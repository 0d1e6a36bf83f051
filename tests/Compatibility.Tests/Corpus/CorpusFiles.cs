using System.Text.Json;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Corpus;

/// <summary>The files of the corpus.</summary>
internal static class CorpusFiles
{
    public const string FormatSchema = "format.schema.json";

    public static string Folder { get; } = Path.Combine(TestFolders.Root, "tests", "cases", "compatibility");

    public static IEnumerable<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Where(name => name != FormatSchema).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Rows => [.. Names];

    public static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name))).RootElement;

    public static IReadOnlyList<CorpusPair> Pairs(string name) => [.. Read(name).EnumerateArray().Select(pair => new CorpusPair(name, pair))];
}
