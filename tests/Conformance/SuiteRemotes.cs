using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Conformance;

/// <summary>The files under <c>remotes/</c> by the addresses that the tests use: <c>http://localhost:1234/</c> and the path.</summary>
public sealed class SuiteRemotes : ISchemaResolver
{
    private const string Origin = "http://localhost:1234/";

    private readonly Dictionary<string, SchemaDocument> _documents = [];

    public SuiteRemotes(string suite)
    {
        var folder = Path.Combine(suite, "remotes");
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var address = Origin + Path.GetRelativePath(folder, file).Replace('\\', '/');
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            _documents[address] = new SchemaDocument(new Uri(address), document.RootElement.Clone());
        }
    }

    public SchemaDocument? Resolve(SchemaReference reference) => _documents.GetValueOrDefault(reference.Target.AbsoluteUri);
}
