using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Bounds;

/// <summary>A metaschema of one's own may ask for nothing at all, and none is asked about a schema that only a pointer has found: neither may break planning or judging.</summary>
public sealed class CarelessMetaschemaTests
{
    private const string Metaschema = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"test:///careless","$vocabulary":{
         "https://json-schema.org/draft/2020-12/vocab/core":true,"https://json-schema.org/draft/2020-12/vocab/applicator":true,
         "https://json-schema.org/draft/2020-12/vocab/unevaluated":true,"https://json-schema.org/draft/2020-12/vocab/validation":true,
         "https://json-schema.org/draft/2020-12/vocab/format-assertion":true}}
        """;

    [Theory]
    [InlineData("\"required\":[1,null]")]
    [InlineData("\"required\":5")]
    [InlineData("\"type\":5")]
    [InlineData("\"type\":[5,{}]")]
    [InlineData("\"type\":\"sting\"")]
    [InlineData("\"pattern\":3")]
    [InlineData("\"pattern\":null")]
    [InlineData("\"minLength\":\"a\",\"maxItems\":-1,\"minItems\":{}")]
    [InlineData("\"minimum\":\"a\",\"exclusiveMaximum\":true,\"multipleOf\":\"x\"")]
    [InlineData("\"multipleOf\":0")]
    [InlineData("\"multipleOf\":-2")]
    [InlineData("\"not\":5")]
    [InlineData("\"if\":5,\"then\":true")]
    [InlineData("\"propertyNames\":5")]
    [InlineData("\"contains\":5")]
    [InlineData("\"unevaluatedItems\":5")]
    [InlineData("\"unevaluatedProperties\":[]")]
    [InlineData("\"enum\":5,\"uniqueItems\":3")]
    [InlineData("\"dependentRequired\":{\"a\":[1]},\"dependentSchemas\":4")]
    [InlineData("\"dependentRequired\":5")]
    [InlineData("\"allOf\":[5],\"anyOf\":{},\"oneOf\":[]")]
    [InlineData("\"anyOf\":[]")]
    [InlineData("\"properties\":{\"a\":5},\"items\":7,\"prefixItems\":[3]")]
    [InlineData("\"patternProperties\":{\"(\":5},\"format\":5")]
    [InlineData("\"$ref\":5,\"$dynamicRef\":[]")]
    public void A_keyword_with_a_senseless_value_is_a_problem_though_no_metaschema_says_so(string keywords)
    {
        var known = new GivenDocuments(new() { ["test:///careless"] = Schemas.Document(Metaschema, "test:///careless") });
        var careless = Schemas.Compile($$"""{"$schema":"test:///careless",{{keywords}}}""", null, known);
        var found = Schemas.Compile($$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/x-parts/a","x-parts":{"a":{ {{keywords}} } } }""");

        careless.Problems.Should().OnlyContain(problem => problem.Kind == SchemaProblemKind.MetaschemaViolation || problem.Kind == SchemaProblemKind.PatternInvalid).And.NotBeEmpty();
        found.Problems.Select(problem => problem.Kind).Should().Equal(careless.Problems.Select(problem => problem.Kind));
    }

    [Theory]
    [InlineData("\"minimum\":1,\"exclusiveMinimum\":true")]
    [InlineData("\"dependencies\":{\"a\":5}")]
    [InlineData("\"items\":[5]")]
    [InlineData("\"const\":1,\"required\":true")]
    public void A_schema_that_only_a_pointer_finds_is_held_to_its_dialect(string keywords) =>
        Schemas.Compile($$"""{"$ref":"#/x-parts/a","x-parts":{"a":{ {{keywords}} } } }""").Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.MetaschemaViolation);

    [Fact]
    public void A_metaschema_that_is_unfit_to_run_is_not_run()
    {
        var known = new GivenDocuments(new()
        {
            ["test:///careless"] = Schemas.Document(Metaschema, "test:///careless"),
            ["test:///unfit"] = Schemas.Document("""{"$schema":"test:///careless","$id":"test:///unfit","type":5,"not":7}""", "test:///unfit"),
        });

        Schemas.Compile("""{"$schema":"test:///unfit"}""", null, known).Problems.Should().OnlyContain(problem => problem.Document == new Uri("test:///unfit")).And.HaveCount(2);
    }
}
