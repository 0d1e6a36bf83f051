namespace SchemaPacks.Tests.Analyzers;

/// <summary>
/// Expected texts, one file each. With <c>SCHEMAPACKS_WRITE_EXPECTED=1</c> the tests write what they got instead of comparing: look at the difference before you commit it.
/// </summary>
internal static class Snapshot
{
    private static readonly bool IsWriting = Environment.GetEnvironmentVariable("SCHEMAPACKS_WRITE_EXPECTED") == "1";

    public static void Compare(string folder, IReadOnlyDictionary<string, string> files)
    {
        if (IsWriting)
        {
            Directory.CreateDirectory(folder);
            foreach (string old in Directory.EnumerateFiles(folder, "*.cs"))
                File.Delete(old);
            foreach ((string name, string text) in files)
                File.WriteAllText(Path.Combine(folder, name), text);
        }

        string[] expected = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.cs").Select(path => Path.GetFileName(path))] : [];
        files.Keys.Should().BeEquivalentTo(expected);
        foreach ((string name, string text) in files)
            text.Should().Be(File.ReadAllText(Path.Combine(folder, name)), "{0} is as expected", name);
    }
}
