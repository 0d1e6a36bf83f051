namespace SchemaPacks.Tests.Browsing;

/// <summary>A pack that is a folder of schema files.</summary>
internal static class SchemaFolder
{
    public static void Write(string packs, string name, params (string File, string Text)[] files)
    {
        string folder = Path.Combine(packs, name);
        Directory.CreateDirectory(folder);
        foreach ((string file, string text) in files)
            Write(Path.Combine(folder, file), text);
    }

    /// <summary>Writes a file so that nobody sees half of it.</summary>
    public static void Write(string file, string text)
    {
        File.WriteAllText(file + ".tmp", text);
        File.Move(file + ".tmp", file, overwrite: true);
    }
}
