using Microsoft.CodeAnalysis.CSharp;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>A schema file that gives no type has the reason beside it, as SP9101.</summary>
public sealed class UntypedSchemaTests
{
    private static readonly SchemaFile PageView = new("page-view.yaml", "$id: acme.example/page-view\nversion: 1\nproperties: {}\n");

    [Fact]
    public void A_schema_with_a_type_has_nothing_said() => Of(PageView).Report().Should().BeEmpty();

    [Theory]
    [InlineData("$id: acme.example/other\nproperties: {}\n")]
    [InlineData("version: 1\nproperties: {}\n")]
    [InlineData("$id: [")]
    public void What_is_no_schema_of_an_event_is_said_to_be_none(string text) =>
        Of(PageView, new SchemaFile("other.yaml", text)).Report().Should().ContainSingle().Which.Should().StartWith("SP9101 other.yaml: this file gives no event type: it cannot be read, or has no '$id'");

    [Fact]
    public void Of_two_files_with_one_schema_the_second_has_no_type() =>
        Of(PageView, new SchemaFile("second.yaml", PageView.Text)).Report().Should().ContainSingle().Which.Should().StartWith("SP9101 second.yaml: ").And.Contain("another file has the same '$id' and version");

    [Fact]
    public void A_type_of_the_authors_takes_the_place() =>
        (Of(PageView) with { Sources = ["namespace Acme.Events; class PageView { }"] }).Report().Should().ContainSingle().Which.Should().Contain("the project has a type 'PageView' of its own");

    [Fact]
    public void A_language_before_C_sharp_11_has_no_event_types() =>
        (Of(PageView) with { Language = LanguageVersion.CSharp10 }).Report().Should().ContainSingle().Which.Should().Contain("raise LangVersion");

    [Fact]
    public void Where_no_types_are_wished_nothing_is_said()
    {
        var other = new SchemaFile("other.yaml", "$id: [");
        (Of(other) with { Properties = new Dictionary<string, string> { ["GenerateTelemetryEvents"] = "false" } }).Report().Should().BeEmpty();
        (Of(other) with { HasAbstractions = false }).Report().Should().BeEmpty();
    }

    private static PackProject Of(params SchemaFile[] schemas) => new() { Schemas = schemas };
}
