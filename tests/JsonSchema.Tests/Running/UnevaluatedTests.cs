using System.Text;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

/// <summary><c>unevaluatedProperties</c> and <c>unevaluatedItems</c> that depend on branches, judged by the fast run itself.</summary>
public sealed class UnevaluatedTests
{
    private const string Objects = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"kind":{"type":"string"}},
         "oneOf":[{"properties":{"kind":{"const":"a"},"x":{"type":"integer"}}},{"properties":{"kind":{"const":"b"}},"patternProperties":{"^y\n":true}}],
         "if":{"required":["extra"]},"then":{"properties":{"extra":true}},"else":{"properties":{"plain":true}},
         "dependentSchemas":{"more":{"properties":{"more":true,"even\"more":true}}},
         "not":{"properties":{"never":false},"required":["never"]},
         "unevaluatedProperties":{"type":"null"}}
        """;

    private const string Arrays = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"array","prefixItems":[{"type":"string"}],
         "anyOf":[{"prefixItems":[{"const":"two"},{"type":"integer"}]},{"prefixItems":[{"const":"three"},true,{"type":"integer"}]},{"prefixItems":[{"const":"all"}],"items":{"type":"integer"}},true],
         "contains":{"type":"boolean"},"minContains":0,"unevaluatedItems":{"type":"null"}}
        """;

    [Theory]
    [InlineData("""{"kind":"a","x":1}""", true)]
    [InlineData("""{"kind":"b","x":1}""", false)]
    [InlineData("""{"kind":"b","x":null}""", true)]
    [InlineData("""{"kind":"b","y\nz":1}""", true)]
    [InlineData("""{"kind":"a","y\u000az":1}""", false)]
    [InlineData("""{"kind":"a","extra":1}""", true)]
    [InlineData("""{"kind":"a","plain":1}""", true)]
    [InlineData("""{"kind":"a","plain":1,"extra":1}""", false)]
    [InlineData("""{"kind":"a","more":1,"even\u0022more":1}""", true)]
    [InlineData("""{"kind":"a","even\"more":1}""", false)]
    [InlineData("""{"kind":"a","never":1}""", false)]
    public void Members_count_as_evaluated_where_their_branch_is_met(string instance, bool expected) =>
        Schemas.Validator(Objects).RunFast(Encoding.UTF8.GetBytes(instance)).Should().Be(expected ? FastVerdict.Valid : FastVerdict.Refused);

    [Theory]
    [InlineData("""["one",null]""", true)]
    [InlineData("""["one",1]""", false)]
    [InlineData("""["two",1,null]""", true)]
    [InlineData("""["two",1,1]""", false)]
    [InlineData("""["three","x",1]""", true)]
    [InlineData("""["three","x",1,1]""", false)]
    [InlineData("""["all",1,2,3]""", true)]
    [InlineData("""["one",true,null,false]""", true)]
    [InlineData("""["one",true,1]""", false)]
    public void Items_count_as_evaluated_where_their_branch_or_contains_is_met(string instance, bool expected) =>
        Schemas.Validator(Arrays).RunFast(Encoding.UTF8.GetBytes(instance)).Should().Be(expected ? FastVerdict.Valid : FastVerdict.Refused);

    [Theory]
    [InlineData("""{"kind":"a","x":1}""", true)]
    [InlineData("""{"kind":"b","x":1}""", false)]
    [InlineData("""{"x":1}""", false)]
    public void Members_count_as_evaluated_where_the_value_of_another_says_so(string instance, bool expected) =>
        Schemas.Validator("""{"$schema":"https://json-schema.org/v1","properties":{"kind":true},"propertyDependencies":{"kind":{"a":{"properties":{"x":true} } } },"unevaluatedProperties":false}""")
            .RunFast(Encoding.UTF8.GetBytes(instance)).Should().Be(expected ? FastVerdict.Valid : FastVerdict.Refused);

    [Fact]
    public void Too_many_ways_through_branches_are_left_to_the_explaining_pass()
    {
        var branches = string.Join(',', Enumerable.Range(0, 70).Select(number => $$"""{"properties":{"n{{number}}":{"type":"integer"} } }"""));
        var validator = Schemas.Validator($$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","anyOf":[{{branches}}],"unevaluatedProperties":false}""");

        validator.RunFast("""{"n69":1}"""u8).Should().Be(FastVerdict.Undecided);
        validator.IsValid("""{"n69":1}"""u8).Should().BeTrue();
        validator.IsValid("""{"n70":1}"""u8).Should().BeFalse();
    }
}
