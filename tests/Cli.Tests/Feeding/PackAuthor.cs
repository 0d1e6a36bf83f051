using System.Security.Cryptography.X509Certificates;
using SchemaPacks.Tests.Authoring;
using SchemaPacks.Tests.Feeds;

namespace SchemaPacks.Tests.Feeding;

/// <summary>Somebody who makes a pack from an empty folder, with <c>dotnet</c> and the package that makes a project a pack, and publishes it.</summary>
internal sealed class PackAuthor(TestFeed feed) : IDisposable
{
    private const string Name = "Acme.Web";

    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-author-").FullName;

    /// <summary>The <c>nuget.config</c> of the author's company, whose feed is <c>internal</c>.</summary>
    public string Config { get; } = Sources($"""<add key="internal" value="{feed.Index}" allowInsecureConnections="true" />""");

    private string Project => Path.Combine(_folder, Name);

    /// <summary>Makes a class library, with one package more and these schemas.</summary>
    public async Task CreateAsync(params string[] schemas)
    {
        Directory.CreateDirectory(Project);
        File.Copy(Path.Combine(Checkout.Root, "global.json"), Path.Combine(_folder, "global.json"));
        string released = Path.Combine(_folder, "released");
        await Sdk.RunAsync(Checkout.Root, Path.Combine(_folder, "unused"), mustSucceed: true,
            "pack", "src/Abstractions", "--no-build", "--no-restore", "-c", Checkout.Configuration, "-o", released, "-p:EnablePackageValidation=false");
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), Sources($"""
            <add key="released" value="{released}" />
            <add key="internal" value="{feed.Index}" allowInsecureConnections="true" />
            """));

        await DotnetAsync("new", "classlib", "--no-restore");
        string project = Path.Combine(Project, $"{Name}.csproj");
        string text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace("</Project>", """
              <PropertyGroup><IsTelemetrySchemaPack>true</IsTelemetrySchemaPack></PropertyGroup>
              <ItemGroup><PackageReference Include="SchemaPacks.Abstractions" Version="0.1.0" /></ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        foreach (string id in schemas)
            await WriteAsync(id, version: 1);
    }

    /// <summary>Writes a schema over the one that it has.</summary>
    public Task WriteAsync(string id, int version)
    {
        string path = Path.Combine(Project, "Schemas", $"{Path.GetFileName(id)}.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, $$"""
            $id: {{id}}
            version: {{version}}
            type: object
            properties:
              page: { type: string, categories: [unrestricted] }
            required: [page]

            """);
    }

    /// <summary>Packs the project and pushes the package.</summary>
    /// <returns>The package's file.</returns>
    public async Task<string> PublishAsync(string version)
    {
        string package = await PackAsync(version);
        await DotnetAsync("nuget", "push", package, "--source", "internal", "--api-key", TestFeed.ApiKey);
        return package;
    }

    /// <summary>Packs the project.</summary>
    /// <returns>The package's file.</returns>
    public async Task<string> PackAsync(string version)
    {
        await DotnetAsync("pack", "-c", "Release", "-o", _folder, $"-p:Version={version}");
        return Path.Combine(_folder, $"{Name}.{version}.nupkg");
    }

    /// <summary>Signs a package with a certificate of the author's own.</summary>
    /// <returns>The signed package's file.</returns>
    public async Task<string> SignAsync(string package, X509Certificate2 certificate)
    {
        const string Password = "secret";
        string key = Path.Combine(_folder, "key.pfx"), signed = Path.Combine(_folder, "signed");
        await File.WriteAllBytesAsync(key, certificate.Export(X509ContentType.Pkcs12, Password));
        await DotnetAsync("nuget", "sign", package, "--certificate-path", key, "--certificate-password", Password, "--output", signed);
        return Path.Combine(signed, Path.GetFileName(package));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Sources(string sources) => $"""
        <configuration>
          <packageSources><clear />{sources}</packageSources>
          <disabledPackageSources><clear /></disabledPackageSources>
          <packageSourceMapping><clear /></packageSourceMapping>
        </configuration>
        """;

    private Task<string> DotnetAsync(params string[] arguments) => Sdk.RunAsync(Project, Path.Combine(_folder, "cache"), mustSucceed: true, arguments);
}
