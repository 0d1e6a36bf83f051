using System.Reflection;

namespace SchemaPacks.Tests.Running;

/// <summary>What the build made.</summary>
internal static class Built
{
    public static string HostFolder { get; } = Path.GetFullPath(Metadata("HostFolder"));

    public static string Command { get; } = Path.GetFullPath(Path.Combine(Metadata("CommandFolder"), "schemapacks.dll"));

    /// <summary>The sources of the command.</summary>
    public static string SourceFolder { get; } = Path.GetFullPath(Metadata("SourceFolder"));

    private static string Metadata(string key) => typeof(Built).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
