using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

/// <summary>The feed that the other tests ask is one that <c>dotnet</c> takes for a feed too.</summary>
public sealed class FaithfulFeedTests
{
    [Fact]
    public async Task What_dotnet_pushes_dotnet_restores_and_a_host_adds()
    {
        await using TestFeed feed = await TestFeed.StartAsync();
        using HostFolder host = new HostFolder().WithSource("feed", feed.Index, "allowInsecureConnections=\"true\"");
        PackFeeds feeds = host.Open();
        byte[] library = new TestPackage("SchemaPacks.Abstractions", "0.1.0") { Types = [], Tags = "", NeedsAbstractions = false }.Build();
        byte[] web = new TestPackage("Acme.Web", "1.2.0").Build();
        foreach ((string name, byte[] bytes) in new[] { ("a.nupkg", library), ("b.nupkg", web) })
        {
            File.WriteAllBytes(host[name], bytes);
            await DotnetCommand.RunAsync(host.Path, "nuget", "push", name, "--source", "feed", "--api-key", TestFeed.ApiKey);
        }

        File.WriteAllText(host["Consumer.csproj"], """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="Acme.Web" Version="1.*" /></ItemGroup>
            </Project>
            """);
        await DotnetCommand.RunAsync(host.Path, "restore");
        File.ReadAllBytes(host["packages/acme.web/1.2.0/acme.web.1.2.0.nupkg"]).Should().Equal(web);

        (await feeds.SearchAsync("acme")).Packs.Should().ContainSingle().Which.Id.Should().Be("Acme.Web");
        (await feeds.AddAsync("acme.web")).Packs().Should().Equal("Acme.Web 1.2.0");
        File.ReadAllBytes((await feeds.InstalledAsync()).Packs[0].Path).Should().Equal(web);
    }
}
