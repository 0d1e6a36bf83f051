using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class EventLogEndpointTests
{
    private const string Body = """{"schema":"acme.page-view","version":1,"event":{"path":"/"}}""";

    [Fact]
    public async Task A_recorded_event_is_answered_with_204_and_nothing_else()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.PostAsync("""{"schema":"acme.page-view","version":"2","event":{"path":"/"},"timestamp":"2026-11-23T06:11:29Z","id":"4711"}""");
        answer.Status.Should().Be(204);
        answer.Body.Should().BeEmpty();
        (EventEnvelope envelope, string sent) = app.Log.Taken.Should().ContainSingle().Subject;
        sent.Should().Be("""{"path":"/"}""");
        envelope.Key.Should().Be(new SchemaKey("acme.page-view", 2));
        envelope.Timestamp.Should().Be(DateTimeOffset.Parse("2026-11-23T06:11:29Z", System.Globalization.CultureInfo.InvariantCulture));
        envelope.Id.Should().Be("4711");
        envelope.Source.Should().Be(EventSource.Client("token"));
        app.Refusals.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{"version":1,"event":{}}""", "SP5011", "schema")]
    [InlineData("""{"schema":"a","event":{}}""", "SP5011", "version")]
    [InlineData("""{"schema":"a","version":1}""", "SP5011", "event")]
    [InlineData("""{"schema":"a","version":1,"event":[]}""", "SP5007", "event")]
    [InlineData("""{"schema":"a","version":1,"event":{},"timestamp":"now"}""", "SP5012", "timestamp")]
    public async Task A_wrong_envelope_is_answered_with_400_that_names_the_field(string body, string code, string field)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        JsonElement problem = (await app.PostAsync(body)).ShouldBeProblem(400, code);
        problem.GetProperty("errors")[0].GetProperty("field").GetString().Should().Be(field);
        app.Log.Taken.Should().BeEmpty();
        app.Refusals.Should().ContainSingle().Which.Descriptor.Code.Should().Be(code);
    }

    [Fact]
    public async Task Malformed_json_is_answered_with_400_line_and_column()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        JsonElement error = (await app.PostAsync("{\"schema\":\"a\",\n \"version\":1,,}")).ShouldBeProblem(400, "SP5003").GetProperty("errors")[0];
        error.GetProperty("line").GetInt32().Should().Be(2);
        error.GetProperty("column").GetInt32().Should().Be(14);
        app.Refusals.Should().Equal(new EventRefusal(Diagnostics.MalformedJson, null, 400));
    }

    [Fact]
    public async Task Every_finding_about_an_event_is_answered_with_its_pointers()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Log.Answer = () => new EventOutcome(
            EventStatus.Invalid,
            Diagnostics.InvalidEvent.Create("'path' is missing") with { Pointer = "", SchemaPointer = "/required", Keyword = "required" },
            Diagnostics.InvalidEvent.Create("'seconds' is too small") with { Pointer = "/seconds", SchemaPointer = "/properties/seconds/minimum", Keyword = "minimum" });
        JsonElement problem = (await app.PostAsync(Body)).ShouldBeProblem(400, "SP5009");
        problem.GetProperty("errors").EnumerateArray().Select(error => error.ToString()).Should().Equal(
            """{"code":"SP5009","pointer":"","keyword":"required","schemaPointer":"/required","message":"'path' is missing"}""",
            """{"code":"SP5009","pointer":"/seconds","keyword":"minimum","schemaPointer":"/properties/seconds/minimum","message":"'seconds' is too small"}""");
        app.Refusals.Should().Equal(new EventRefusal(Diagnostics.InvalidEvent, new SchemaKey("acme.page-view", 1), 400));
    }

    [Fact]
    public async Task A_place_in_the_events_text_is_answered_as_a_place_in_the_body()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Log.Answer = () => new EventOutcome(
            EventStatus.Malformed,
            Diagnostics.DuplicateName.Create("first line") with { Pointer = "", Line = 1, Column = 8 },
            Diagnostics.DuplicateName.Create("third line") with { Pointer = "", Line = 3, Column = 2 });
        JsonElement errors = (await app.PostAsync("{\"schema\":\"a\",\"version\":1,\n  \"event\":{\"a\":1\n,\n\"a\":1}}")).ShouldBeProblem(400, "SP5004").GetProperty("errors");
        (errors[0].GetProperty("line").GetInt32(), errors[0].GetProperty("column").GetInt32()).Should().Be((2, 18));
        (errors[1].GetProperty("line").GetInt32(), errors[1].GetProperty("column").GetInt32()).Should().Be((4, 2));
    }

    [Fact]
    public async Task An_envelope_with_more_problems_than_anybody_reads_lists_some_of_them()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.PostAsync("{" + string.Concat(Enumerable.Repeat("\"a\":1,", 100_000)) + "\"b\":1}");
        answer.ShouldBeProblem(400, "SP5011").GetProperty("errors").GetArrayLength().Should().BeLessThan(40);
    }

    [Theory]
    [InlineData(EventStatus.UnknownSchema, "SP5001", 400, null)]
    [InlineData(EventStatus.NotAllowed, "SP5002", 403, null)]
    [InlineData(EventStatus.Invalid, "SP5010", 400, null)]
    [InlineData(EventStatus.Malformed, "SP5008", 400, null)]
    [InlineData(EventStatus.Malformed, "SP5014", 413, null)]
    [InlineData(EventStatus.Failed, "SP5013", 500, null)]
    [InlineData(EventStatus.Refused, "SP6001", 429, "1")]
    [InlineData(EventStatus.Refused, "SP6004", 503, "5")]
    [InlineData(EventStatus.Failed, "SP6001", 503, "5")]
    public async Task Each_outcome_has_its_status(EventStatus status, string code, int expected, string? retryAfter)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Log.Answer = () => new EventOutcome(status, Diagnostics.All.Single(kind => kind.Code == code).Create("what is wrong"));
        Answer answer = await app.PostAsync(Body);
        answer.ShouldBeProblem(expected, code).GetProperty("detail").GetString().Should().Be("what is wrong");
        answer.Headers.GetValueOrDefault("Retry-After").Should().Be(retryAfter);
    }

    [Theory]
    [InlineData(EventStatus.UnknownSchema, "SP5001")]
    [InlineData(EventStatus.NotAllowed, "SP5002")]
    [InlineData(EventStatus.Malformed, "SP5003")]
    [InlineData(EventStatus.Invalid, "SP5009")]
    [InlineData(EventStatus.Failed, "SP6001")]
    [InlineData(EventStatus.Refused, "SP6004")]
    public async Task An_outcome_without_findings_is_a_whole_problem_too(EventStatus status, string code)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Log.Answer = () => new EventOutcome(status);
        (await app.PostAsync(Body)).Json.GetProperty("code").GetString().Should().Be(code);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", 204)]
    [InlineData("application/json; charset=\"UTF-8\"", 204)]
    [InlineData("Application/JSON", 204)]
    [InlineData("application/vnd.acme.event+json", 204)]
    [InlineData("application/json; charset=iso-8859-1", 415)]
    [InlineData("text/json", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=b", 415)]
    [InlineData("application/jsonp", 415)]
    [InlineData("json", 415)]
    [InlineData(null, 415)]
    public async Task Only_json_in_utf8_is_taken(string? contentType, int status)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.PostAsync(Encoding.UTF8.GetBytes(Body), contentType);
        if (status == 204)
            answer.Status.Should().Be(204);
        else
            answer.ShouldBeProblem(status, "SP8005");
    }

    [Fact]
    public async Task A_compressed_body_is_refused_with_415()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Content.Headers.ContentEncoding.Add("gzip");
        (await app.SendAsync(request)).ShouldBeProblem(415, "SP8005");
    }

    [Theory]
    [InlineData(1024 * 1024, false, 204)]
    [InlineData(1024 * 1024, true, 204)]
    [InlineData((1024 * 1024) + 1, false, 413)]
    [InlineData((1024 * 1024) + 1, true, 413)]
    public async Task A_body_of_1_MiB_is_taken_and_one_byte_more_is_refused_with_413(int length, bool chunked, int status)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Body.PadRight(length), Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        Answer answer = await app.SendAsync(request);
        if (status == 204)
            answer.Status.Should().Be(204);
        else
            answer.ShouldBeProblem(413, "SP8006");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 204)]
    [InlineData("Sec-Fetch-Site", "none", 204)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "https://app.example.org", 204)]
    public async Task A_page_of_another_site_may_not_post_unless_its_origin_is_listed(string header, string value, int status)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(configure: options => options.AllowedOrigins.Add("https://app.example.org"));
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        Answer answer = await app.SendAsync(request);
        if (status == 204)
            answer.Status.Should().Be(204);
        else
            answer.ShouldBeProblem(403, "SP8004");
    }

    [Fact]
    public async Task The_hosts_own_page_may_post()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Origin", app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        (await app.SendAsync(request)).Status.Should().Be(204);
    }

    [Theory]
    [InlineData(null, "Bearer")]
    [InlineData("Bearer wrong", "Bearer error=\"invalid_token\"")]
    [InlineData("Bearer ", "Bearer error=\"invalid_token\"")]
    [InlineData("Basic YTpi", "Bearer error=\"invalid_token\"")]
    public async Task Without_the_token_the_answer_is_401_and_names_the_scheme(string? authorization, string challenge)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Client.DefaultRequestHeaders.Remove("Authorization");
        if (authorization is not null)
            app.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        Answer answer = await app.PostAsync(Body);
        answer.ShouldBeProblem(401, "SP8003");
        answer.Headers["WWW-Authenticate"].Should().Be(challenge);
        app.Log.Taken.Should().BeEmpty();
    }

    [Fact]
    public async Task The_scheme_may_be_written_in_any_case()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("bearer", RunningApplication.Token);
        (await app.PostAsync(Body)).Status.Should().Be(204);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Another_method_is_refused_with_405_that_names_the_allowed_one(string method)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/eventlog"));
        answer.ShouldBeProblem(405, "SP8007");
        answer.Headers["Allow"].Should().Be("POST");
    }
}
