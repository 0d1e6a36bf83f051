namespace SchemaPacks.BuildTool;

/// <summary>What a build is made of, as the targets write it: on each line a word, a tab, and a value.</summary>
internal sealed record BuildList
{
    /// <summary>The name of the assembly.</summary>
    public string Pack { get; private set; } = "";

    /// <summary>The file <c>schemapacks.yaml</c>; null when there is none.</summary>
    public string? Settings { get; private set; }

    /// <summary>The file to write when nothing is an error, so that the next build need not look again.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>The folder for canonical JSON; null when none is wished.</summary>
    public string? Canonical { get; private set; }

    /// <summary>The package or assembly that the schemas are compared with; null for none.</summary>
    public string? Baseline { get; private set; }

    /// <summary>Path of each schema as messages name it, and the name of its resource.</summary>
    public List<(string Path, string Resource)> Schemas { get; } = [];

    /// <summary>The assemblies that are referenced, packs or not.</summary>
    public List<string> References { get; } = [];

    /// <summary>Names of the packs that this one depends on.</summary>
    public List<string> Dependencies { get; } = [];

    public static BuildList Read(string file)
    {
        var list = new BuildList();
        foreach (string line in File.ReadLines(file))
        {
            string[] parts = line.Split('\t');
            switch (parts)
            {
                case ["pack", var name]:
                    list.Pack = name;
                    break;
                case ["settings", { Length: > 0 } path]:
                    list.Settings = path;
                    break;
                case ["stamp", var path]:
                    list.Stamp = path;
                    break;
                case ["canonical", { Length: > 0 } folder]:
                    list.Canonical = folder;
                    break;
                case ["baseline", { Length: > 0 } path]:
                    list.Baseline = path;
                    break;
                case ["schema", var path, var resource]:
                    list.Schemas.Add((path, resource));
                    break;
                case ["reference", var path]:
                    list.References.Add(path);
                    break;
                case ["dependency", var name]:
                    list.Dependencies.Add(name);
                    break;
            }
        }

        return list;
    }
}
