using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace SchemaPacks.Tests.Serving;

public sealed partial class ServingTests
{
    [Fact]
    public async Task The_page_is_never_stored_and_allows_nothing_but_its_own_files()
    {
        Assert.SkipUnless(DashboardEndpoints.IsDashboardIncluded, "built without Node.js");
        await using ServedDashboard served = await ServedDashboard.StartAsync(app => app.MapDashboard());
        foreach (string address in (string[])["/eventlog", "/eventlog/", "/eventlog/schemas", "/eventlog/schema?id=a%2Fb&tab=try", "/eventlog/no/such/screen"])
        {
            (HttpResponseMessage answer, byte[] body) = await served.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .And.Contain("base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'").And.NotContain("unsafe").And.NotContain("http");
            string page = Encoding.UTF8.GetString(body);
            page.Should().Contain("<html data-base=\"/eventlog/\" data-api=\"/api\" lang=\"en\">").And.NotMatchRegex("<script(?![^>]* src=)").And.NotContain("<style").And.NotContain("://");
        }
    }

    [Fact]
    public async Task Files_are_kept_for_good_and_come_compressed_as_the_browser_likes()
    {
        Assert.SkipUnless(DashboardEndpoints.IsDashboardIncluded, "built without Node.js");
        await using ServedDashboard served = await ServedDashboard.StartAsync(app => app.MapDashboard());
        foreach (string address in await AssetsAsync(served, "/eventlog"))
        {
            (HttpResponseMessage plain, byte[] content) = await served.GetAsync(address);
            (HttpResponseMessage zipped, byte[] gzip) = await served.GetAsync(address, "gzip, deflate");
            (HttpResponseMessage small, byte[] brotli) = await served.GetAsync(address, "gzip, deflate, br");
            (HttpResponseMessage refused, _) = await served.GetAsync(address, "br;q=0");
            plain.Headers.CacheControl!.ToString().Should().Be("public, max-age=31536000, immutable");
            plain.Headers.Vary.Should().Equal("Accept-Encoding");
            plain.Content.Headers.ContentEncoding.Should().BeEmpty();
            refused.Content.Headers.ContentEncoding.Should().BeEmpty();
            zipped.Content.Headers.ContentEncoding.Should().Equal("gzip");
            small.Content.Headers.ContentEncoding.Should().Equal("br");
            Unpacked(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)).Should().Equal(content);
            Unpacked(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)).Should().Equal(content);
            AssetName().IsMatch(address).Should().BeTrue("{0} has a hash of its content in its name", address);
        }

        (await served.GetAsync("/eventlog/assets/no-such.js")).Answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public void All_files_together_have_less_than_90_kB()
    {
        Assert.SkipUnless(DashboardEndpoints.IsDashboardIncluded, "built without Node.js");
        var assembly = typeof(DashboardEndpoints).Assembly;
        long Bytes(string coding) => assembly.GetManifestResourceNames().Where(name => name.EndsWith(coding, StringComparison.Ordinal)).Sum(name => assembly.GetManifestResourceStream(name)!.Length);
        Bytes(".gz").Should().BeInRange(10_000, 90_000);
        Bytes(".br").Should().BeInRange(10_000, 90_000);
    }

    [Theory]
    [InlineData("", "/tools/events", "/tools/events/")]
    [InlineData("/behind/proxy", "/eventlog", "/behind/proxy/eventlog/")]
    [InlineData("/it's \"here\"&", "/eventlog", "/it&#x27;s%20%22here%22&amp;/eventlog/")]
    public async Task Addresses_in_the_page_follow_where_it_is_mapped(string pathBase, string pattern, string written)
    {
        Assert.SkipUnless(DashboardEndpoints.IsDashboardIncluded, "built without Node.js");
        await using ServedDashboard served = await ServedDashboard.StartAsync(app => app.MapDashboard(pattern), pathBase);
        string address = Uri.EscapeDataString(pathBase).Replace("%2F", "/", StringComparison.Ordinal) + pattern;
        string page = Encoding.UTF8.GetString((await served.GetAsync(address)).Body);
        page.Should().Contain($"data-base=\"{written}\"").And.Contain($"src=\"{written}assets/");
        (await AssetsAsync(served, address)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_group_and_its_authorization_hold_for_the_dashboard_too()
    {
        await using ServedDashboard served = await ServedDashboard.StartAsync(app =>
        {
            app.MapGroup("/open").MapDashboard("/eventlog");
            app.MapDashboard("/closed").RequireAuthorization(policy => policy.RequireAssertion(_ => false));
        });
        if (DashboardEndpoints.IsDashboardIncluded)
            Encoding.UTF8.GetString((await served.GetAsync("/open/eventlog")).Body).Should().Contain("data-base=\"/open/eventlog/\"");
        Func<Task> closed = async () => (await served.GetAsync("/closed")).Answer.EnsureSuccessStatusCode();
        await closed.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public void An_address_with_parameters_is_refused_when_it_is_mapped()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();
        FluentActions.Invoking(() => app.MapDashboard("/{tenant}/eventlog")).Should().Throw<ArgumentException>();
    }

    private static async Task<string[]> AssetsAsync(ServedDashboard served, string page)
    {
        string text = WebUtility.HtmlDecode(Encoding.UTF8.GetString((await served.GetAsync(page)).Body));
        string[] assets = [.. AssetLink().Matches(text).Select(match => match.Groups[1].Value)];
        foreach (string asset in assets)
            (await served.GetAsync(asset)).Answer.StatusCode.Should().Be(HttpStatusCode.OK, asset);
        return assets;
    }

    private static byte[] Unpacked(Stream packed)
    {
        using Stream source = packed;
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*/assets/[^\"]+)\"")]
    private static partial Regex AssetLink();

    [GeneratedRegex(@"-[\w-]{8}\.\w+$")]
    private static partial Regex AssetName();
}
