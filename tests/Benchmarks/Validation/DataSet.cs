using System.Text;

namespace SchemaPacks.Benchmarks.Validation;

/// <summary>A schema and the instances that are judged by it.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Folder">Its path.</param>
/// <param name="Schema">The schema's UTF-8.</param>
/// <param name="Instances">Each line of <c>instances.jsonl</c>, UTF-8.</param>
internal sealed record DataSet(string Name, string Folder, byte[] Schema, byte[][] Instances)
{
    /// <summary>Every folder below that has both files, by name.</summary>
    public static IEnumerable<DataSet> In(string folder) =>
        from path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        where File.Exists(Path.Combine(path, "schema.json")) && File.Exists(Path.Combine(path, "instances.jsonl"))
        select new DataSet(
            Path.GetFileName(path),
            path,
            File.ReadAllBytes(Path.Combine(path, "schema.json")),
            [.. File.ReadLines(Path.Combine(path, "instances.jsonl")).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes)]);
}
