using System.Text;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

public sealed class FastRunTests
{
    private const string Event = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["id","action"],"additionalProperties":false,
         "properties":{"id":{"type":"string","pattern":"^[0-9a-f]{8}-[0-9a-f]{4}$"},"action":{"enum":["get","save"]},
                       "at":{"type":"string","format":"date-time"},"tags":{"type":"array","uniqueItems":true,"items":{"type":"string","maxLength":8}},
                       "size":{"type":"number","minimum":0.5,"multipleOf":0.25},"user":{"type":["object","null"],"properties":{"name":{"type":"string"}}}}}
        """;

    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(
        """{"id":"01234567-89ab","action":"save","at":"2026-11-24T10:00:00Z","tags":["a","b"],"size":1.75,"user":{"name":"ada","x":[1,{}]}}""");

    [Fact]
    public void A_valid_event_is_judged_without_an_allocation()
    {
        var validator = Schemas.Validator(Event);
        validator.RunFast(Valid).Should().Be(FastVerdict.Valid);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            validator.IsValid(Valid);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Theory]
    [InlineData("\"save\"", "\"load\"")]
    [InlineData("-89ab", "-89aB")]
    [InlineData("1.75", "1.80")]
    [InlineData("1.75", "0.25")]
    [InlineData("[\"a\",\"b\"]", "[\"b\",\"b\"]")]
    [InlineData("T10:00", "T25:00")]
    [InlineData("\"x\":[1", "\"x\":1,\"x\":[1")]
    [InlineData("\"user\"", "\"other\"")]
    [InlineData("\"action\":\"save\",", "")]
    [InlineData("{}]", "{}],")]
    public void An_event_that_breaks_one_rule_is_refused(string good, string bad)
    {
        var instance = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Valid).Replace(good, bad, StringComparison.Ordinal));
        Schemas.Validator(Event, new SchemaOptions { AssertFormats = true }).RunFast(instance).Should().Be(FastVerdict.Refused);
    }

    [Fact]
    public void Escapes_are_read_as_what_they_stand_for()
    {
        var validator = Schemas.Validator("""{"properties":{"a":{"enum":["get"]},"b":{"minLength":2,"maxLength":2},"c":{"pattern":"^é$"}}}""");
        validator.RunFast(Encoding.UTF8.GetBytes("""{"a":"\u0067et","b":"\uD83D\uDCA9\n","c":"\u00e9"}""")).Should().Be(FastVerdict.Valid);
        validator.RunFast(Encoding.UTF8.GetBytes("""{"b":"\uD83D\uDCA9"}""")).Should().Be(FastVerdict.Refused);
    }

    [Theory]
    [InlineData("""{"\u0061":1}""", nameof(FastVerdict.Valid))]
    [InlineData("""{"\u0061":"x"}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"a":1,"\u0061":2}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"\u00e9":1,"é":2}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"\uD83D\uDCA9":1,"💩x":2,"a\/b":{"\u0062":null,"b\/":{}}}""", nameof(FastVerdict.Valid))]
    [InlineData("""{"a/b":{"\u0062":null,"b":{}}}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"a\nb":1}""", nameof(FastVerdict.Valid))]
    [InlineData("""{"\u0022":1,"\"":2}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"\u001F":1,"\u001f":2}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"\u0009\u005Cx":"text"}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"\t\\x":1}""", nameof(FastVerdict.Valid))]
    [InlineData("""{"\tkey":1}""", nameof(FastVerdict.Refused))]
    [InlineData("""{"\tkey":null}""", nameof(FastVerdict.Valid))]
    public void A_name_has_one_spelling(string instance, string expected)
    {
        var validator = Schemas.Validator("""{"properties":{"a":{"type":"integer"},"\t\\x":{"type":"integer"}},"patternProperties":{"^\\tk":{"type":"null"}}}""");
        var utf8 = Encoding.UTF8.GetBytes(instance);
        validator.RunFast(utf8).ToString().Should().Be(expected);
        validator.IsValid(utf8).Should().Be(validator.Evaluate(utf8).IsValid);
    }

    [Theory]
    [InlineData("""{"const":1e2000000}""", "1e3000000", false)]
    [InlineData("""{"maximum":1}""", "18446744073709551616.5", false)]
    [InlineData("""{"maximum":1e-2000000}""", "0.0e99999999", true)]
    [InlineData("""{"multipleOf":0.5}""", "1e400", true)]
    public void Numbers_beyond_what_a_run_holds_are_never_taken_for_others(string schema, string instance, bool expected)
    {
        var utf8 = Encoding.UTF8.GetBytes(instance);
        var validator = Schemas.Validator(schema);
        validator.RunFast(utf8).Should().NotBe(expected ? FastVerdict.Refused : FastVerdict.Valid);
        validator.IsValid(utf8).Should().Be(expected);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Containers_nest_as_deep_as_the_explaining_pass_allows(int depth, bool expected)
    {
        foreach (var schema in (string[])["{}", """{"items":{"$ref":"#"},"type":"array"}"""])
        {
            var validator = Schemas.Validator(schema);
            var instance = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
            validator.RunFast(instance).Should().Be(expected ? FastVerdict.Valid : FastVerdict.Refused);
            validator.Judge(instance, collects: false, out _).IsValid.Should().Be(expected);
        }
    }

    [Fact]
    public void A_text_longer_than_the_stack_holds_is_judged_the_same_way()
    {
        var validator = Schemas.Validator("""{"items":{"type":"string","maxLength":40000}}""");
        var instance = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat('"' + new string('é', 20_000) + '"', 5)) + "]");
        validator.RunFast(instance).Should().Be(FastVerdict.Valid);
        validator.RunFast([.. instance, (byte)']']).Should().Be(FastVerdict.Refused);
    }

    [Fact]
    public void More_names_than_a_run_keeps_are_left_to_the_explaining_pass()
    {
        var validator = Schemas.Validator("{}");
        validator.RunFast(Members(RunState.NameCapacity)).Should().Be(FastVerdict.Valid);
        validator.RunFast(Members(RunState.NameCapacity + 1)).Should().Be(FastVerdict.Undecided);
        validator.IsValid(Members(RunState.NameCapacity + 1)).Should().BeTrue();

        static byte[] Members(int count) => Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, count).Select(number => $"\"n{number}\":0")) + "}");
    }

    [Fact]
    public void Branches_within_branches_end_at_the_budget_and_are_left_to_the_explaining_pass()
    {
        var validator = Laughing(60);
        validator.RunFast("{}"u8).Should().Be(FastVerdict.Undecided);
        validator.IsValid("{}"u8).Should().Be(validator.Judge("{}"u8, collects: false, out _).IsValid);
    }

    [Fact]
    public void Texts_are_well_formed_or_not_for_both_passes()
    {
        var validator = Schemas.Validator("{}");
        var folder = Path.Combine(Suite.TestFolders.Public("json-test-suite"), "test_parsing");
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var text = File.ReadAllBytes(file);
            var fast = validator.RunFast(text);
            if (fast != FastVerdict.Undecided)
                (fast == FastVerdict.Valid).Should().Be(validator.Judge(text, collects: false, out _).IsValid, Path.GetFileName(file));
        }
    }

    // Each level asks the one below twice where it fails: 2^(levels / 2) readings, were there no budget.
    private static JsonSchemaValidator Laughing(int levels)
    {
        var definitions = new StringBuilder("""{"definitions":{"l0":{"not":{"minProperties":1}}""");
        for (var level = 1; level <= levels; level++)
        {
            var below = $"{{\"$ref\":\"#/definitions/l{level - 1}\"}}";
            definitions.Append($",\"l{level}\":{{\"not\":{{\"anyOf\":[{below},{below}]}}}}");
        }

        return Schemas.Validator(definitions.Append($"}},\"$ref\":\"#/definitions/l{levels}\"}}").ToString());
    }
}
