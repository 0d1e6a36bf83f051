using System.Security.Cryptography;
using System.Text.Json;
using SchemaPacks.Tests.Authoring;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Feeding;

/// <summary>From an empty folder to a host's folder: what an author and an operator type.</summary>
public sealed class AuthoredPackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schemapacks-author-").FullName;

    private string Author => Path.Combine(_folder, "Acme.Web");

    private string Host => Path.Combine(_folder, "host");

    private string Feed => Path.Combine(_folder, "feed");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_class_library_with_one_package_and_two_schemas_becomes_a_pack_that_a_host_is_given()
    {
        Directory.CreateDirectory(Author);
        Directory.CreateDirectory(Host);
        await WriteAsync("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="internal" value="{Feed}" /></packageSources>
              <disabledPackageSources><clear /></disabledPackageSources>
              <packageSourceMapping><clear /></packageSourceMapping>
            </configuration>
            """);
        File.Copy(Path.Combine(Checkout.Root, "global.json"), Path.Combine(_folder, "global.json"));
        await Sdk.RunAsync(Checkout.Root, Path.Combine(_folder, "unused"), mustSucceed: true,
            "pack", "src/Abstractions", "--no-build", "--no-restore", "-c", Checkout.Configuration, "-o", Feed, "-p:EnablePackageValidation=false");

        await DotnetAsync("new", "classlib", "--no-restore");
        string project = Path.Combine(Author, "Acme.Web.csproj");
        string text = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(project, text.Replace("</Project>", """
              <PropertyGroup><IsTelemetrySchemaPack>true</IsTelemetrySchemaPack></PropertyGroup>
              <ItemGroup><PackageReference Include="SchemaPacks.Abstractions" Version="0.1.0" /></ItemGroup>
            </Project>
            """, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        foreach (string name in new[] { "page-view", "click" })
            await WriteAsync($"Acme.Web/Schemas/{name}.yaml", $"$id: acme/{name}\nversion: 1\ntype: object\nproperties:\n  page: {{ type: string, categories: [unrestricted] }}\n");
        await DotnetAsync("pack", "-c", "Release", "-o", _folder);
        string package = Path.Combine(_folder, "Acme.Web.1.0.0.nupkg");
        await DotnetAsync("nuget", "push", package, "--source", Feed);

        Ran found = await Ran.InsideAsync("search", "--folder", Host);
        found.Lines[1].Should().StartWith("Acme.Web", "Abstractions, on the same feed, is no pack").And.Contain("1.0.0");
        found.Lines[^1].Should().Be("1 pack found.");
        Ran added = await Ran.InsideAsync("add", "Acme.Web", "--folder", Host, "--format", "json");
        added.ExitCode.Should().Be(0, added.Error);
        string sha512 = Convert.ToHexStringLower(SHA512.HashData(await File.ReadAllBytesAsync(package, TestContext.Current.CancellationToken)));
        JsonDocument.Parse(added.Output).RootElement.GetProperty("added")[0].GetProperty("sha512").GetString().Should().Be(sha512);

        JsonElement listed = JsonDocument.Parse((await Ran.InsideAsync("list", Host, "--format", "json")).Output).RootElement.EnumerateArray().Should().ContainSingle().Subject;
        listed.GetProperty("id").GetString().Should().Be("Acme.Web");
        listed.GetProperty("source").GetString().Should().Be("internal");
        listed.GetProperty("sha512").GetString().Should().Be(sha512);
        listed.GetProperty("schemas").EnumerateArray().Select(schema => schema.GetProperty("id").GetString()).Should().Equal("acme/click", "acme/page-view");
        (await Ran.InsideAsync("inspect", package)).ExitCode.Should().Be(0);
    }

    private Task<string> DotnetAsync(params string[] arguments) => Sdk.RunAsync(Author, Path.Combine(_folder, "cache"), mustSucceed: true, arguments);

    private Task WriteAsync(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }
}
