using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Sampling;

public class SchemaSamplerTests
{
    private const string Order = """
        {
          "type": "object",
          "properties": {
            "number": { "type": "integer", "minimum": 1, "maximum": 99999 },
            "placed": { "type": "string", "format": "date-time" },
            "state": { "enum": ["open", "paid"] },
            "customer": { "type": "string", "minLength": 3, "maxLength": 20 },
            "code": { "type": "string", "pattern": "^[A-Z]{2}-[0-9]{4}$" },
            "lines": {
              "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true,
              "items": { "type": "object", "properties": { "price": { "type": "number", "exclusiveMinimum": 0, "multipleOf": 0.01 } }, "required": ["price"] }
            },
            "note": { "type": "string", "examples": ["by the door"] }
          },
          "required": ["number", "state", "lines"],
          "additionalProperties": false
        }
        """;

    [Fact]
    public void A_sample_of_everything_has_each_declared_property_in_the_order_of_the_schema()
    {
        string sample = Text(new SchemaSampler(Schemas.Validator(Order)).Accepted());

        sample.Should().MatchRegex("""^\{"number":42,"placed":"2026-01-15T09:30:00Z","state":"open","customer":"customer","code":"[A-Z]{2}-[0-9]{4}","lines":\[\{"price":42\}\],"note":"by the door"\}$""");
    }

    [Fact]
    public void A_sample_of_what_is_required_has_nothing_else() =>
        Text(new SchemaSampler(Schemas.Validator(Order)).Accepted(SampleExtent.Required)).Should().Be("""{"number":42,"state":"open","lines":[{"price":42}]}""");

    [Fact]
    public void A_seed_gives_the_same_sample_again_and_another_seed_another()
    {
        var sampler = new SchemaSampler(Schemas.Validator(Order));

        var samples = Enumerable.Range(0, 20).Select(seed => Text(sampler.Accepted(SampleExtent.Varied, seed))).ToList();

        samples.Should().Equal(Enumerable.Range(0, 20).Select(seed => Text(sampler.Accepted(SampleExtent.Varied, seed))));
        samples.Distinct().Should().HaveCountGreaterThan(15);
    }

    [Fact]
    public void Each_keyword_has_an_instance_that_it_alone_refuses()
    {
        var refused = new SchemaSampler(Schemas.Validator(Order)).Refused();

        refused.Select(sample => sample.Finding.SchemaPointer).Distinct().Should().BeEquivalentTo(
            "/type", "/required", "/additionalProperties",
            "/properties/number/type", "/properties/number/minimum", "/properties/number/maximum",
            "/properties/placed/type", "/properties/placed/format", "/properties/state/enum",
            "/properties/customer/type", "/properties/customer/minLength", "/properties/customer/maxLength",
            "/properties/code/type", "/properties/code/pattern",
            "/properties/lines/type", "/properties/lines/minItems", "/properties/lines/uniqueItems",
            "/properties/lines/items/type", "/properties/lines/items/required",
            "/properties/lines/items/properties/price/type", "/properties/lines/items/properties/price/exclusiveMinimum", "/properties/lines/items/properties/price/multipleOf",
            "/properties/note/type");
        refused.Count(sample => sample.Finding.SchemaPointer == "/required").Should().Be(3, "each name can be missing");
    }

    [Theory]
    [InlineData("""{ "type": "string", "minLength": 5, "maxLength": 4 }""")]
    [InlineData("""{ "type": "object", "required": ["a"], "properties": { "a": { "$ref": "#" } } }""")]
    [InlineData("""{ "allOf": [{ "type": "string" }, { "type": "number" }] }""")]
    [InlineData("""{ "type": "object", "minProperties": 3, "maxProperties": 2 }""")]
    [InlineData("""{ "type": "array", "items": false, "minItems": 1 }""")]
    [InlineData("""{ "type": "string", "minLength": 2000000000 }""")]
    public void What_nothing_satisfies_has_no_sample(string schema)
    {
        var sampler = new SchemaSampler(Schemas.Validator(schema));

        sampler.Accepted().Should().BeNull();
        sampler.Refused().Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{ "type": "integer", "multipleOf": 7, "minimum": 100 }""")]
    [InlineData("""{ "type": "number", "minimum": 1e300 }""")]
    [InlineData("""{ "type": "string", "pattern": "^(a|b)+c{3,5}\\d$", "minLength": 40 }""")]
    [InlineData("""{ "type": "string", "pattern": "^\\p{Script=Greek}+$", "maxLength": 2 }""")]
    [InlineData("""{ "type": "object", "propertyNames": { "pattern": "^x-" }, "minProperties": 4 }""")]
    [InlineData("""{ "type": "object", "patternProperties": { "^[0-9]+$": { "type": "boolean" } }, "additionalProperties": false, "minProperties": 2 }""")]
    [InlineData("""{ "type": "object", "properties": { "child": { "$ref": "#" }, "name": { "type": "string" } }, "required": ["name"] }""")]
    [InlineData("""{ "oneOf": [{ "required": ["a"] }, { "required": ["b"] }], "type": "object" }""")]
    [InlineData("""{ "type": "object", "required": ["kind"], "properties": { "kind": { "enum": ["x", "y"] } }, "if": { "properties": { "kind": { "const": "x" } } }, "then": { "required": ["size"] }, "else": { "required": ["weight"] } }""")]
    [InlineData("""{ "type": "array", "contains": { "const": 7 }, "items": { "type": "integer" }, "uniqueItems": true, "minItems": 5 }""")]
    public void A_demanding_schema_has_samples_of_every_extent(string schema)
    {
        var validator = Schemas.Validator(schema);

        foreach (var extent in Enum.GetValues<SampleExtent>())
        {
            for (int seed = 0; seed < 5; seed++)
                validator.Evaluate(Encoding.UTF8.GetBytes(Text(new SchemaSampler(validator).Accepted(extent, seed)))).IsValid.Should().BeTrue();
        }
    }

    private static string Text(byte[]? sample) => Encoding.UTF8.GetString(sample.Should().NotBeNull().And.Subject.ToArray());
}
