using SchemaPacks.Scanning;

namespace SchemaPacks.Tests.Scanning;

/// <summary>A file is read whole or not at all.</summary>
public sealed class FileContentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    public void A_file_within_the_limit_is_read_whole(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        File.WriteAllBytes(_folder["file"], bytes);
        FileContent.Read(_folder["file"], limit: 100).Should().Equal(bytes);
    }

    [Fact]
    public void A_file_of_one_byte_more_is_not_read()
    {
        File.WriteAllBytes(_folder["file"], new byte[101]);
        FileContent.Read(_folder["file"], limit: 100).Should().BeNull();
    }

    [Fact]
    public void An_empty_file_has_no_bytes()
    {
        File.WriteAllBytes(_folder["file"], []);
        FileContent.Read(_folder["file"], limit: 100).Should().BeEmpty();
    }

    public void Dispose() => _folder.Dispose();
}
