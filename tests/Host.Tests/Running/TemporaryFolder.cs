using System.Text.Json;

namespace SchemaPacks.Tests.Running;

/// <summary>A folder for one test, with the events that hosts write into it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("schemapacks-host-").FullName;

    public string Events => System.IO.Path.Combine(Path, "events");

    /// <summary>Every line of every file of one handler, each checked to be one JSON object that ends in a line feed.</summary>
    public string[] Lines(string handler)
    {
        List<string> lines = [];
        if (!Directory.Exists(Events))
            return [];
        foreach (string file in Directory.EnumerateFiles(Events, handler + "-*.jsonl").Order(StringComparer.Ordinal))
        {
            string text = ReadShared(file);
            if (text.Length == 0)
                continue;
            text.Should().EndWith("\n", "no line of {0} is torn", file);
            lines.AddRange(text[..^1].Split('\n'));
        }

        foreach (string line in lines)
            JsonDocument.Parse(line).RootElement.ValueKind.Should().Be(JsonValueKind.Object);
        return [.. lines];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return new StreamReader(stream).ReadToEnd();
    }
}
