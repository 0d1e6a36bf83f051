using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Values of .NET that JSON or the schema cannot have: refused where they are set, or written as the nearest text that they stand for.</summary>
public sealed class ImpossibleValueTests
{
    private static readonly Lazy<Assembly> Built = new(() => new PackProject
    {
        Schemas =
        [
            new SchemaFile("e.yaml", """
                $id: https://acme.example/e
                version: 1
                properties:
                  ratio: { type: number, categories: [] }
                  link: { type: string, format: uri, categories: [] }
                  action: { enum: [start, stop], categories: [] }
                  actions: { type: array, items: { enum: [start, stop] }, categories: [] }
                  ratios: { type: array, items: { type: number }, categories: [] }
                  any: { categories: [] }
                  text: { type: string, categories: [] }
                  strict: { type: [number, "null"], categories: [] }
                required: [strict]
                """),
        ],
    }.Build());

    [Theory]
    [InlineData("Ratio", double.NaN)]
    [InlineData("Ratio", double.PositiveInfinity)]
    [InlineData("Strict", double.NegativeInfinity)]
    public void A_number_that_JSON_lacks_is_refused_where_it_is_set(string property, double value) => Setting(property, value).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void A_relative_address_is_refused_where_it_is_set() => Setting("Link", new Uri("a/b", UriKind.Relative)).Should().Throw<ArgumentException>().WithMessage("*'uri'*");

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_number_that_no_member_of_the_enumeration_has_is_refused_where_it_is_set(int value) =>
        Setting("Action", Enum.ToObject(Type("E+ActionValue"), value)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Inside_lists_they_are_refused_when_the_event_is_written()
    {
        var actions = Array.CreateInstance(Type("E+ActionsItem"), 1);
        actions.SetValue(Enum.ToObject(Type("E+ActionsItem"), 7), 0);
        Writing("Actions", actions).Should().Throw<ArgumentOutOfRangeException>();
        Writing("Ratios", new[] { double.NaN }).Should().Throw<ArgumentException>();
        Writing("Any", (JsonNode)double.NaN).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => Written("Text", "a\uD800b").Should().Be("""{"text":"a\uFFFDb","strict":null}""");

    [Fact]
    public void What_is_left_out_is_not_written_and_what_may_be_null_is() => Written("Text", null).Should().Be("""{"strict":null}""");

    [Theory]
    [InlineData("ü\u2028<&'\"", """{"text":"ü\u2028\u003C\u0026\u0027\u0022","strict":null}""")]
    public void Text_comes_out_as_it_went_in(string text, string json) =>
        JsonNode.Parse(Written("Text", text))!["text"]!.GetValue<string>().Should().Be(JsonNode.Parse(json)!["text"]!.GetValue<string>()).And.Be(text);

    private static Type Type(string name) => Built.Value.GetType("Acme.Events." + name)!;

    private static object With(string property, object? value)
    {
        object made = Activator.CreateInstance(Type("E"))!;
        try
        {
            Type("E").GetProperty(property)!.SetValue(made, value);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }

        return made;
    }

    private static Action Setting(string property, object value) => () => With(property, value);

    private static Action Writing(string property, object value) => () => Written(property, value);

    private static string Written(string property, object? value)
    {
        var utf8 = new System.Buffers.ArrayBufferWriter<byte>();
        Action<System.Buffers.IBufferWriter<byte>> write = Type("E").GetMethod("WriteTo")!.CreateDelegate<Action<System.Buffers.IBufferWriter<byte>>>(With(property, value));
        write(utf8);
        return Encoding.UTF8.GetString(utf8.WrittenSpan);
    }
}
