namespace SchemaPacks.Tests;

/// <summary>Where the inputs of the tests are: this repository's own cases, and the public suites where they are at hand.</summary>
internal static class TestFolders
{
    private const string HowToGet =
        "The public test data is not here. Clone json-schema-org/JSON-Schema-Test-Suite as json-schema-test-suite and nst/JSONTestSuite as json-test-suite "
        + "into one folder and name it in the environment variable SCHEMAPACKS_TEST_DATA.";

    public static string Root { get; } = FindRoot();

    public static string OwnCases { get; } = Path.Combine(Root, "tests", "cases", "json-schema");

    /// <summary>A folder of the public test data; without it the test is skipped.</summary>
    public static string Public(string name)
    {
        var data = Environment.GetEnvironmentVariable("SCHEMAPACKS_TEST_DATA") ?? Path.Combine(Root, "..", "shared", "data");
        var folder = Path.Combine(data, name);
        if (!Directory.Exists(folder))
            Assert.Skip(HowToGet);
        return folder;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Registry.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder;
    }
}
