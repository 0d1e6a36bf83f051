using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

/// <summary>Corners of the specifications where validators tend to differ: both engines must give the verdict that stands beside the pair.</summary>
public sealed class OddPairsTests
{
    [Theory]
    [InlineData(2020, """{"maximum":1e308}""", "1e400", false)]
    [InlineData(2020, """{"minimum":1e-400,"maximum":1e400}""", "1", true)]
    [InlineData(2020, """{"const":0}""", "-0.0e5", true)]
    [InlineData(2020, """{"enum":[-0]}""", "0", true)]
    [InlineData(2020, """{"uniqueItems":true}""", "[1,1.0]", false)]
    [InlineData(2020, """{"uniqueItems":true}""", "[0,-0]", false)]
    [InlineData(2020, """{"uniqueItems":true}""", "[1,true,0,false,\"1\",[1],[true],{\"a\":1},{\"a\":true}]", true)]
    [InlineData(2020, """{"uniqueItems":true}""", """[{"a":1,"b":[2.0]},{"b":[2],"\u0061":1e0}]""", false)]
    [InlineData(2020, """{"type":"integer"}""", "1e400", true)]
    [InlineData(2020, """{"type":"integer"}""", "12345678901234567890.50e1", true)]
    [InlineData(2020, """{"multipleOf":0.1}""", "0.30000000000000004", false)]
    [InlineData(2020, """{"multipleOf":0.1}""", "0.3", true)]
    [InlineData(2020, """{"multipleOf":1e-8}""", "12391239123", true)]
    [InlineData(2020, """{"multipleOf":3}""", "-9e100", true)]
    [InlineData(2020, """{"exclusiveMaximum":9007199254740993}""", "9007199254740992.9", true)]
    [InlineData(2020, """{"exclusiveMaximum":9007199254740993}""", "9007199254740993.0", false)]
    [InlineData(4, """{"type":"integer"}""", "1.0", false)]
    [InlineData(6, """{"type":"integer"}""", "1.0", true)]
    [InlineData(4, """{"minimum":1,"exclusiveMinimum":true}""", "1.0", false)]
    [InlineData(4, """{"minimum":1,"exclusiveMinimum":false}""", "1", true)]
    [InlineData(4, """{"const":1,"contains":false,"if":true,"then":{"not":{}}}""", "[2]", true)]
    [InlineData(7, """{"$ref":"#/definitions/a","type":"string","definitions":{"a":{"type":"integer"}}}""", "1", true)]
    [InlineData(7, """{"properties":{"$ref":{"type":"string"}}}""", """{"$ref":1}""", false)]
    [InlineData(2019, """{"$ref":"#/$defs/a","type":"string","$defs":{"a":{"minLength":2}}}""", "\"a\"", false)]
    [InlineData(7, """{"dependencies":{"a":["b"],"b":{"minProperties":3},"":false}}""", """{"a":1,"b":2}""", false)]
    [InlineData(7, """{"dependencies":{"":false}}""", """{"":1}""", false)]
    [InlineData(7, """{"items":[{"type":"string"}],"additionalItems":{"type":"null"}}""", """["a",null,1]""", false)]
    [InlineData(7, """{"items":{"type":"string"},"additionalItems":false}""", """["a","b"]""", true)]
    [InlineData(2020, """{"items":false}""", "[]", true)]
    [InlineData(2020, """{"contains":{},"minContains":0}""", "[]", true)]
    [InlineData(2020, """{"contains":{}}""", "[]", false)]
    [InlineData(2020, """{"contains":{"const":1},"minContains":0,"maxContains":1}""", "[1,1]", false)]
    [InlineData(2020, """{"minContains":2,"maxContains":0}""", "[1]", true)]
    [InlineData(2020, """{"contains":{"const":1},"minContains":2.0}""", "[1,1]", true)]
    [InlineData(2020, """{"prefixItems":[{"const":1}],"contains":{"type":"string"},"unevaluatedItems":false}""", """[1,"a","b"]""", true)]
    [InlineData(2020, """{"prefixItems":[{"const":1}],"contains":{"type":"string"},"unevaluatedItems":false}""", """[1,"a",2]""", false)]
    [InlineData(2020, """{"contains":{"type":"string"},"minContains":0,"unevaluatedItems":false}""", """["a"]""", true)]
    [InlineData(2019, """{"contains":{"type":"string"},"unevaluatedItems":false}""", """["a"]""", false)]
    [InlineData(2019, """{"$ref":"#/$defs/newer","unevaluatedItems":false,"$defs":{"newer":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"test:///newer","contains":{"type":"string"}}}}""", """["a","b"]""", true)]
    [InlineData(2020, """{"$ref":"#/$defs/older","unevaluatedItems":false,"$defs":{"older":{"$schema":"https://json-schema.org/draft/2019-09/schema","$id":"test:///older","contains":{"type":"string"}}}}""", """["a","b"]""", false)]
    [InlineData(2020, """{"anyOf":[{"prefixItems":[{"const":1},true]},{"prefixItems":[{"const":1}]}],"unevaluatedItems":{"type":"null"}}""", "[1,2,null]", true)]
    [InlineData(2020, """{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":false}""", """{"a":1}""", false)]
    [InlineData(2020, """{"if":{"properties":{"a":true}},"unevaluatedProperties":false}""", """{"a":1}""", true)]
    [InlineData(2020, """{"properties":{"a":{"unevaluatedProperties":false,"allOf":[{"properties":{"b":true}}]}},"unevaluatedProperties":false}""", """{"a":{"b":1,"c":2}}""", false)]
    [InlineData(2020, """{"propertyNames":{"$ref":"#/$defs/n"},"$defs":{"n":{"maxLength":1,"pattern":"^\\p{L}$"}}}""", """{"\u00e9":1,"💩":2}""", false)]
    [InlineData(2020, """{"propertyNames":{"$ref":"#/$defs/n"},"$defs":{"n":{"maxLength":1,"pattern":"^\\p{L}$"}}}""", """{"\u00e9":1,"𐐷":2}""", true)]
    [InlineData(2020, """{"propertyNames":false}""", "{}", true)]
    [InlineData(2020, """{"patternProperties":{"^\\$\\{[^}\\n]+\\}$":{"type":"null"}},"additionalProperties":false}""", """{"${a}":null,"\u0024{\"}":null}""", true)]
    [InlineData(2020, """{"patternProperties":{"\\u{1F4A9}|\\cJ":false}}""", """{"a💩":1}""", false)]
    [InlineData(2020, """{"patternProperties":{"\\u{1F4A9}|\\cJ":false}}""", """{"a\n":1}""", false)]
    [InlineData(2020, """{"properties":{"\u00e9":false}}""", """{"e\u0301":1}""", true)]
    [InlineData(7, """{"format":"email"}""", """ "\"a\\\"b\"@example.org" """, true)]
    [InlineData(7, """{"format":"email"}""", """ "\"a\\\\\"b\"@example.org" """, false)]
    [InlineData(2020, """{"properties":{"\u0000":{"type":"null"}}}""", """{"\u0000":1}""", false)]
    [InlineData(2020, """{"properties":{"__proto__":{"type":"number"},"length":{"const":"0"}},"required":["constructor"]}""", """{"length":"0"}""", false)]
    [InlineData(2020, """{"pattern":"^a$"}""", "\"a\\n\"", false)]
    [InlineData(2020, """{"pattern":"^\\d$"}""", "\"٣\"", false)]
    [InlineData(2020, """{"pattern":"^\\S$"}""", "\"\\ufeff\"", false)]
    [InlineData(2020, """{"pattern":"^.$"}""", "\"\\u2028\"", false)]
    [InlineData(2020, """{"minLength":2}""", "\"\\ud83d\\udca9\"", false)]
    [InlineData(7, """{"format":"date-time"}""", "12", true)]
    [InlineData(7, """{"format":"ipv4"}""", "[]", true)]
    [InlineData(7, """{"format":"no-such-format"}""", "\"x\"", true)]
    [InlineData(7, """{"format":"date-time"}""", "\"1990-12-31T15:59:60-08:00\"", true)]
    [InlineData(7, """{"format":"date-time"}""", "\"2100-02-29T00:00:00Z\"", false)]
    [InlineData(2020, """{"$id":"test:///list","$dynamicRef":"#n","$defs":{"d":{"$dynamicAnchor":"n","type":"array","items":{"$dynamicRef":"#n"}}}}""", "[[[]],[1]]", false)]
    [InlineData(2020, """{"$id":"test:///strict","$dynamicAnchor":"n","$ref":"tree","unevaluatedProperties":false,"$defs":{"t":{"$id":"tree","$dynamicAnchor":"n","type":"object","properties":{"data":true,"kids":{"type":"array","items":{"$dynamicRef":"#n"}}}}}}""", """{"kids":[{"kids":[{"daat":1}]}]}""", false)]
    [InlineData(2020, """{"$id":"test:///strict","$dynamicAnchor":"n","$ref":"tree","unevaluatedProperties":false,"$defs":{"t":{"$id":"tree","$dynamicAnchor":"n","type":"object","properties":{"data":true,"kids":{"type":"array","items":{"$dynamicRef":"#n"}}}}}}""", """{"kids":[{"kids":[{"data":1}]}]}""", true)]
    [InlineData(2019, """{"$recursiveAnchor":true,"type":"object","additionalProperties":{"$recursiveRef":"#"}}""", """{"a":{"b":1}}""", false)]
    [InlineData(2020, """{"dependentRequired":{"a":["b","a"]},"dependentSchemas":{"b":{"required":["c"]}}}""", """{"a":1,"b":1}""", false)]
    [InlineData(2020, """{"oneOf":[{"type":"integer"},{"type":"number"}]}""", "1.5", true)]
    [InlineData(2020, """{"oneOf":[{"type":"integer"},{"type":"number"}]}""", "15e-1", true)]
    [InlineData(2020, """{"oneOf":[{"type":"integer"},{"type":"number"}]}""", "10e-1", false)]
    [InlineData(2020, """{"const":{"a":[1,{"b":null}]}}""", """{"a":[1.0,{"b":null}]}""", true)]
    [InlineData(2020, """{"enum":[[],{},"",null,0,false]}""", "[ ]", true)]
    [InlineData(2020, """{"maxProperties":0,"then":false,"else":false}""", "{}", true)]
    public void Both_engines_know_the_answer(int draft, string schema, string instance, bool expected)
    {
        var validator = Schemas.Validator(schema, new SchemaOptions { DefaultDialect = Dialect(draft) });
        var utf8 = Encoding.UTF8.GetBytes(instance);

        var fast = validator.RunFast(utf8);
        validator.Evaluate(utf8).IsValid.Should().Be(expected);
        if (fast != FastVerdict.Undecided)
            (fast == FastVerdict.Valid).Should().Be(expected, "the fast run says so too");
    }

    [Theory]
    [InlineData("{\"\u0001\":1}")]
    [InlineData("{\"a\":1,\"\u0001\":1}")]
    [InlineData("{\"b\":1,\"a\":1,\"\u0001\":1}")]
    [InlineData("{\"b\":1,\"\u0001\":1,\"\u0001\":1}")]
    public void A_control_character_as_a_name_is_no_known_name(string instance)
    {
        var utf8 = Encoding.UTF8.GetBytes(instance);
        foreach (var schema in (string[])["""{"properties":{"a":true,"b":true}}""", """{"required":["a"]}""", """{"properties":{"a":{"minLength":1}},"minProperties":1}"""])
            Schemas.Validator(schema).IsValid(utf8).Should().BeFalse();
    }

    private static JsonSchemaDialect Dialect(int draft) => draft switch
    {
        4 => JsonSchemaDialect.Draft4,
        6 => JsonSchemaDialect.Draft6,
        7 => JsonSchemaDialect.Draft7,
        2019 => JsonSchemaDialect.Draft201909,
        _ => JsonSchemaDialect.Draft202012,
    };
}
