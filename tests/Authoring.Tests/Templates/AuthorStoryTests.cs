namespace SchemaPacks.Tests.Authoring.Templates;

/// <summary>An author's way from nothing to a published pack, offline, in one go.</summary>
[Collection(TemplateWorkshopTests.Name)]
public sealed class AuthorStoryTests(TemplateWorkshop workshop)
{
    private const string Name = "Acme.Story";

    [Fact]
    public async Task From_a_template_by_way_of_a_mistake_and_a_typed_event_to_a_package()
    {
        await workshop.NewAsync("schemapack", "-n", Name);
        (await workshop.RunInAsync(Name, "build", "-c", "Release")).Should().NotContain("warning").And.NotContain("error SP");

        // A mistake is shown where it stands …
        string schema = Path.Combine(workshop.Solution(Name), Name, "Schemas", "page-viewed.yaml");
        string right = await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken);
        string wrong = right.Replace("minimum: 0", "minimum: nought", StringComparison.Ordinal);
        int line = Array.FindIndex(wrong.Split('\n'), text => text.Contains("nought", StringComparison.Ordinal)) + 1;
        await File.WriteAllTextAsync(schema, wrong, TestContext.Current.CancellationToken);
        (await workshop.TryInAsync(Name, mustSucceed: false, "build", "-c", "Release")).Should().Contain($"page-viewed.yaml({line},14): error SP3004");

        // … and gone when it is mended.
        await File.WriteAllTextAsync(schema, right, TestContext.Current.CancellationToken);
        await workshop.RunInAsync(Name, "build", "-c", "Release");

        // An application records an event of the type that the schema became.
        string application = Path.Combine(workshop.Solution("Story.App"));
        Directory.CreateDirectory(application);
        await File.WriteAllTextAsync(Path.Combine(application, "Story.App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SchemaPacks.Events" Version="*-*" />
                <ProjectReference Include="../{Name}/{Name}/{Name}.csproj" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(application, "Program.cs"), """
            using Acme.Story;
            using Microsoft.Extensions.DependencyInjection;
            using SchemaPacks;

            await using ServiceProvider services = new ServiceCollection()
                .AddSchemaPacks(packs => packs.FromAssembly(typeof(PageViewed).Assembly).Allow(PageViewed.SchemaKey.Id).WriteToFile("events"))
                .BuildServiceProvider();
            Console.WriteLine(await services.GetRequiredService<IEventLog>().RecordAsync(new PageViewed { Page = "/home", Milliseconds = 412 }));
            """, TestContext.Current.CancellationToken);
        (await workshop.RunInAsync("Story.App", "run", "-v", "quiet")).Trim().Should().Be("Recorded");
        Directory.EnumerateFiles(application, "events-*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines).Where(record => record.Length > 0)
            .Should().ContainSingle().Which.Should().Contain("\"page\":\"/home\",\"milliseconds\":412").And.Contain("acme.story/page-viewed");

        // The package is what it was made to be.
        await workshop.RunInAsync(Name, "pack", "-c", "Release", "--no-build", "-o", "published");
        string command = Path.Combine(Checkout.Root, "src", "Cli", "bin", Checkout.Configuration, "net10.0", "schemapacks.dll");
        (await workshop.RunInAsync(Name, command, "inspect", Path.Combine("published", $"{Name}.0.1.0.nupkg"))).Should().Contain("acme.story/page-viewed").And.Contain("1 schema. Nothing of it was run.");
    }
}
