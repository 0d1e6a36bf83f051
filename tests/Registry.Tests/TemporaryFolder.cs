namespace SchemaPacks.Tests;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("schemapacks-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders it needs.</summary>
    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Copies fixture packs into it.</summary>
    public TemporaryFolder With(params ReadOnlySpan<string> fixtures)
    {
        foreach (string fixture in fixtures)
            File.Copy(TestFolders.Fixture(fixture), this[fixture + ".dll"], overwrite: true);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
