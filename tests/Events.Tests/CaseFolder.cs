using System.Reflection;
using System.Text.Json;

namespace SchemaPacks.Tests.Events;

/// <summary>One folder of <c>tests/cases</c>: a README of one sentence, the input, and what is expected.</summary>
internal sealed class CaseFolder
{
    private static readonly string Root = typeof(CaseFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private readonly string _path;

    /// <summary>The root of the repository.</summary>
    public static string Repository => Root;

    public CaseFolder(string stage, string name)
    {
        _path = Path.Combine(Root, "tests", "cases", stage, name);
        Sentence = Text("README.md").Trim();
    }

    /// <summary>What the case shows.</summary>
    public string Sentence { get; }

    public static TheoryData<string> Names(string stage) =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "tests", "cases", stage)).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public bool Has(string file) => File.Exists(PathOf(file));

    public string PathOf(string file) => Path.Combine(_path, file);

    public string Text(string file) => File.ReadAllText(PathOf(file));

    public byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    public JsonElement Json(string file) => JsonDocument.Parse(Text(file)).RootElement;
}
