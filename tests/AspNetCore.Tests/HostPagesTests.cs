using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class HostPagesTests
{
    public static TheoryData<string> AllCodes => [.. Diagnostics.All.Select(kind => kind.Code)];

    [Fact]
    public async Task Anyone_may_read_the_page_that_a_problem_links_to()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Client.DefaultRequestHeaders.Authorization = null;
        Answer page = await app.GetAsync("/docs/diagnostics/SP5001");
        page.Status.Should().Be(200);
        page.ContentType.Should().Be("text/markdown; charset=utf-8");
        page.Body.Should().StartWith("# SP5001: Unknown schema");
    }

    [Theory]
    [MemberData(nameof(AllCodes))]
    public async Task Every_code_has_its_page(string code)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer page = await app.GetAsync($"/docs/diagnostics/{code}", "text/html");
        page.Status.Should().Be(200);
        page.ContentType.Should().Be("text/html; charset=utf-8");
        page.Body.Should().Contain($">{code}: ").And.NotContain("<script");
        page.Headers["Content-Security-Policy"].Should().StartWith("default-src 'none'; style-src 'sha256-");
    }

    [Fact]
    public async Task A_page_is_found_in_any_case_and_with_the_files_name()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await app.GetAsync("/docs/diagnostics/sp5001")).Status.Should().Be(200);
        (await app.GetAsync("/docs/diagnostics/SP5001.md", "text/html")).ContentType.Should().Be("text/markdown; charset=utf-8");
        (await app.GetAsync("/docs/diagnostics/SP0000")).ShouldBeProblem(404, "SP8008");
        (await app.GetAsync("/docs/diagnostics/..%2F..%2Fetc%2Fpasswd")).ShouldBeProblem(404, "SP8008");
    }

    [Fact]
    public async Task The_list_of_codes_links_to_each_page_under_the_path_base()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        string body = (await app.GetAsync("/base/docs/diagnostics", "text/html")).Body;
        foreach (DiagnosticDescriptor kind in Diagnostics.All)
            body.Should().Contain($"<a href=\"/base/docs/diagnostics/{kind.Code}\">");
    }

    [Theory]
    [InlineData(0, "/healthz/live", 200)]
    [InlineData(0, "/healthz/ready", 503)]
    [InlineData(1, "/healthz/live", 200)]
    [InlineData(1, "/healthz/ready", 200)]
    public async Task Health_needs_no_credentials_and_ready_means_that_packs_are_loaded(int revision, string address, int status)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(new WrittenRevision(revision));
        app.Client.DefaultRequestHeaders.Authorization = null;
        (await app.GetAsync(address)).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_failure_is_answered_with_500_and_nothing_of_the_exception()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.GetAsync("/broken");
        answer.ShouldBeProblem(500, "SP8009");
        answer.Body.Should().NotContain("must not leave").And.NotContain("Exception");
        answer.Headers.Should().ContainKeys("Referrer-Policy", "Cross-Origin-Resource-Policy", "Content-Security-Policy"); // also of an answer that was begun anew
        app.Logs.Lines.Should().ContainSingle(line => line.StartsWith("Error 8009 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_refusal_repeats_what_was_sent_in_answers_or_logs()
    {
        const string Secret = "canary-0e1f2a";
        await using RunningApplication app = await RunningApplication.StartAsync();
        string[] bodies =
        [
            Secret, $"\"{Secret}\"", $"[\"{Secret}\"]", $$$"""{"schema":"a","version":1,"event":"{{{Secret}}}"}""",
            $$$"""{"schema":"a","version":"{{{Secret}}}","event":{}}""", $$$"""{"schema":["{{{Secret}}}"],"version":1,"event":{}}""",
            $$$"""{"schema":"a","version":1,"event":{},"timestamp":"{{{Secret}}}"}""", $$$"""{"schema":"a","version":1,"event":{},"id":"{{{new string('a', 128)}}}{{{Secret}}}"}""",
            $$$"""{"schema":"a","version":1,"event":{"a":"{{{Secret}}}"},"more":"{{{Secret}}}"}""", $$$"""{"schema":"a","version":1,"event":{"a":"{{{Secret}}}",}}""",
            $$$"""{"schema":"a","version":1,"event":{"a":"{{{Secret}}}\ud800"},"event":"{{{Secret}}}\ud800"}""", $$$"""{"event":{"a":"{{{Secret}}}"}}""", $$$"""{"schema":"{{{Secret}}}""",
        ];
        foreach (string body in bodies)
        {
            Answer answer = await app.PostAsync(body);
            answer.Status.Should().Be(400, body);
            answer.Body.Should().NotContain(Secret, body);
        }

        app.Client.DefaultRequestHeaders.Authorization = new("Bearer", Secret);
        (await app.PostAsync("{}")).Body.Should().NotContain(Secret);
        app.Logs.Lines.Should().NotContain(line => line.Contains(Secret, StringComparison.Ordinal));
        app.Logs.Lines.Should().NotContain(line => line.Contains(RunningApplication.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("ümlaut")]
    [InlineData("==")]
    public void A_token_that_no_header_can_carry_is_refused(string token)
    {
        EventLogKey.IsToken(token).Should().BeFalse();
        new Action(() => EventLogKey.OfToken("token", token)).Should().Throw<ArgumentException>();
    }
}
