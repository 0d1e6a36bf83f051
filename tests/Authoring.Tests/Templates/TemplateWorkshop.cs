namespace SchemaPacks.Tests.Authoring.Templates;

/// <summary>
/// A folder outside the checkout, as a user of the templates has one: a feed with our packages, and no network. What others made comes from the packages that these tests were
/// built with. Each template is made there once, and all are built and packed by one command.
/// </summary>
public sealed class TemplateWorkshop : IAsyncLifetime
{
    public const string Pack = "My-Shop.Events"; // a dash may stand in a package's name, but in no namespace
    public const string Handler = "Acme.Tally";
    public const string Host = "Acme.EventHost";

    private static readonly string[] Products = ["Abstractions", "JsonSchema", "Registry", "Events", "Testing", "Compatibility", "AspNetCore", "Templates"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"a user's Bücher {Guid.NewGuid():N}");

    /// <summary>Everything that the build printed.</summary>
    public string BuildOutput { get; private set; } = "";

    /// <summary>Where the packages that were made are.</summary>
    public string Packed => Path.Combine(_folder, "packed");

    /// <summary>The folder that a template made.</summary>
    public string Solution(string name) => Path.Combine(_folder, name);

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="feed" />
                <add key="others" value="{cache}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="feed"><package pattern="SchemaPacks.*" /></packageSource>
                <packageSource key="others"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """); // the cache may hold an older build of a product

        await File.WriteAllTextAsync(Path.Combine(_folder, "products.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', Products.Select(product => $"{Checkout.Root}src/{product}/SchemaPacks.{product}.csproj"))}" Targets="Pack" BuildInParallel="true"
                         Properties="NoBuild=true;BuildProjectReferences=false;Configuration={Checkout.Configuration};PackageOutputPath={Path.Combine(_folder, "feed")};EnablePackageValidation=false" />
              </Target>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "all.proj"), $"""
            <Project>
              <ItemGroup>
                <Made Include="{string.Join(';', new[] { Pack, Handler, Host }.Select(name => $"{name}/{name}.slnx"))}" />
              </ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Made)" Targets="Restore" /></Target>
              <Target Name="Pack"><MSBuild Projects="@(Made)" Targets="Build;Pack" Properties="Configuration=Release;PackageOutputPath={Packed}" BuildInParallel="true" /></Target>
            </Project>
            """);

        await RunAsync("msbuild", "products.proj", "-t:Pack", "-v:quiet", "-m");
        string templates = Directory.EnumerateFiles(Path.Combine(_folder, "feed"), "SchemaPacks.Templates.*.nupkg").Single();
        await NewAsync("install", templates);
        await NewAsync("schemapack", "-n", Pack);
        await NewAsync("eventhandler", "-n", Handler);
        await NewAsync("schemapackhost", "-n", Host);
        BuildOutput = await RunAsync("msbuild", "all.proj", "-restore", "-t:Pack", "-v:quiet", "-m");
    }

    /// <summary>Runs <c>dotnet</c> in this folder, or in one below.</summary>
    internal Task<string> RunInAsync(string folder, params string[] arguments) => TryInAsync(folder, mustSucceed: true, arguments);

    /// <summary>The same for what may fail.</summary>
    internal Task<string> TryInAsync(string folder, bool mustSucceed, params string[] arguments) =>
        Sdk.RunAsync(Path.Combine(_folder, folder), Path.Combine(_folder, "cache"), mustSucceed, arguments);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<string> RunAsync(params string[] arguments) => RunInAsync("", arguments);

    internal Task<string> NewAsync(params string[] arguments) => RunAsync(["new", .. arguments, "--debug:custom-hive", Path.Combine(_folder, "hive")]);
}

/// <summary>The tests that share what the templates made.</summary>
[CollectionDefinition(Name)]
public sealed class TemplateWorkshopTests : ICollectionFixture<TemplateWorkshop>
{
    public const string Name = "templates";
}
