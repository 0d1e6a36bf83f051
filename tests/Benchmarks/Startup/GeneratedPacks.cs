using System.Globalization;
using System.Text;
using SchemaPacks.Parsing;
using SchemaPacks.Tests.Scanning;

namespace SchemaPacks.Benchmarks.Startup;

/// <summary>A folder of packs such as people write: five schemas of some 2.6 KB in each, no two alike.</summary>
internal sealed class GeneratedPacks : IDisposable
{
    public const int SchemasEach = 5;
    private const int Properties = 14;

    private GeneratedPacks(string path) => Path = path;

    public string Path { get; }

    /// <param name="count">How many packs.</param>
    /// <param name="canonical">Whether they carry canonical JSON beside the YAML.</param>
    public static GeneratedPacks Write(int count, bool canonical)
    {
        var packs = new GeneratedPacks(Directory.CreateTempSubdirectory("schemapacks-startup-").FullName);
        Parallel.For(0, count, pack => packs.WriteOne(pack, revision: 0, canonical));
        return packs;
    }

    /// <summary>The packs that another process wrote.</summary>
    public static GeneratedPacks At(string path) => new(path);

    /// <summary>Writes one pack, by another name first, as a careful operator does.</summary>
    /// <returns>Its path.</returns>
    public string WriteOne(int pack, int revision, bool canonical)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Pack{pack:0000}");
        var assembly = new CraftedAssembly(name).Naming(name + ".Schemas");
        for (int schema = 0; schema < SchemasEach; schema++)
        {
            string resource = string.Create(CultureInfo.InvariantCulture, $"{name}.Schemas.schema{schema}.yaml");
            byte[] yaml = Encoding.UTF8.GetBytes(Text(pack, schema, revision));
            assembly.WithResource(resource, yaml);
            if (canonical)
                assembly.WithResource(resource + ".canonical", DocumentParser.Parse(new SchemaOrigin(name, resource), yaml).Document!.CanonicalJson.ToArray());
        }

        string temporary = System.IO.Path.Combine(Path, name + ".new");
        File.WriteAllBytes(temporary, assembly.Build());
        string place = System.IO.Path.Combine(Path, name + ".dll");
        File.Move(temporary, place, overwrite: true);
        return place;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Text(int pack, int schema, int revision)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"$id: https://example.com/pack-{pack}/event-{schema}\nversion: 1\ntitle: Event {schema} of pack {pack}\n");
        text.Append(CultureInfo.InvariantCulture, $"description: >\n  Something happened in part {pack} of the application, and this is the record of it,\n  with all that is needed to count it. Revision {revision}.\n");
        text.Append("type: object\nproperties:\n");
        for (int property = 0; property < Properties; property++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  value_{pack}_{property}:\n    title: Value {property}\n    description: What was counted as number {property}, and where it came from\n");
            text.Append((property % 4) switch
            {
                0 => "    type: string\n    maxLength: 200\n",
                1 => "    type: integer\n    minimum: 0\n",
                2 => "    enum: [get, create, save, upload, rename, copy, delete]\n",
                _ => "    type: array\n    items: { type: string, maxLength: 64 }\n",
            });
            text.Append(property % 3 == 0 ? "    categories: [example.com/user-identifiable-information]\n" : "    categories:\n    - unrestricted\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"required: [value_{pack}_0, value_{pack}_1]\n");
        return text.ToString();
    }
}
