using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Loading;

public class SchemaGraphTests
{
    [Fact]
    public void Every_schema_that_may_apply_is_an_edge_in_the_order_of_the_keywords() =>
        Edges("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "allOf": [true], "anyOf": [true], "oneOf": [true, true], "not": true,
              "if": true, "then": true, "else": true, "dependentSchemas": {"d": true},
              "properties": {"p": true}, "patternProperties": {"^x": true}, "additionalProperties": true,
              "propertyNames": true, "prefixItems": [true], "items": true, "contains": true,
              "unevaluatedItems": true, "unevaluatedProperties": true, "$ref": "#/$defs/r", "$defs": {"r": true, "unused": true}
            }
            """).Should().Equal(
            "InPlace allOf  0", "InPlace anyOf  0", "InPlace oneOf  0", "InPlace oneOf  1", "InPlace not  ",
            "InPlace if  ", "InPlace then  ", "InPlace else  ", "InPlace dependentSchemas d ",
            "Property properties p ", "PatternProperty patternProperties ^x ", "AdditionalProperties additionalProperties  ",
            "PropertyNames propertyNames  ", "PrefixItem prefixItems  0", "ItemsAfterPrefix items  1", "Contains contains  ",
            "UnevaluatedItems unevaluatedItems  ", "UnevaluatedProperties unevaluatedProperties  ", "InPlace $ref  ");

    [Fact]
    public void Older_lists_of_items_are_prefixes_too() =>
        Edges("""{"items":[true,true],"additionalItems":true,"dependencies":{"a":["b"],"c":true},"then":true}""")
            .Should().Equal("PrefixItem items  0", "PrefixItem items  1", "ItemsAfterPrefix additionalItems  2", "InPlace dependencies c ");

    [Fact]
    public void A_dynamic_reference_has_an_edge_to_every_possible_target()
    {
        var root = Schemas.Validator("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"http://a.test/ints","$ref":"list","$defs":{"i":{"$dynamicAnchor":"item","type":"integer"},"l":{"$id":"list","items":{"$dynamicRef":"#item"},"$defs":{"any":{"$dynamicAnchor":"item"}}}}}""").Root;
        var items = root.Edges.Single().Target.Edges.Single().Target;

        items.Edges.Select(edge => edge.Target.Pointer).Should().BeEquivalentTo("/$defs/l/$defs/any", "/$defs/i");
        items.Edges.Should().OnlyContain(edge => edge.Kind == SchemaEdgeKind.InPlace && edge.Keyword == "$dynamicRef" && edge.Source == items);
    }

    [Fact]
    public void An_edge_knows_which_properties_it_leads_to()
    {
        var edges = Schemas.Validator("""{"properties":{"a":true},"patternProperties":{"^x":true},"additionalProperties":true,"propertyNames":true}""").Root.Edges;

        Covering("a").Should().Equal("properties");
        Covering("xa").Should().Equal("patternProperties");
        Covering("b").Should().Equal("additionalProperties");

        IEnumerable<string> Covering(string name) => edges.Where(edge => edge.CoversProperty(name)).Select(edge => edge.Keyword);
    }

    [Fact]
    public void An_edge_knows_which_items_it_leads_to()
    {
        var edges = Schemas.Validator("""{"items":[true,true],"additionalItems":true,"contains":true}""").Root.Edges;

        Covering(1).Should().Equal("/items/1", "/contains");
        Covering(5).Should().Equal("/additionalItems", "/contains");

        IEnumerable<string> Covering(int index) => edges.Where(edge => edge.CoversItem(index)).Select(edge => edge.Target.Pointer);
    }

    [Fact]
    public void A_node_shows_the_schema_as_written()
    {
        var validator = Schemas.Validator("""{"properties":{"a":{"title":"A","x-label":"y"},"b":false}}""");
        var (a, b) = (validator.Root.Edges[0].Target, validator.Root.Edges[1].Target);

        a.Json.GetProperty("x-label").GetString().Should().Be("y");
        a.Boolean.Should().BeNull();
        b.Boolean.Should().BeFalse();
        b.Pointer.Should().Be("/properties/b");
        b.DocumentUri.Should().Be(new Uri("test:///schema"));
    }

    [Fact]
    public void The_graph_of_a_recursive_schema_is_a_circle()
    {
        var root = Schemas.Validator("""{"properties":{"child":{"$ref":"#"}}}""").Root;

        root.Edges.Single().Target.Edges.Single().Target.Should().BeSameAs(root);
    }

    private static IEnumerable<string> Edges(string schema) =>
        Schemas.Validator(schema).Root.Edges.Select(edge => $"{edge.Kind} {edge.Keyword} {edge.Name} {edge.Index}");
}
