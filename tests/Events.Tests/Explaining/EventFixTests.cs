using System.Text;
using SchemaPacks.Explaining;

namespace SchemaPacks.Tests.Events.Explaining;

public sealed class EventFixTests
{
    [Theory]
    [InlineData("a: { type: integer }", "", """{"a":"5"}""", """[{"op":"replace","path":"/a","value":5}]""")]
    [InlineData("a: { type: integer }", "", """{"a":4.6}""", """[{"op":"replace","path":"/a","value":5}]""")]
    [InlineData("a: { type: number }", "", """{"a":" 1.50 "}""", """[{"op":"replace","path":"/a","value":1.5}]""")]
    [InlineData("a: { type: string }", "", """{"a":5}""", """[{"op":"replace","path":"/a","value":"5"}]""")]
    [InlineData("a: { type: boolean }", "", """{"a":"Yes"}""", """[{"op":"replace","path":"/a","value":true}]""")]
    [InlineData("a: { type: array, items: { type: string } }", "", """{"a":"x"}""", """[{"op":"replace","path":"/a","value":["x"]}]""")]
    [InlineData("a: { type: string }", "", """{"a":["x"]}""", """[{"op":"replace","path":"/a","value":"x"}]""")]
    [InlineData("a: { type: string }", "", """{"a":null}""", """[{"op":"remove","path":"/a"}]""")]
    [InlineData("a: { enum: [start, stop] }", "", """{"a":"Stop"}""", """[{"op":"replace","path":"/a","value":"stop"}]""")]
    [InlineData("a: { enum: [start, stop] }", "", """{"a":"strt"}""", """[{"op":"replace","path":"/a","value":"start"}]""")]
    [InlineData("a: { const: 7 }", "required: [a]", """{"a":"seven"}""", """[{"op":"replace","path":"/a","value":7}]""")]
    [InlineData("a: { type: integer, minimum: 3 }", "", """{"a":1}""", """[{"op":"replace","path":"/a","value":3}]""")]
    [InlineData("a: { type: number, exclusiveMaximum: 10 }", "", """{"a":10}""", """[{"op":"replace","path":"/a","value":9}]""")]
    [InlineData("a: { type: integer, multipleOf: 5 }", "", """{"a":13}""", """[{"op":"replace","path":"/a","value":15}]""")]
    [InlineData("a: { type: integer, minimum: 3 }", "", """{"a":"1"}""", """[{"op":"replace","path":"/a","value":3}]""")]
    [InlineData("a: { type: string, maxLength: 3 }", "", """{"a":"äöüß"}""", """[{"op":"replace","path":"/a","value":"äöü"}]""")]
    [InlineData("a: { type: string, pattern: '^[a-z]+$' }", "", """{"a":"Ada"}""", """[{"op":"replace","path":"/a","value":"ada"}]""")]
    [InlineData("a: { type: array, prefixItems: [{}], items: false }", "", """{"a":[1,2]}""", """[{"op":"remove","path":"/a/1"}]""")]
    [InlineData("a: { type: array, maxItems: 2 }", "", """{"a":[1,2,3,4]}""", """[{"op":"remove","path":"/a/3"},{"op":"remove","path":"/a/2"}]""")]
    [InlineData("a: { type: array, uniqueItems: true }", "", """{"a":[1,2,1]}""", """[{"op":"remove","path":"/a/2"}]""")]
    [InlineData("a: { type: array, items: { type: integer } }", "", """{"a":[1,"2"]}""", """[{"op":"replace","path":"/a/1","value":2}]""")]
    [InlineData("a: { type: array, minItems: 2, items: { const: 4 } }", "", """{"a":[4]}""", """[{"op":"add","path":"/a/-","value":4}]""")]
    [InlineData("a: { type: array, contains: { const: 4 } }", "", """{"a":[1]}""", """[{"op":"add","path":"/a/-","value":4}]""")]
    [InlineData("a: { const: 1 }", "required: [a]", """{}""", """[{"op":"add","path":"/a","value":1}]""")]
    [InlineData("a: {}, b: { const: 1 }", "dependentRequired: { a: [b] }", """{"a":1}""", """[{"op":"add","path":"/b","value":1}]""")]
    [InlineData("a: {}", "additionalProperties: false", """{"a":1,"b":2,"c":3}""", """[{"op":"remove","path":"/b"},{"op":"remove","path":"/c"}]""")]
    [InlineData("a: {}", "unevaluatedProperties: false", """{"a":1,"b":2}""", """[{"op":"remove","path":"/b"}]""")]
    [InlineData("user-name: { type: string }", "required: [user-name]", """{"userName":"ada"}""", """[{"op":"move","from":"/userName","path":"/user-name"}]""")]
    [InlineData("seconds: { type: integer }", "additionalProperties: false", """{"secnds":"7"}""", """[{"op":"move","from":"/secnds","path":"/seconds"},{"op":"replace","path":"/seconds","value":7}]""")]
    [InlineData("a: {}, b: {}", "not: { required: [a] }", """{"b":1,"a":2}""", """[{"op":"remove","path":"/a"}]""")]
    [InlineData("a: false", "", """{"a":1}""", """[{"op":"remove","path":"/a"}]""")]
    [InlineData("a: {}", "propertyNames: { maxLength: 1 }", """{"a":1,"bb":2}""", """[{"op":"remove","path":"/bb"}]""")]
    [InlineData("a: { oneOf: [ { type: integer }, { type: object, required: [x, y, z] } ] }", "", """{"a":"5"}""", """[{"op":"replace","path":"/a","value":5}]""")]
    [InlineData("kind: {}, size: { const: 2 }", "anyOf: [ { properties: { kind: { const: a } } }, { properties: { kind: { const: b } }, required: [size] } ]", """{"kind":"b"}""", """[{"op":"add","path":"/size","value":2}]""")]
    [InlineData("kind: {}, size: { const: 2 }", "if: { properties: { kind: { const: b } } }\nthen: { required: [size] }", """{"kind":"b"}""", """[{"op":"add","path":"/size","value":2}]""")]
    [InlineData("a: { $ref: '#/$defs/n' }", "$defs: { n: { type: integer, maximum: 9 } }", """{"a":12}""", """[{"op":"replace","path":"/a","value":9}]""")]
    [InlineData("a: { properties: { b: { properties: { c: { type: integer } } } } }", "", """{"a":{"b":{"c":"1"}}}""", """[{"op":"replace","path":"/a/b/c","value":1}]""")]
    [InlineData("a/b~c: { type: integer }", "", """{"a/b~c":"1"}""", """[{"op":"replace","path":"/a~1b~0c","value":1}]""")]
    public async Task A_finding_is_mended_by_what_is_nearest(string properties, string rest, string sent, string patch)
    {
        await using TestLog log = Log(properties, rest);
        EventExplanation explained = Explain(log, sent);
        explained.IsValid.Should().BeFalse();
        Text(explained.Fix!.Patch).Should().Be(patch);
    }

    [Theory]
    [InlineData("date-time", "2026-11-23 06:11:29", "2026-11-23T06:11:29Z")]
    [InlineData("date-time", "2026-11-23T06:11:29.25+02:00 ", "2026-11-23T06:11:29.25+02:00")]
    [InlineData("date", "2026-11-23T06:11:29Z", "2026-11-23")]
    [InlineData("email", "Ada <ada@example.org>", "ada@example.org")]
    [InlineData("uri", "https://example.org/a b", "https://example.org/a%20b")]
    public async Task A_text_is_brought_into_its_format(string format, string sent, string mended)
    {
        await using TestLog log = new(packs => packs
            .FromDocument("fix", $"$schema: http://json-schema.org/draft-07/schema#\n$id: acme.fix\nversion: 1\nproperties: {{ a: {{ type: string, format: {format} }} }}\n").Allow("acme.fix"));
        EventExplanation explained = Explain(log, $$"""{"a":"{{sent}}"}""");
        Text(explained.Fix!.Event).Should().Be($$"""{"a":"{{mended}}"}""");
    }

    [Fact]
    public async Task Many_findings_are_mended_together()
    {
        const string Properties = "a: { type: integer }, b: { enum: [x, y] }, c: { type: array, items: { type: boolean } }, d: { const: 4 }, e: { type: string, maxLength: 2 }";
        await using TestLog log = Log(Properties, "required: [a, b, d]\nadditionalProperties: false");
        EventExplanation explained = Explain(log, """{"a":"1","b":"X","c":["no",true,"on"],"e":"long","f":0,"g":0}""");
        Text(explained.Fix!.Event).Should().Be("""{"a":1,"b":"x","c":[false,true,true],"e":"lo","d":4}""");
    }

    [Fact]
    public async Task Where_no_small_change_helps_an_event_is_made_and_what_differs_is_changed()
    {
        await using TestLog log = Log("a: {}, b: { const: 2 }", "minProperties: 2");
        EventExplanation explained = Explain(log, """{"a":1}""");
        Text(explained.Fix!.Patch).Should().Be("""[{"op":"add","path":"/b","value":2}]""");
        (await log.Log.RecordAsync(new EventEnvelope(new SchemaKey("acme.fix", 1), explained.Fix!.Event), TestContext.Current.CancellationToken)).IsRecorded.Should().BeTrue();
    }

    [Fact]
    public async Task A_search_for_a_fix_ends_whatever_is_wrong()
    {
        string properties = string.Join(", ", Enumerable.Range(0, 200).Select(index => $"p{index}: {{ anyOf: [ {{ type: integer, minimum: 5 }}, {{ enum: [a, b, c] }}, {{ type: array, minItems: 40, items: {{ type: string, pattern: '^[a-z]{{3,9}}$' }} }} ] }}"));
        await using TestLog log = Log(properties, "maxProperties: 3");
        EventExplanation explained = Explain(log, $"{{{string.Join(",", Enumerable.Range(0, 200).Select(index => $"\"p{index}\":{{\"x\":[null]}}"))}}}");
        explained.IsValid.Should().BeFalse();
        if (explained.Fix is { } fix)
            log.Log.Explain(new EventEnvelope(new SchemaKey("acme.fix", 1), fix.Event)).IsValid.Should().BeTrue();
    }

    [Fact]
    public async Task A_schema_that_takes_nothing_has_no_fix()
    {
        await using TestLog log = Log("a: { type: string }", "required: [a]\nmaxProperties: 0");
        Explain(log, """{"a":1}""").Fix.Should().BeNull();
    }

    private static TestLog Log(string properties, string rest) => new(packs => packs
        .FromDocument("fix", $"$schema: https://json-schema.org/draft/2020-12/schema\n$id: acme.fix\nversion: 1\nproperties: {{ {properties} }}\n{rest}\n").Allow("acme.fix"));

    private static EventExplanation Explain(TestLog log, string json) =>
        log.Log.Explain(new EventEnvelope(new SchemaKey("acme.fix", 1), Encoding.UTF8.GetBytes(json)), cancellationToken: TestContext.Current.CancellationToken);

    private static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
