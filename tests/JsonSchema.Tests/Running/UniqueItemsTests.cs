using System.Text;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Tests.Running;

/// <summary><c>uniqueItems</c> of values of every kind, judged by the fast run itself.</summary>
public sealed class UniqueItemsTests
{
    [Theory]
    [InlineData("[1,1.0]", false)]
    [InlineData("[100,1e2]", false)]
    [InlineData("[0,-0.0]", false)]
    [InlineData("[1,true]", true)]
    [InlineData("""["1",1]""", true)]
    [InlineData("""["a\nb","a\u000ab"]""", false)]
    [InlineData("""["\u0061","a"]""", false)]
    [InlineData("""["a","a "]""", true)]
    [InlineData("[[1,[2]],[1.0,[2]]]", false)]
    [InlineData("[[1,2],[2,1]]", true)]
    [InlineData("[[1],[1,1]]", true)]
    [InlineData("[[[]],[]]", true)]
    [InlineData("""[{"a":1,"b":[{}]},{"b":[{}],"a":1.0}]""", false)]
    [InlineData("""[{"a":1,"b":2},{"a":1}]""", true)]
    [InlineData("""[{"a":1,"b":2},{"a":2,"b":1}]""", true)]
    [InlineData("""[{"\u0022":1},{ "\"" : 1 }]""", false)]
    [InlineData("""[{"a":null,"b":{"c":false}}, {"b": {"c" : false} , "a": null }]""", false)]
    [InlineData("[{},[],\"\",0,null,false]", true)]
    public void Items_are_equal_by_value(string instance, bool unique) =>
        Schemas.Validator("""{"uniqueItems":true}""").RunFast(Encoding.UTF8.GetBytes(instance)).Should().Be(unique ? FastVerdict.Valid : FastVerdict.Refused);

    [Theory]
    [InlineData(100)]
    [InlineData(5_000)]
    public void The_last_of_many_items_is_compared_with_all(int count)
    {
        var validator = Schemas.Validator("""{"uniqueItems":true}""");
        var items = Enumerable.Range(0, count).Select(number => $$"""{"id":{{number}},"tags":["x{{number}}"]}""").ToList();

        validator.RunFast(Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]")).Should().Be(FastVerdict.Valid);
        validator.RunFast(Encoding.UTF8.GetBytes($$"""[{{string.Join(',', items)}},{"tags":["x7"],"id":7}]""")).Should().Be(FastVerdict.Refused);
    }

    [Fact]
    public unsafe void More_items_than_a_table_can_have_places_for_are_undecided()
    {
        byte[] text = [.. "[1,2]"u8, .. new byte[JsonScan.Padding]];
        var run = new RunState(null, 64, 1_000);
        fixed (byte* start = text)
            UniqueItemsTest.Holds(start, start + 5, (1 << 29) + 1, &run).Should().BeFalse();

        run.Undecided.Should().BeTrue();
    }
}
