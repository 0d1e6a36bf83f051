using System.Reflection;

namespace SchemaPacks.Tests.Authoring;

/// <summary>Where these tests were built from, and how.</summary>
internal static class Checkout
{
    public static string Root { get; } = Read("RepositoryRoot");

    /// <summary>Debug or Release: what the projects that the tests pack were built as.</summary>
    public static string Configuration { get; } = Read("Configuration");

    public static string Cases { get; } = Path.Combine(Root, "tests", "cases", "authoring");

    private static string Read(string key) => typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
