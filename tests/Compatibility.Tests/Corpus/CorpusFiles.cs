using System.Runtime.InteropServices;
using System.Text.Json;
using SchemaPacks.Compatibility;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Corpus;

/// <summary>The files of the corpus.</summary>
internal static class CorpusFiles
{
    public const string FormatSchema = "format.schema.json";

    public static string Folder { get; } = Path.Combine(TestFolders.Root, "tests", "cases", "compatibility");

    public static IEnumerable<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Where(name => name != FormatSchema).Order(StringComparer.Ordinal)];

    /// <summary>Every value that a pair lists: one pair's example is another's test.</summary>
    public static IReadOnlyList<byte[]> ListedValues { get; } = [.. Names.SelectMany(Pairs)
        .SelectMany(pair => pair.TakenByBoth.Concat(pair.CounterExamples(CompatibilityDirection.Backward)).Concat(pair.CounterExamples(CompatibilityDirection.Forward)))
        .Select(value => JsonMarshal.GetRawUtf8Value(value).ToArray())];

    public static TheoryData<string> Rows => [.. Names];

    public static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, name))).RootElement;

    public static IReadOnlyList<CorpusPair> Pairs(string name) => [.. Read(name).EnumerateArray().Select(pair => new CorpusPair(name, pair))];
}
