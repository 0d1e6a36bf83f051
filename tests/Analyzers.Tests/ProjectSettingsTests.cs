using Microsoft.CodeAnalysis.CSharp;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>What a project says about its event types, by properties, by metadata of files, and by its own code.</summary>
public sealed class ProjectSettingsTests
{
    private static readonly SchemaFile PageView = new("page-view.yaml", "$id: https://acme.example/page-view\nversion: 1\nproperties:\n  path: { type: string, categories: [] }\n");

    private static readonly PackProject Project = new() { Schemas = [PageView] };

    [Fact]
    public void Without_settings_types_are_public_and_in_the_root_namespace() =>
        Project.Generate()["PageView.g.cs"].Should().Contain("namespace Acme.Events;").And.Contain("public sealed partial record PageView :");

    [Fact]
    public void GenerateTelemetryEvents_switches_them_off() => With("GenerateTelemetryEvents", "false").Generate().Should().BeEmpty();

    [Fact]
    public void TelemetryEventNamespace_names_another_namespace()
    {
        PackProject project = With("TelemetryEventNamespace", "Acme.Typed");
        project.Generate()["PageView.g.cs"].Should().Contain("namespace Acme.Typed;");
        project.Build().GetType("Acme.Typed.PageView").Should().NotBeNull();
    }

    [Theory]
    [InlineData("my-pack.2 events.class.Data", "MyPack._2Events.@class.Data")]
    [InlineData("Acme..", "Acme")]
    public void A_root_namespace_that_C_sharp_does_not_take_is_spelled_otherwise(string given, string written)
    {
        PackProject project = With("RootNamespace", given);
        project.Generate()["PageView.g.cs"].Should().Contain($"namespace {written};");
        project.Build();
    }

    [Fact]
    public void Without_a_root_namespace_types_have_none()
    {
        PackProject project = With("RootNamespace", "");
        project.Generate()["PageView.g.cs"].Should().NotContain("namespace ");
        project.Build().GetType("PageView").Should().NotBeNull();
    }

    [Fact]
    public void TelemetryEventAccessibility_hides_them_from_other_assemblies()
    {
        PackProject project = With("TelemetryEventAccessibility", "internal");
        project.Generate()["PageView.g.cs"].Should().Contain("internal sealed partial record PageView :");
        project.Build().GetType("Acme.Events.PageView")!.IsPublic.Should().BeFalse();
    }

    [Fact]
    public void A_file_can_name_its_type()
    {
        PackProject project = Project with { Schemas = [new SchemaFile("a.yaml", PageView.Text, "page seen"), new SchemaFile("b.yaml", PageView.Text.Replace("version: 1", "version: 2", StringComparison.Ordinal), "PageView")] };
        project.Generate().Keys.Should().BeEquivalentTo("PageSeen.g.cs", "PageView.g.cs");
        project.Build();
    }

    [Fact]
    public void Names_that_differ_by_case_alone_get_files_of_their_own()
    {
        PackProject project = Project with { Schemas = [PageView, new SchemaFile("b.yaml", PageView.Text.Replace("acme.example/page-view", "acme.example/page_View/x/pageview", StringComparison.Ordinal))] };
        project.Generate().Keys.Should().BeEquivalentTo("AcmeExamplePageView.g.cs", "XPageview.g.cs");
        project.Build();
    }

    [Fact]
    public void A_type_of_the_authors_own_stays_the_only_one() =>
        (Project with { Sources = ["namespace Acme.Events { public static class PageView { } }"] }).Generate().Should().BeEmpty();

    [Theory]
    [InlineData("namespace Acme.Events.PageView { internal class A { } }", 0)]
    [InlineData("namespace Acme.Events { internal class PageView<T> { } }", 1)]
    [InlineData("namespace Acme { internal class PageView { } }", 1)]
    public void A_namespace_of_the_authors_counts_as_one_and_a_generic_type_does_not(string source, int types)
    {
        PackProject project = Project with { Sources = [source] };
        project.Generate().Should().HaveCount(types);
        project.Build();
    }

    [Fact]
    public void A_file_that_the_project_names_twice_gives_one_type()
    {
        PackProject project = Project with { Schemas = [PageView, new SchemaFile(PageView.Path, PageView.Text)] };
        project.Generate().Should().ContainSingle();
        project.Build();
    }

    [Fact]
    public void Names_may_be_of_any_script()
    {
        PackProject project = Project with { Schemas = [.. new[] { "क्लिक", "cafe\u0301", "クリック", "𝒜", "\u0301" }.Select((name, index) =>
            new SchemaFile($"{index}.yaml", PageView.Text.Replace("page-view", name, StringComparison.Ordinal).Replace("path", name, StringComparison.Ordinal)))] };
        project.Generate().Keys.Should().BeEquivalentTo("क्लिक.g.cs", "Cafe\u0301.g.cs", "クリック.g.cs", "UD835UDC9C.g.cs", "_\u0301.g.cs");
        project.Build();
    }

    [Fact]
    public void A_partial_record_of_the_authors_adds_to_the_generated_one()
    {
        PackProject project = Project with { Sources = ["namespace Acme.Events { public partial record PageView { /// <summary>The first page.</summary>\npublic static PageView Home => new() { Path = \"/\" }; } }"] };
        project.Build().GetType("Acme.Events.PageView")!.GetProperties().Select(property => property.Name).Should().Contain(["Home", "Path", "SchemaKey"]);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp10)]
    public void A_language_without_required_members_has_no_event_types(LanguageVersion language) => (Project with { Language = language }).Generate().Should().BeEmpty();

    [Fact]
    public void A_project_that_cannot_see_the_interface_has_no_event_types() => (Project with { HasAbstractions = false }).Generate().Should().BeEmpty();

    private static PackProject With(string property, string value) =>
        Project with { Properties = new Dictionary<string, string>(Project.Properties) { [property] = value } };
}
