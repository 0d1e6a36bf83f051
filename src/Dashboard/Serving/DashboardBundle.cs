using System.Collections.Frozen;
using System.Reflection;

namespace SchemaPacks.Serving;

/// <summary>The files that the build embedded: <c>pages/index.html</c>, and each file of <c>pages/assets</c> as <c>.br</c> and <c>.gz</c>.</summary>
internal sealed class DashboardBundle
{
    private const string AssetFolder = "pages/assets/";

    private static readonly Lazy<DashboardBundle> OfThisAssembly = new(() => new DashboardBundle(typeof(DashboardBundle).Assembly));

    private readonly FrozenDictionary<string, byte[]> _assets;

    private DashboardBundle(Assembly assembly)
    {
        _assets = assembly.GetManifestResourceNames().Where(name => name.StartsWith(AssetFolder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[AssetFolder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
        Index = assembly.GetManifestResourceInfo("pages/index.html") is null ? "" : System.Text.Encoding.UTF8.GetString(Read(assembly, "pages/index.html"));
    }

    public static DashboardBundle Included => OfThisAssembly.Value;

    /// <summary>The page, with relative addresses; empty where the build had no Node.js.</summary>
    public string Index { get; }

    public bool IsComplete => Index.Length > 0;

    /// <param name="name">The file, such as <c>index-BxQ2.js</c>.</param>
    /// <param name="coding">A content coding: <c>br</c> or <c>gz</c>.</param>
    /// <returns><see langword="null"/> for a file that there is not.</returns>
    public byte[]? Find(string name, string coding) => _assets.GetValueOrDefault($"{name}.{coding}");

    private static byte[] Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
