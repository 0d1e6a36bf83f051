using SchemaPacks.Scanning;

namespace SchemaPacks.Testing;

/// <summary>The packs that tests are about. <see cref="PackSource"/> has the other ways to name one: an assembly, a file, a folder.</summary>
public static class TestPacks
{
    /// <summary>The pack of a project that the test project references: its assembly lies beside the tests. Works for packs without a type of their own, too.</summary>
    /// <param name="assemblyName">The assembly's name, with or without <c>.dll</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file beside the tests.</exception>
    public static PackSource Named(string assemblyName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(assemblyName);
        string name = assemblyName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? assemblyName : assemblyName + ".dll";
        string path = Path.Combine(AppContext.BaseDirectory, name);
        return File.Exists(path)
            ? PackSource.Pack(path)
            : throw new FileNotFoundException($"There is no '{name}' beside the tests ({AppContext.BaseDirectory}); reference the pack's project from the test project.", path);
    }

    /// <summary>A pack called <c>test</c> of schemas that stand in the test.</summary>
    /// <param name="schemas">Each a schema in YAML, or in JSON where it begins with a brace.</param>
    public static PackSource Text(params IReadOnlyList<string> schemas)
    {
        ArgumentNullException.ThrowIfNull(schemas);
        return PackSource.Documents("test", [.. schemas.Select((text, index) => ($"schema-{index + 1}.{(IsJson(text) ? "json" : "yaml")}", text))]);
    }

    private static bool IsJson(string text) => text.AsSpan().TrimStart().StartsWith('{');
}
