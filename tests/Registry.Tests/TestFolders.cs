using System.Reflection;

namespace SchemaPacks.Tests;

/// <summary>Where the tests find their input.</summary>
internal static class TestFolders
{
    /// <summary>The checkout these tests were built from.</summary>
    public static string Repository { get; } = typeof(TestFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of all fixture packs: <c>fixtures/GoodPack/GoodPack.dll</c> and so on.</summary>
    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures");

    /// <summary>The assembly file of one fixture pack.</summary>
    public static string Fixture(string name) => Path.Combine(Fixtures, name, name + ".dll");
}
