namespace SchemaPacks.Tests.Authoring;

/// <summary>
/// A folder outside the checkout, as an author has one: a feed with the Abstractions package and one sample pack, no other
/// source of packages, an empty package cache, and a copy of every case. All cases are built and packed by one command.
/// </summary>
public sealed class Workshop : IAsyncLifetime
{
    private const string Sources = """
        <configuration>
          <packageSources>
            <clear />
            <add key="feed" value="feed" />
          </packageSources>
        </configuration>
        """;

    private const string AllCases = """
        <Project>
          <ItemGroup>
            <Case Include="*/project/*.csproj" />
          </ItemGroup>
          <Target Name="Restore">
            <MSBuild Projects="@(Case)" Targets="Restore" ContinueOnError="ErrorAndContinue" />
          </Target>
          <Target Name="Pack">
            <MSBuild Projects="@(Case)" Targets="Pack" BuildInParallel="true" ContinueOnError="ErrorAndContinue" />
          </Target>
        </Project>
        """;

    // A blank, an apostrophe and a letter beyond ASCII: paths that authors have.
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"an author's Bücher {Guid.NewGuid():N}");

    private string _buildOutput = "";

    /// <summary>Where the packages of the cases are.</summary>
    public string Packed => Path.Combine(_folder, "packed");

    /// <summary>The only source of packages.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>The folder of a case's project.</summary>
    public string Project(string name) => Path.Combine(_folder, name, "project");

    /// <summary>The assembly that the build made of a case.</summary>
    public string Assembly(string name)
    {
        string assembly = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Project(name), "*.csproj").Single());
        string path = Path.Combine(Project(name), "bin", "Release", "net10.0", assembly + ".dll");
        return File.Exists(path) ? path : throw new FileNotFoundException($"The case '{name}' did not build:\n{BuildOutput(name)}");
    }

    /// <summary>What the build of the cases printed about one of them.</summary>
    public string BuildOutput(string name) =>
        string.Join('\n', _buildOutput.Split('\n').Where(line => line.Contains(Project(name), StringComparison.Ordinal)));

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        File.Copy(Path.Combine(Checkout.Root, "global.json"), Path.Combine(_folder, "global.json"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), Sources);
        await File.WriteAllTextAsync(Path.Combine(_folder, "cases.proj"), AllCases);
        foreach (string file in Directory.EnumerateFiles(Checkout.Cases, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder, Path.GetRelativePath(Checkout.Cases, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // The SDK's package validation cannot cope with an apostrophe in the path; build/pack.sh runs it.
        foreach (string project in (string[])["src/Abstractions", "plugins/JupyterHub"])
        {
            await Sdk.RunAsync(Checkout.Root, Path.Combine(_folder, "unused"), mustSucceed: true,
                "pack", project, "--no-build", "--no-restore", "-c", Checkout.Configuration, "-o", Feed,
                "-p:EnablePackageValidation=false");
        }

        _buildOutput = await RunAsync(mustSucceed: false, "msbuild", "cases.proj", "-restore", "-t:Pack", "-p:Configuration=Release", 
            $"-p:PackageOutputPath={Packed}", "-v:quiet", "-m");
    }

    /// <summary>Runs <c>dotnet</c> in this folder.</summary>
    internal Task<string> RunAsync(bool mustSucceed, params string[] arguments) =>
        Sdk.RunAsync(_folder, Path.Combine(_folder, "cache"), mustSucceed, arguments);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The tests that need the builds; the others start at once.</summary>
[CollectionDefinition(Name)]
public sealed class WorkshopTests : ICollectionFixture<Workshop>
{
    public const string Name = "workshop";
}
