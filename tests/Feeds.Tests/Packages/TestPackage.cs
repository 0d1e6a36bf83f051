using System.Text;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using SchemaPacks.Tests.Scanning;

namespace SchemaPacks.Tests.Feeds;

/// <summary>A package made in memory: a pack with one schema, unless it is said to be something else.</summary>
internal sealed record TestPackage(string Id, string Version)
{
    /// <summary>Ids and ranges of what it needs.</summary>
    public (string Id, string Range)[] Dependencies { get; init; } = [];

    /// <summary>Whether it depends on the package that makes a project a pack, as real ones do.</summary>
    public bool NeedsAbstractions { get; init; } = true;

    public string[] Types { get; init; } = ["TelemetrySchemaPack", "Dependency"];

    public string Tags { get; init; } = "telemetry-schema-pack";

    public string Description { get; init; } = "Schemas for tests.";

    /// <summary>A library: neither type nor tag.</summary>
    public static TestPackage Library(string id, string version) => new(id, version) { Types = [], Tags = "library" };

    /// <summary>Where its schema's id is <c>id/event</c>.</summary>
    public string SchemaId => $"{Id.ToLowerInvariant()}/event";

    public byte[] Build()
    {
        string schema = $$"""
            $id: {{SchemaId}}
            version: 1
            title: {{Description}}
            type: object
            properties:
              name: { type: string, categories: [unrestricted] }
            """;
        byte[] assembly = new CraftedAssembly(Id).Naming($"{Id}.Schemas").WithResource($"{Id}.Schemas.event.yaml", Encoding.UTF8.GetBytes(schema)).Build();
        var builder = new PackageBuilder { Id = Id, Version = NuGetVersion.Parse(Version), Description = Description };
        builder.Authors.Add("Tests");
        builder.Tags.AddRange(Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        builder.PackageTypes.AddRange(Types.Select(type => new PackageType(type, PackageType.EmptyVersion)));
        builder.DependencyGroups.Add(new PackageDependencyGroup(
            NuGetFramework.Parse("net10.0"),
            [.. Dependencies.Concat(NeedsAbstractions ? [("SchemaPacks.Abstractions", "0.1.0")] : []).Select(needed => new PackageDependency(needed.Item1, VersionRange.Parse(needed.Item2)))]));
        builder.Files.Add(new PhysicalPackageFile(new MemoryStream(assembly)) { TargetPath = $"lib/net10.0/{Id}.dll" });
        using var stream = new MemoryStream();
        builder.Save(stream);
        return stream.ToArray();
    }

    /// <summary>Writes it into a folder feed.</summary>
    public TestPackage PutInto(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{Id}.{Version}.nupkg"), Build());
        return this;
    }
}
