using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Explaining;

public class FindingTests
{
    private const string Event = """
        {
          "type": "object",
          "required": ["action", "path"],
          "additionalProperties": false,
          "properties": {
            "action": { "enum": ["get", "save"] },
            "path": { "$ref": "#/definitions/path" },
            "sizes": { "items": { "type": "integer", "minimum": 0 } },
            "never": false
          },
          "definitions": { "path": { "type": "string", "maxLength": 3, "pattern": "^a" } }
        }
        """;

    [Fact]
    public void Every_finding_is_reported_with_keyword_pointers_and_message() =>
        Schemas.Judge(Event, """{"path":"secret","sizes":[1,-1,"secret"],"never":1,"secret":1,"secret2":2}""").Findings.Lines().Should().Equal(
            "required |  | /required | required property 'action' is missing",
            "maxLength | /path | /properties/path/$ref/maxLength | the string must have at most 3 characters",
            "pattern | /path | /properties/path/$ref/pattern | the string does not match the pattern '^a'",
            "minimum | /sizes/1 | /properties/sizes/items/minimum | value must be at least 0",
            "type | /sizes/2 | /properties/sizes/items/type | value must be of type integer",
            "properties | /never | /properties/never | property 'never' is not allowed",
            "additionalProperties |  | /additionalProperties | the object has 2 properties that the schema does not allow");

    [Fact]
    public void The_absolute_location_is_where_the_keyword_stands() =>
        Schemas.Judge(Event, """{"path":"abcd","action":"get"}""").Findings.Single().AbsoluteLocation.Should().Be("test:///schema#/definitions/path/maxLength");

    [Fact]
    public void Pointers_escape_the_names_they_are_made_of()
    {
        var finding = Schemas.Judge("""{"properties":{"a/b~c d":{"type":"null"}}}""", """{"a/b~c d":1}""").Findings.Single();

        finding.InstancePointer.Should().Be("/a~1b~0c d");
        finding.SchemaPointer.Should().Be("/properties/a~1b~0c d/type");
        finding.AbsoluteLocation.Should().Be("test:///schema#/properties/a~1b~0c%20d/type");
    }

    [Theory]
    [InlineData("""{"type":["string","null"]}""", "1", "type |  | /type | value must be of one of the types string, null")]
    [InlineData("""{"const":"x"}""", "1", "const |  | /const | value must be \"x\"")]
    [InlineData("""{"enum":[1,"x"]}""", "2", "enum |  | /enum | value must be one of 1, \"x\"")]
    [InlineData("""{"exclusiveMinimum":2}""", "2", "exclusiveMinimum |  | /exclusiveMinimum | value must be greater than 2")]
    [InlineData("""{"exclusiveMaximum":2}""", "2", "exclusiveMaximum |  | /exclusiveMaximum | value must be less than 2")]
    [InlineData("""{"maximum":1.50}""", "2", "maximum |  | /maximum | value must be at most 1.50")]
    [InlineData("""{"multipleOf":2}""", "3", "multipleOf |  | /multipleOf | value must be a multiple of 2")]
    [InlineData("""{"minLength":1}""", "\"\"", "minLength |  | /minLength | the string must have at least 1 character")]
    [InlineData("""{"minItems":2}""", "[]", "minItems |  | /minItems | the array must have at least 2 items")]
    [InlineData("""{"maxProperties":0}""", "{\"a\":1}", "maxProperties |  | /maxProperties | the object must have at most 0 properties")]
    [InlineData("""{"uniqueItems":true}""", "[1,2,1]", "uniqueItems |  | /uniqueItems | items must differ from one another, and items 0 and 2 (from 0) are the same")]
    [InlineData("""{"not":{}}""", "1", "not |  | /not | value matches the schema in 'not', which it must not")]
    [InlineData("""{"contains":{"type":"null"}}""", "[1]", "contains |  | /contains | at least 1 of the items must match 'contains', and 0 do")]
    [InlineData("""{"items":[{}],"additionalItems":false}""", "[1,2]", "additionalItems |  | /additionalItems | the array must have at most 1 items")]
    [InlineData("""{"format":"date"}""", "\"x\"", "format |  | /format | the string is no date")]
    [InlineData("""{"if":{},"then":{"required":["a"]}}""", "{}", "required |  | /then/required | required property 'a' is missing")]
    [InlineData("""{"dependencies":{"a":["b"]}}""", """{"a":1}""", "dependencies |  | /dependencies | property 'b' is missing, which is required where 'a' is present")]
    [InlineData("""{"patternProperties":{"^x":false}}""", """{"xy":1}""", "patternProperties |  | /patternProperties | the object has a property that the schema does not allow")]
    [InlineData("false", "1", " |  |  | no value is allowed here")]
    public void Each_keyword_says_what_would_be_right(string schema, string instance, string expected) =>
        Schemas.Judge(schema, instance).Findings.Lines().Should().Equal(expected);

    [Fact]
    public void Alternatives_explain_why_each_of_them_refused()
    {
        var finding = Schemas.Judge("""{"anyOf":[{"type":"string"},{"required":["a"]}]}""", "{}").Findings.Single();

        finding.Message.Should().Be("value matches none of the 2 alternatives in 'anyOf'");
        finding.Causes.Lines().Should().Equal(
            "type |  | /anyOf/0/type | value must be of type string",
            "required |  | /anyOf/1/required | required property 'a' is missing");
    }

    [Fact]
    public void One_of_too_many_names_the_two() =>
        Schemas.Judge("""{"oneOf":[{"type":"null"},{"minimum":1},{"maximum":9}]}""", "5").Findings.Single().Message
            .Should().Be("value must match exactly one alternative in 'oneOf', and it matches numbers 1 and 2 (from 0)");

    [Fact]
    public void A_name_that_is_not_allowed_is_a_finding_of_the_object() =>
        Schemas.Judge("""{"properties":{"o":{"propertyNames":{"maxLength":2}}}}""", """{"o":{"secret":1}}""").Findings.Single().Causes.Lines()
            .Should().Equal("maxLength | /o | /properties/o/propertyNames/maxLength | the string must have at most 2 characters");

    [Theory]
    [InlineData(Event, """{"action":"canary","path":"canary","sizes":["canary"],"canary":1}""")]
    [InlineData("""{"oneOf":[{"const":1},{"items":{"type":"null"}}],"propertyNames":{"maxLength":1},"format":"date"}""", """{"canary":"canary"}""")]
    [InlineData("""{"pattern":"^x","format":"date","maxLength":1}""", "\"canary\"")]
    [InlineData("{}", """{"canary":1,"canary":2}""")]
    [InlineData("{}", "canary")]
    public void No_message_holds_a_value_or_a_name_of_the_instance(string schema, string instance)
    {
        var verdict = Schemas.Judge(schema, instance);

        verdict.IsValid.Should().BeFalse();
        All(verdict.Findings).Should().NotBeEmpty().And.OnlyContain(finding => !finding.Message.Contains("canary"));

        static IEnumerable<SchemaFinding> All(IEnumerable<SchemaFinding> findings) => findings.SelectMany(finding => All(finding.Causes).Prepend(finding));
    }

    [Fact]
    public void A_malformed_instance_is_told_from_an_invalid_one()
    {
        var verdict = Schemas.Judge("{}", "{\"a\":\n[1,}");

        verdict.Status.Should().Be(SchemaStatus.Malformed);
        verdict.Findings.Lines().Should().Equal(" | /a |  | the text is not JSON at line 2, column 4");
    }

    [Fact]
    public void Findings_end_at_the_bound()
    {
        var instance = "[" + string.Join(',', Enumerable.Repeat("1", 1_000)) + "]";

        Schemas.Judge("""{"items":{"type":"string"}}""", instance, new SchemaOptions { MaxFindings = 10 }).Findings.Should().HaveCount(10);
    }

    [Fact]
    public void An_element_and_its_text_have_one_verdict()
    {
        var validator = Schemas.Validator(Event);
        using var document = JsonDocument.Parse("""{"outer":{"action":"get","path":"abc"}}""");
        var element = document.RootElement.GetProperty("outer");

        validator.IsValid(element).Should().BeTrue();
        validator.Evaluate(element).Status.Should().Be(SchemaStatus.Valid);
        validator.IsValid(document.RootElement).Should().BeFalse();
        validator.IsValid(Encoding.UTF8.GetBytes("""{"action":"get","path":"abc"}""")).Should().BeTrue();
    }

    [Fact]
    public void Many_threads_may_use_one_validator()
    {
        var validator = Schemas.Validator("""{"items":{"enum":[{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9}],"patternProperties":{"^[a-z]$":{"maximum":9}}}}""");
        var good = """[{"i":9,"h":8,"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":1}]"""u8.ToArray();
        var bad = """[{"i":9,"h":8,"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":10}]"""u8.ToArray();

        Parallel.For(0, 1_000, number => validator.IsValid(number % 2 == 0 ? good : bad).Should().Be(number % 2 == 0));
    }
}
