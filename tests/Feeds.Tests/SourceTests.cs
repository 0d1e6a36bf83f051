using SchemaPacks.Feeds;

namespace SchemaPacks.Tests.Feeds;

public sealed class SourceTests
{
    private const string Mapping = """
        <packageSourceMapping><clear />
          <packageSource key="internal"><package pattern="Acme.*" /></packageSource>
          <packageSource key="public"><package pattern="*" /></packageSource>
        </packageSourceMapping>
        """;

    [Fact]
    public async Task A_pack_that_several_sources_have_is_SP7007_until_it_is_said_which_is_meant()
    {
        using HostFolder host = new HostFolder().WithFeed("internal", new TestPackage("Acme.Web", "1.0.0")).WithFeed("public", new TestPackage("Acme.Web", "9.0.0"));

        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7007").Message.Should().ContainAll("'internal', 'public'", "packageSourceMapping");

        (await host.Open().AddAsync("Acme.Web", source: "internal")).Packs().Should().Equal("Acme.Web 1.0.0");
        host.ReadList().Should().Contain("\"source\": \"internal\"");
    }

    [Fact]
    public async Task A_locked_pack_stays_with_its_source_though_another_has_a_higher_version()
    {
        using HostFolder host = new HostFolder().WithFeed("internal", new TestPackage("Acme.Web", "1.0.0"));
        (await host.Open().AddAsync("Acme.Web", "*")).Packs().Should().Equal("Acme.Web 1.0.0");

        host.WithFeed("public", new TestPackage("Acme.Web", "9.0.0"));
        (await host.Open().UpdateAsync()).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().OutdatedAsync()).Packs.Should().BeEmpty();
        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().AddAsync("Acme.Web", source: "public")).Packs().Should().Equal("Acme.Web 9.0.0");
    }

    [Fact]
    public async Task A_dependency_that_several_sources_have_is_SP7007_too()
    {
        using HostFolder host = new HostFolder()
            .WithFeed("internal", new("Acme.Web", "1.0.0") { Dependencies = [("Acme.Shared", "1.0.0"), ("Newtonsoft.Json", "13.0.0")] }, new("Acme.Shared", "1.0.0"), TestPackage.Library("Newtonsoft.Json", "13.0.0"))
            .WithFeed("public", new("Acme.Shared", "9.0.0"), TestPackage.Library("Newtonsoft.Json", "13.0.1"));

        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7007").Pack.Should().Be("Acme.Shared");
        (await host.Open(options => options with { Sources = ["internal"] }).AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Shared 1.0.0", "Acme.Web 1.0.0");
    }

    [Fact]
    public async Task Source_mapping_decides_as_it_does_for_dotnet()
    {
        using HostFolder host = new HostFolder().WithSections(Mapping)
            .WithFeed("internal", new TestPackage("Acme.Web", "1.0.0"), new TestPackage("Other.Web", "1.0.0"))
            .WithFeed("public", new TestPackage("Acme.Web", "9.0.0"), new TestPackage("Other.Web", "2.0.0"));

        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
        (await host.Open().AddAsync("Other.Web")).Packs().Should().Equal("Acme.Web 1.0.0", "Other.Web 2.0.0");
        (await host.Open().AddAsync("Acme.Web", source: "public")).ShouldFail("SP7007").Message.Should().Contain("packageSourceMapping");
    }

    [Fact]
    public async Task A_folder_may_be_named_by_its_path_and_is_locked_as_it_was_written()
    {
        using HostFolder host = new HostFolder();
        new TestPackage("Acme.Web", "1.0.0").PutInto(host["feed"]);

        (await host.Open().AddAsync("Acme.Web", source: "./feed")).Lock.Packs.Should().ContainSingle().Which.Source.Should().Be("./feed");

        Directory.Delete(host["packs.cache"], recursive: true);
        (await host.Open().RestoreAsync(locked: true)).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    [Fact]
    public async Task A_disabled_source_is_not_asked()
    {
        using HostFolder host = new HostFolder().WithSections("""<disabledPackageSources><add key="off" value="true" /></disabledPackageSources>""")
            .WithFeed("on", new TestPackage("Acme.Web", "1.0.0")).WithFeed("off", new TestPackage("Acme.Web", "2.0.0"));

        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
    }

    [Theory]
    [InlineData("nowhere", "SP7002", "no source has the name 'nowhere'; nuget.config names 'main'")]
    [InlineData("ftp://packages.example/index.json", "SP7002", "neither a folder nor an address")]
    [InlineData("https://me:secret@packages.example/index.json", "SP7002", "holds credentials")]
    [InlineData("http://packages.example/index.json", "SP7003", "is not encrypted")]
    public async Task A_source_that_may_not_be_used_is_refused(string source, string code, string message)
    {
        using HostFolder host = new HostFolder().WithFeed("main");

        Diagnostic finding = (await host.Open().AddAsync("Acme.Web", source: source)).ShouldFail(code);

        finding.Message.Should().Contain(message).And.NotContain("secret");
    }

    [Fact]
    public async Task A_broken_nuget_config_is_SP7002()
    {
        using HostFolder host = new HostFolder().WithSections("<packageSources");

        (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7002").Message.Should().Contain("nuget.config");
        (await host.Open().SearchAsync()).Findings.Should().ContainSingle().Which.Code.Should().Be("SP7002");
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_SP7001_and_not_an_empty_one()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new TestPackage("Acme.Web", "1.0.0"));
        Directory.Delete(host.Feed("main"), recursive: true);

        Diagnostic finding = (await host.Open().AddAsync("Acme.Web")).ShouldFail("SP7001");

        finding.Message.Should().Be("the source 'main' cannot be used: the folder does not exist");
        finding.Resource.Should().Be(host.Feed("main"));
    }

    [Fact]
    public async Task A_search_finds_packs_only_and_names_sources_that_failed()
    {
        using HostFolder host = new HostFolder()
            .WithFeed("main", new("Acme.Web", "1.0.0") { Description = "Page views." }, new("Acme.Web", "1.1.0") { Description = "Page views." }, new("Acme.Web", "2.0.0-beta"), new("Acme.Shop", "1.0.0"), TestPackage.Library("Acme.Library", "1.0.0"))
            .WithSource("gone", NoFolder);

        SearchOutcome all = await host.Open().SearchAsync();
        all.Packs.Select(pack => $"{pack.Id} {pack.Version} {pack.Source}").Should().Equal("Acme.Shop 1.0.0 main", "Acme.Web 1.1.0 main");
        all.Findings.Should().ContainSingle().Which.Code.Should().Be("SP7001");
        (await host.Open().SearchAsync("page acme", source: "main")).Packs.Should().ContainSingle().Which.Description.Should().Be("Page views.");
        (await host.Open().SearchAsync("acme", prerelease: true, count: 1)).Packs.Should().ContainSingle();
        (await host.Open().SearchAsync("web", prerelease: true)).Packs.Should().ContainSingle().Which.Version.Should().Be("2.0.0-beta");
    }

    private const string NoFolder = "/no/such/folder";

    [Fact]
    public async Task A_file_of_a_folder_that_is_no_package_is_left_out_of_a_search_with_a_warning_SP7012()
    {
        using HostFolder host = new HostFolder().WithFeed("main", new("Acme.Web", "1.0.0"), new("Acme.Shop", "1.0.0"));
        byte[] whole = new TestPackage("Acme.Cut", "1.0.0").Build();
        await File.WriteAllBytesAsync(Path.Combine(host.Feed("main"), "Acme.Cut.1.0.0.nupkg"), whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        string nested = Path.Combine(host.Feed("main"), "acme.deep", "1.0.0");
        Directory.CreateDirectory(nested);
        await File.WriteAllBytesAsync(Path.Combine(nested, "acme.deep.1.0.0.nupkg"), new TestPackage("Acme.Deep", "1.0.0").Build(), TestContext.Current.CancellationToken);

        SearchOutcome found = await host.Open().SearchAsync("acme");

        found.Packs.Select(pack => pack.Id).Should().Equal("Acme.Deep", "Acme.Shop", "Acme.Web");
        Diagnostic warning = found.Findings.Should().ContainSingle().Which;
        (warning.Code, warning.Severity).Should().Be(("SP7012", DiagnosticSeverity.Warning));
        warning.Message.Should().StartWith("'Acme.Cut.1.0.0.nupkg' in the source 'main' is left out: ");
        (await host.Open().AddAsync("Acme.Web")).Packs().Should().Equal("Acme.Web 1.0.0");
    }
}
