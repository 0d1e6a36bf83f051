using System.Reflection;

namespace SchemaPacks.Tests.Running;

/// <summary>What the build made, and what lies beside the checkout.</summary>
internal static class Built
{
    public static string HostFolder { get; } = Path.GetFullPath(Metadata("HostFolder"));

    /// <summary>The checkout.</summary>
    public static string RepositoryRoot { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    public static string FurtherPack { get; } = Path.GetFullPath(Metadata("FurtherPack"));

    /// <summary>The sample code pack.</summary>
    public static string PlacesPack { get; } = Path.GetFullPath(Metadata("PlacesPack"));

    /// <summary>A folder of the public test data; skips the test where it is missing.</summary>
    public static string TestData(string folder, string repository)
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable("SCHEMAPACKS_TEST_DATA") ?? Path.GetFullPath(Metadata("TestData")), folder);
        Assert.SkipUnless(Directory.Exists(path), $"'{folder}' is missing: clone {repository} and name the folder that holds it in SCHEMAPACKS_TEST_DATA");
        return path;
    }

    private static string Metadata(string key) => typeof(Built).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
