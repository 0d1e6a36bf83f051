using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Loading;

public class CompilationTests
{
    [Fact]
    public void Every_problem_is_reported_with_its_pointer()
    {
        var compilation = Schemas.Compile("""
            {
              "properties": {
                "a": { "minLength": -1, "type": "text" },
                "b": { "$ref": "#/definitions/none" },
                "c": { "pattern": "(" },
                "d": { "pattern": "(?=x)" },
                "e": { "$ref": "http://example.test/none.json" },
                "f": { "$ref": "#f" },
                "g": 12
              }
            }
            """);

        compilation.Succeeded.Should().BeFalse();
        compilation.Validator.Should().BeNull();
        compilation.Problems.Select(problem => (problem.Kind, problem.Pointer)).Should().BeEquivalentTo(
        [
            (SchemaProblemKind.MetaschemaViolation, "/properties/a/minLength"),
            (SchemaProblemKind.MetaschemaViolation, "/properties/a/type"),
            (SchemaProblemKind.UnresolvedReference, "/properties/b/$ref"),
            (SchemaProblemKind.PatternInvalid, "/properties/c/pattern"),
            (SchemaProblemKind.PatternNeedsBacktracking, "/properties/d/pattern"),
            (SchemaProblemKind.UnresolvedReference, "/properties/e/$ref"),
            (SchemaProblemKind.UnresolvedReference, "/properties/f/$ref"),
            (SchemaProblemKind.MetaschemaViolation, "/properties/g"),
        ]);
        compilation.Problems.Should().OnlyContain(problem => problem.Document == new Uri("test:///schema") && problem.Message.Length > 20);
    }

    [Theory]
    [InlineData("""{"$schema":"http://example.test/unknown"}""", SchemaProblemKind.UnknownDialect, "/$schema")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-03/schema#"}""", SchemaProblemKind.UnknownDialect, "/$schema")]
    [InlineData("12", SchemaProblemKind.MetaschemaViolation, "")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-04/schema#","items":true}""", SchemaProblemKind.MetaschemaViolation, "/items")]
    [InlineData("""{"a":1,"a":2}""", SchemaProblemKind.MalformedDocument, "")]
    [InlineData("""{"title":"\ud800"}""", SchemaProblemKind.MalformedDocument, "/title")]
    [InlineData("""{"definitions":{"a":{"$id":"http://a.test/"},"b":{"$id":"http://a.test/"}}}""", SchemaProblemKind.DuplicateIdentifier, "/definitions/b")]
    [InlineData("""{"definitions":{"a":{"$id":"#x"},"b":{"$id":"#x"}}}""", SchemaProblemKind.DuplicateIdentifier, "/definitions/b")]
    [InlineData("""{"$id":"urn:a:b","definitions":{"a":{"$id":"relative"}}}""", SchemaProblemKind.UnresolvedReference, "/definitions/a/$id")]
    public void What_cannot_be_compiled_says_why(string schema, SchemaProblemKind kind, string pointer) =>
        Schemas.Compile(schema).Problems.Select(problem => (problem.Kind, problem.Pointer)).Should().Equal((kind, pointer));

    [Theory]
    [InlineData("""{"$ref":"#"}""", "/$ref")]
    [InlineData("""{"allOf":[{"$ref":"#"}]}""", "/allOf/0/$ref")]
    [InlineData("""{"$ref":"#/definitions/a","definitions":{"a":{"anyOf":[{"$ref":"#/definitions/b"}]},"b":{"not":{"$ref":"#/definitions/a"}}}}""", "/definitions/b/not/$ref")]
    [InlineData("""{"definitions":{"a":{"if":{"$ref":"#/definitions/a"}}}}""", "/definitions/a/if/$ref")]
    [InlineData("""{"dependencies":{"a":{"$ref":"#"}}}""", "/dependencies/a/$ref")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$dynamicAnchor":"a","$dynamicRef":"#a"}""", "/$dynamicRef")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true,"$recursiveRef":"#"}""", "/$recursiveRef")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"http://a.test/derived","$dynamicAnchor":"slot","$ref":"base","$defs":{"base":{"$id":"base","allOf":[{"$dynamicRef":"#slot"}],"$defs":{"d":{"$dynamicAnchor":"slot"}}}}}""", "/$defs/base/allOf/0/$dynamicRef")]
    public void A_schema_that_never_leaves_the_value_is_refused(string schema, string pointer) =>
        Schemas.Compile(schema).Problems.Should().ContainSingle().Which.Should().Match<SchemaProblem>(problem => problem.Kind == SchemaProblemKind.InPlaceCycle && problem.Pointer == pointer);

    [Theory]
    [InlineData("""{"properties":{"a":{"$ref":"#"}}}""")]
    [InlineData("""{"items":{"$ref":"#"},"contains":{"$ref":"#"},"propertyNames":{"type":"string"}}""")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"http://a.test/derived","$ref":"base","$defs":{"s":{"$dynamicAnchor":"slot"},"base":{"$id":"base","allOf":[{"$dynamicRef":"#slot"}],"$defs":{"d":{"$dynamicAnchor":"slot"}}}}}""")]
    public void Recursion_that_goes_deeper_into_the_value_is_welcome(string schema) => Schemas.Compile(schema).Problems.Should().BeEmpty();

    [Theory]
    [InlineData("http://json-schema.org/draft-04/schema", "draft-04")]
    [InlineData("http://json-schema.org/draft-06/schema#", "draft-06")]
    [InlineData("http://json-schema.org/draft-07/schema", "draft-07")]
    [InlineData("https://json-schema.org/draft/2019-09/schema#", "2019-09")]
    [InlineData("https://json-schema.org/draft/2020-12/schema", "2020-12")]
    [InlineData("https://json-schema.org/v1", "v1")]
    public void A_dialect_is_found_by_its_address(string uri, string name)
    {
        JsonSchemaDialect.Find(uri)!.ToString().Should().Be(name);
        Schemas.Validator($$"""{"$schema":"{{uri}}"}""").Root.Dialect.Should().BeSameAs(JsonSchemaDialect.Find(uri));
    }

    [Fact]
    public void A_schema_without_dialect_is_read_in_the_default_one()
    {
        Schemas.Validator("{}").Root.Dialect.Should().BeSameAs(JsonSchemaDialect.Draft7);
        Schemas.Validator("{}", new SchemaOptions { DefaultDialect = JsonSchemaDialect.Draft202012 }).Root.Dialect.Should().BeSameAs(JsonSchemaDialect.Draft202012);
        JsonSchemaDialect.All.Should().HaveCount(6);
    }

    [Fact]
    public void A_root_id_that_is_a_name_is_no_address()
    {
        var document = Schemas.Document("""{"$id":"http://example.test/event","properties":{"a":{"$ref":"other"},"b":{"$ref":"#/definitions/c"}},"definitions":{"c":{"$id":"c.json"}}}""", "schemapacks:///hub.example/action?version=1", rootIdIsBase: false);
        var documents = new GivenDocuments(new() { ["other"] = Schemas.Document("true", "schemapacks:///hub.example/other?version=3") });

        SchemaCompiler.Compile(document, documents).Problems.Should().BeEmpty();

        documents.Asked.Should().Equal("other -> schemapacks:///hub.example/other");
    }

    [Fact]
    public void A_resolver_is_asked_once_per_target_and_its_documents_may_refer_on()
    {
        var documents = new GivenDocuments(new()
        {
            ["test:///a"] = Schemas.Document("""{"properties":{"b":{"$ref":"b#/definitions/x"}}}""", "test:///a"),
            ["test:///b"] = Schemas.Document("""{"definitions":{"x":{"type":"integer"}},"properties":{"root":{"$ref":"schema"}}}""", "test:///b"),
        });
        var compilation = Schemas.Compile("""{"allOf":[{"$ref":"a"},{"$ref":"a#"}]}""", resolver: documents);

        compilation.Problems.Should().BeEmpty();
        documents.Asked.Should().Equal("a -> test:///a", "b -> test:///b");
        compilation.Validator!.Evaluate("""{"b":"x"}"""u8.ToArray()).Findings[0].Should().Match<SchemaFinding>(
            finding => finding.SchemaPointer == "/allOf/0/$ref/properties/b/$ref/type" && finding.AbsoluteLocation == "test:///b#/definitions/x/type");
    }

    [Fact]
    public void A_problem_in_a_referenced_document_names_that_document()
    {
        var documents = new GivenDocuments(new() { ["test:///a"] = Schemas.Document("""{"maxLength":"x"}""", "test:///a") });

        Schemas.Compile("""{"$ref":"a"}""", resolver: documents).Problems.Should().ContainSingle()
            .Which.Should().Match<SchemaProblem>(problem => problem.Document == new Uri("test:///a") && problem.Pointer == "/maxLength");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("https://127.0.0.1:1/x")]
    [InlineData("file:///etc/hostname")]
    [InlineData("FILE:///etc/hostname")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("//127.0.0.1/x")]
    [InlineData("/etc/hostname")]
    [InlineData("\\\\\\\\127.0.0.1\\\\share")]
    [InlineData("%66ile:///etc/hostname")]
    [InlineData("../../../../etc/hostname")]
    public void Nothing_is_fetched_to_follow_a_reference(string reference) =>
        Schemas.Compile($$"""{"$ref":"{{reference}}"}""").Problems.Should().ContainSingle().Which.Kind.Should().Be(SchemaProblemKind.UnresolvedReference);

    [Fact]
    public void A_metaschema_may_demand_a_vocabulary_that_does_not_exist()
    {
        var metaschema = Schemas.Document("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"test:///meta","$vocabulary":{"https://json-schema.org/draft/2020-12/vocab/core":true,"http://example.test/vocab":true}}""", "test:///meta");
        var documents = new GivenDocuments(new() { ["test:///meta"] = metaschema });

        Schemas.Compile("""{"$schema":"test:///meta"}""", resolver: documents).Problems.Select(problem => problem.Kind).Should().Equal(SchemaProblemKind.UnknownVocabulary);
    }

    [Fact]
    public void A_custom_metaschema_judges_the_schema()
    {
        var metaschema = Schemas.Document("""{"$schema":"http://json-schema.org/draft-07/schema#","allOf":[{"$ref":"http://json-schema.org/draft-07/schema#"}],"required":["title"]}""", "test:///meta");
        var documents = new GivenDocuments(new() { ["test:///meta"] = metaschema });

        Schemas.Compile("""{"$schema":"test:///meta"}""", resolver: documents).Problems.Single().Message.Should().EndWith("required property 'title' is missing");
        Schemas.Compile("""{"$schema":"test:///meta","title":"x"}""", resolver: documents).Succeeded.Should().BeTrue();
    }
}
