using System.Text;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

/// <summary>Which plan a schema gets, and that it is right where other plans would be slower.</summary>
public sealed class PlanFormTests
{
    private const string Tagged = """
        {"oneOf":[{"type":"object","required":["kind","x"],"properties":{"kind":{"const":"a"},"x":{"type":"integer"}}},
                  {"type":"object","required":["kind","y"],"properties":{"kind":{"const":"b"},"y":{"type":"string"}}},
                  {"type":"object","required":["z"],"properties":{"z":{"type":"null"}}}]}
        """;

    [Theory]
    [InlineData("""{"kind":"a","x":1}""", true)]
    [InlineData("""{"kind":"a","y":"s"}""", false)]
    [InlineData("""{"kind":"b","y":"s","x":1}""", true)]
    [InlineData("""{"kind":"c","x":1}""", false)]
    [InlineData("""{"kind":"a","x":1,"z":null}""", false)] // two branches: names seen after the first member rule the guess out
    [InlineData("""{"kind":"a","x":"s","z":null}""", true)] // the guess fails, and the names say that another branch is left
    [InlineData("""{"z":null,"kind":"b"}""", true)]
    [InlineData("""{"z":null,"kind":"b","y":"s"}""", false)]
    [InlineData("""{"x":1,"kind":"a"}""", true)]
    [InlineData("""{"\u006bind":"\u0061","x":1}""", true)]
    [InlineData("""{"kind":"a","x":1,"x":1}""", false)]
    [InlineData("""{}""", false)]
    public void The_first_member_picks_a_branch_and_the_others_may_rule_it_out(string instance, bool expected)
    {
        var validator = Schemas.Validator(Tagged);
        Single<FirstMemberPlan>(validator.Plan);
        Check(validator, instance, expected);
    }

    [Theory]
    [InlineData("""{"kind":"a","x":1}""")]
    [InlineData("""{"other":0,"x":1,"kind":"a"}""")]
    public void A_tag_picks_one_branch_wherever_it_stands(string instance)
    {
        Schemas.Validator(Tagged).RunFast(Encoding.UTF8.GetBytes(instance), out var steps).Should().Be(FastVerdict.Valid);
        steps.Should().BeLessThan(4, "one rule and one branch count, not three");
    }

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"b":1}""", true)]
    [InlineData("""{"a":1,"b":1}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""{"a":1,"c":1}""", false)]
    public void Branches_that_ask_for_names_alone_are_tests_of_the_names_seen(string instance, bool expected)
    {
        var validator = Schemas.Validator("""{"type":"object","oneOf":[{"required":["a"]},{"required":["b"]}],"not":{"required":["a","c"]}}""");
        Single<ObjectPlan<SeenNames64>>(validator.Plan).Rules.Should().AllBeOfType<NamesRule<SeenNames64>>();
        Check(validator, instance, expected);
        validator.RunFast(Encoding.UTF8.GetBytes(instance), out var steps);
        steps.Should().BeLessThan(10, "nothing is read again");
    }

    [Theory]
    [InlineData("""{"x":1,"kind":"a","n":2}""", true)]
    [InlineData("""{"x":1,"kind":"b","n":2}""", false)]
    [InlineData("""{"x":1,"n":2}""", true)]
    [InlineData("""{"x":1,"kind":5,"n":2}""", true)]
    public void A_value_is_watched_that_a_condition_depends_on(string instance, bool expected)
    {
        var validator = Schemas.Validator("""
            {"type":"object","allOf":[{"if":{"properties":{"kind":{"const":"a"}},"required":["kind"]},"then":{"required":["n"]}},
                                      {"if":{"properties":{"kind":{"const":"b"}},"required":["kind"]},"then":{"required":["m"]}}]}
            """);
        Check(validator, instance, expected);
    }

    [Theory]
    [InlineData("""{"a":[1,{"b":"é"}]}""", true)]
    [InlineData("""{"a":[1.0,{"b":"\u00e9"}]}""", true)]
    [InlineData("""{"a":[{"b":"é"},1]}""", false)]
    [InlineData("""{"a":[1,{"b":"é"}],"c":1}""", false)]
    [InlineData("""[null,true]""", true)]
    [InlineData("""[null,true,1]""", false)]
    [InlineData("""[null]""", false)]
    [InlineData("7e0", true)]
    public void Constants_are_judged_as_schemas_that_allow_nothing_else(string instance, bool expected) =>
        Check(Schemas.Validator("""{"enum":[{"a":[1,{"b":"é"}]},[null,true],7]}"""), instance, expected);

    [Theory]
    [InlineData("\"one\"", true)]
    [InlineData("\"t\\u0077o\"", true)]
    [InlineData("\"a\\\"b\"", true)]
    [InlineData("\"a\\u0022b\"", true)]
    [InlineData("\"on\"", false)]
    [InlineData("\"one \"", false)]
    [InlineData("1", false)]
    public void Strings_are_looked_up(string instance, bool expected)
    {
        var validator = Schemas.Validator("""{"enum":["one","two","three","a\"b"]}""");
        Single<StringValuesPlan>(validator.Plan);
        Check(validator, instance, expected);
    }

    [Theory]
    [InlineData("""{"x":1,"y":2}""", true)]
    [InlineData("""{"x":1,"\u0078":2}""", false)]
    [InlineData("""{"x":"1"}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"a":1,"b":2,"c":3}""", false)]
    public void Objects_without_known_names_are_maps(string instance, bool expected)
    {
        var validator = Schemas.Validator("""{"type":"object","additionalProperties":{"type":"integer"},"minProperties":1,"maxProperties":2}""");
        Single<MapPlan>(validator.Plan);
        Check(validator, instance, expected);
    }

    [Theory]
    [InlineData("""{"data":1,"children":[{"data":2}]}""", true)]
    [InlineData("""{"data":1,"children":[{"daat":2}]}""", false)]
    public void A_dynamic_reference_has_one_target_in_each_scope(string instance, bool expected)
    {
        var validator = Schemas.Validator("""
            {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"test:///strict","$dynamicAnchor":"node","$ref":"test:///tree","unevaluatedProperties":false,
             "$defs":{"tree":{"$id":"test:///tree","$dynamicAnchor":"node","type":"object","properties":{"data":true,"children":{"type":"array","items":{"$dynamicRef":"#node"}}}}}}
            """);
        validator.Plan.Should().NotBeNull();
        Check(validator, instance, expected);
    }

    private static void Check(SchemaPacks.JsonSchema.JsonSchemaValidator validator, string instance, bool expected)
    {
        var utf8 = Encoding.UTF8.GetBytes(instance);
        validator.RunFast(utf8).Should().Be(expected ? FastVerdict.Valid : FastVerdict.Refused);
        validator.Evaluate(utf8).IsValid.Should().Be(expected);
    }

    private static T Single<T>(Plan? plan)
        where T : Plan => plan.Should().BeOfType<T>().Subject;
}
