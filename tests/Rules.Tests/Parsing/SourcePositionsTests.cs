using SchemaPacks.Parsing;

namespace SchemaPacks.Tests.Parsing;

public sealed class SourcePositionsTests
{
    private readonly SourcePositions _positions = new(
    [
        new(-1, null, 0, new(1, 1, 1, 1)),
        new(0, "a/b~c", 0, new(2, 9, 2, 1)),
        new(1, null, 0, new(3, 5, 3, 5)),
        new(1, null, 1, new(4, 5, 4, 5)),
    ]);

    [Theory]
    [InlineData("", 1)]
    [InlineData("/a~1b~0c", 2)]
    [InlineData("/a~1b~0c/1", 4)]
    public void A_value_is_found_by_its_pointer(string pointer, int line)
    {
        _positions.TryGet(pointer, out var position).Should().BeTrue();
        position.Line.Should().Be(line);
    }

    [Theory]
    [InlineData("/none", 1)]
    [InlineData("/a~1b~0c/2/deeper", 2)]
    [InlineData("/a~1b~0c/0/deeper/still", 3)]
    public void A_missing_value_falls_back_to_its_nearest_ancestor(string pointer, int line)
    {
        _positions.TryGet(pointer, out _).Should().BeFalse();
        _positions.Nearest(pointer).Line.Should().Be(line);
    }
}
