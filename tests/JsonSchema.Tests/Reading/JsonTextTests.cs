using System.Text;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Tests.Reading;

public class JsonTextTests
{
    [Theory]
    [InlineData("""{"a":{"b":[1,2,{"c":"d"}]},"e":null}""")]
    [InlineData("""{"a":{"x":1},"b":{"x":2}}""")]
    [InlineData("""[{"x":1},{"x":2}]""")]
    [InlineData(""" "\ud83d\ude00 \u0000 \\u0041" """)]
    [InlineData("1e999999999")]
    public void Strict_JSON_is_accepted(string text) => JsonText.Check(Encoding.UTF8.GetBytes(text)).Should().BeNull();

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "", 8)]
    [InlineData("""{"a":1,"\u0061":2}""", "", 8)]
    [InlineData("""{"\u0061":1,"\u0061":2}""", "", 13)]
    [InlineData("""{"":1,"":2}""", "", 7)]
    [InlineData("""{"o":[0,{"é":1,"b":2,"\u00e9":3}]}""", "/o/1", 23)]
    public void A_name_given_twice_is_refused_however_it_is_spelled(string text, string pointer, int column) =>
        JsonText.Check(Encoding.UTF8.GetBytes(text)).Should().Be(new JsonTextProblem(JsonTextProblemKind.DuplicateName, column - 1, 1, column, pointer));

    [Fact]
    public void A_name_given_twice_among_thousands_is_found()
    {
        var names = Enumerable.Range(0, 5_000).Select(number => $"\"n{number}\":{{\"n{number}\":0}}");
        var unique = "{" + string.Join(',', names) + "}";

        JsonText.Check(Encoding.UTF8.GetBytes(unique)).Should().BeNull();
        JsonText.Check(Encoding.UTF8.GetBytes(unique[..^1] + ",\"n17\":0}"))!.Kind.Should().Be(JsonTextProblemKind.DuplicateName);
    }

    [Theory]
    [InlineData("", 0, 1, 1, "")]
    [InlineData("{\n  \"a\": [1,\n  x]}", 15, 3, 3, "/a")]
    [InlineData("1 2", 2, 1, 3, "")]
    [InlineData("{\"a\":{\"b\":tru}}", 13, 1, 14, "/a/b")]
    [InlineData("{'a':1}", 1, 1, 2, "")]
    [InlineData("[1,]", 3, 1, 4, "")]
    [InlineData("[01]", 2, 1, 3, "")]
    [InlineData("NaN", 0, 1, 1, "")]
    public void A_syntax_error_has_its_place(string text, long offset, int line, int column, string pointer) =>
        JsonText.Check(Encoding.UTF8.GetBytes(text)).Should().Be(new JsonTextProblem(JsonTextProblemKind.Syntax, offset, line, column, pointer));

    [Theory]
    [InlineData("""["a","\ud800"]""", "")]
    [InlineData("""{"\udc00":1}""", "")]
    [InlineData("""["\ud800\ud800\udc00"]""", "")]
    [InlineData("""["\ud83dA"]""", "")]
    public void Half_a_surrogate_pair_is_refused(string text, string pointer)
    {
        var problem = JsonText.Check(Encoding.UTF8.GetBytes(text))!;

        problem.Kind.Should().Be(JsonTextProblemKind.LoneSurrogate);
        problem.Pointer.Should().Be(pointer);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_have_their_place() =>
        JsonText.Check([(byte)'[', (byte)'\n', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']']).Should().Be(new JsonTextProblem(JsonTextProblemKind.InvalidUtf8, 3, 2, 2, ""));

    [Fact]
    public void A_byte_order_mark_is_refused() =>
        JsonText.Check([0xEF, 0xBB, 0xBF, (byte)'1'])!.Kind.Should().Be(JsonTextProblemKind.ByteOrderMark);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, JsonTextProblemKind.TooDeep)]
    [InlineData(100_000, JsonTextProblemKind.TooDeep)]
    public void Depth_ends_at_64(int depth, JsonTextProblemKind? kind)
    {
        var text = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));

        JsonText.Check(text)?.Kind.Should().Be(kind);
        (JsonText.Check(text) is null).Should().Be(kind is null);
    }

    [Fact]
    public void A_text_that_passes_becomes_a_document()
    {
        JsonText.TryParse("""{"a":[1]}"""u8.ToArray(), out var document, out var problem).Should().BeTrue();

        using (document)
            document!.RootElement.GetProperty("a")[0].GetInt32().Should().Be(1);
        problem.Should().BeNull();
    }

    [Fact]
    public void A_text_that_does_not_pass_becomes_a_problem()
    {
        JsonText.TryParse("{"u8.ToArray(), out var document, out var problem).Should().BeFalse();

        document.Should().BeNull();
        problem!.Message.Should().Be("the text is not JSON at line 1, column 2");
    }
}
