using System.IO.Compression;
using System.Text.Json;
using SchemaPacks.Tests.Authoring;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Settings;

/// <summary>The package by which editors find the schema of settings.</summary>
public sealed class SettingsSchemaPackageTests
{
    [Fact]
    public async Task A_project_that_has_the_package_tells_editors_where_the_schema_is()
    {
        using var folder = new TemporaryFolder();
        await Sdk.RunAsync(Checkout.Root, Path.Combine(folder.Path, "unused"), mustSucceed: true,
            "pack", "src/Events", "--no-build", "--no-restore", "-c", Checkout.Configuration, "-o", folder.Path, "-p:EnablePackageValidation=false");
        string package = Path.Combine(folder.Path, "package");
        await ZipFile.ExtractToDirectoryAsync(Directory.EnumerateFiles(folder.Path, "SchemaPacks.Events.*.nupkg").Single(), package, TestContext.Current.CancellationToken);

        // As NuGet imports it for every project that has the package, also by way of another.
        string project = Path.Combine(folder.Path, "application.proj");
        await File.WriteAllTextAsync(project, $"""<Project><Import Project="{package}/buildTransitive/SchemaPacks.Events.targets" /></Project>""", TestContext.Current.CancellationToken);
        string items = await Sdk.RunAsync(folder.Path, Path.Combine(folder.Path, "unused"), mustSucceed: true, "msbuild", project, "-nologo", "-getItem:JsonSchemaSegment");

        using JsonDocument read = JsonDocument.Parse(items);
        JsonElement segment = read.RootElement.GetProperty("Items").GetProperty("JsonSchemaSegment").EnumerateArray().Should().ContainSingle().Which;
        segment.GetProperty("FilePathPattern").GetString().Should().Be(@"appsettings\..*json");
        string schema = segment.GetProperty("FullPath").GetString()!;
        Path.GetDirectoryName(schema).Should().Be(package);
        File.ReadAllBytes(schema).Should().Equal(File.ReadAllBytes(SettingsSchema.File));
    }
}
