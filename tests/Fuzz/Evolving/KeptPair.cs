namespace SchemaPacks.Fuzz.Evolving;

/// <summary>A pair that is worth a look.</summary>
/// <param name="What">Why.</param>
/// <param name="Writer">The schema whose values the other should take.</param>
/// <param name="Reader">The other.</param>
/// <param name="Value">A value that only the writer takes, where one is known.</param>
internal sealed record KeptPair(string What, string Writer, string Reader, byte[]? Value)
{
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "writer.json"), Writer + "\n");
        File.WriteAllText(Path.Combine(folder, "reader.json"), Reader + "\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), $"{What}\n");
        if (Value is not null)
            File.WriteAllBytes(Path.Combine(folder, "value.json"), Value);
    }
}
