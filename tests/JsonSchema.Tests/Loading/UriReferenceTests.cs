using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.Tests.Loading;

public class UriReferenceTests
{
    [Theory] // RFC 3986 section 5.4, without fragments
    [InlineData("gg:h", "gg:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g/")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    public void References_resolve_as_the_specification_shows(string reference, string expected) =>
        UriReference.Key(UriReference.Resolve("http://a/b/c/d;p?q", reference)!).Should().Be(expected);

    [Theory]
    [InlineData("schemapacks:///hub.example/server-action?version=1", "other?version=2", "schemapacks:///hub.example/other?version=2")]
    [InlineData("schemapacks:///hub.example/server-action?version=1", "/etc/passwd", "schemapacks:///etc/passwd")]
    [InlineData("urn:example:root", "urn:example:other", "urn:example:other")]
    public void Any_scheme_resolves_the_same_way(string origin, string reference, string expected) =>
        UriReference.Key(UriReference.Resolve(origin, reference)!).Should().Be(expected);

    [Fact]
    public void A_relative_reference_has_no_address_against_a_URN() =>
        UriReference.Resolve("urn:example:root", "other").Should().BeNull();
}
