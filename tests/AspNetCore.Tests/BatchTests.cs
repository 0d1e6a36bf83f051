using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class BatchTests
{
    private const string First = """{"schema":"acme.page-view","version":1,"event":{"path":"/1"}}""";
    private const string Second = """{"schema":"acme.page-view","version":1,"event":{"path":"/2"},"id":"own"}""";
    private const string Wrong = """{"schema":"acme.page-view","version":1}""";

    [Theory]
    [InlineData("application/json", "[" + First + ",\n" + Second + "]")]
    [InlineData("application/json", " [ " + First + " , " + Second + " ] ")]
    [InlineData("application/x-ndjson", First + "\n" + Second + "\n")]
    [InlineData("application/x-ndjson; charset=utf-8", "\n" + First + "\r\n  \n" + Second)]
    public async Task A_batch_that_is_recorded_whole_is_answered_with_one_204(string contentType, string body)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.PostAsync(Encoding.UTF8.GetBytes(body), contentType);
        answer.Status.Should().Be(204, answer.Body);
        answer.Body.Should().BeEmpty();
        app.Log.Taken.Select(taken => taken.Event).Should().Equal("""{"path":"/1"}""", """{"path":"/2"}""");
        app.Log.Taken.Select(taken => taken.Envelope.Id).Should().Equal(null, "own");
        app.Log.Taken.Should().OnlyContain(taken => taken.Envelope.Source == EventSource.Client("token"));
    }

    [Theory]
    [InlineData("application/json", "[]")]
    [InlineData("application/x-ndjson", "")]
    [InlineData("application/x-ndjson", "\n \n")]
    public async Task A_batch_of_nothing_is_recorded_whole(string contentType, string body)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await app.PostAsync(Encoding.UTF8.GetBytes(body), contentType)).Status.Should().Be(204);
    }

    [Fact]
    public async Task A_batch_of_which_some_events_are_recorded_is_answered_with_207_and_a_result_for_each()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        int count = 0;
        app.Log.Answer = () => ++count == 2
            ? new EventOutcome(EventStatus.Malformed, Diagnostics.DuplicateName.Create("a name stands twice") with { Pointer = "/a", Line = 1, Column = 8 })
            : EventOutcome.Recorded;
        Answer answer = await app.PostAsync("[\n" + First + ",\n" + Second + ",\n" + Wrong + ",\n17,\n" + First + "]");
        answer.Status.Should().Be(207);
        answer.ContentType.Should().Be("application/json");
        answer.Headers["X-Content-Type-Options"].Should().Be("nosniff");
        (answer.Json.GetProperty("acknowledged").GetInt32(), answer.Json.GetProperty("refused").GetInt32()).Should().Be((2, 3));
        JsonElement[] results = [.. answer.Json.GetProperty("results").EnumerateArray()];
        results.Select(result => result.GetProperty("status").GetInt32()).Should().Equal(204, 400, 400, 400, 204);
        results[1].GetProperty("code").GetString().Should().Be("SP5004");
        results[1].GetProperty("type").GetString().Should().Be("/docs/diagnostics/SP5004");
        JsonElement error = results[1].GetProperty("errors")[0];
        (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()).Should().Be((3, 55), "it is a place in the body");
        results[2].GetProperty("errors")[0].GetProperty("field").GetString().Should().Be("event");
        results[3].GetProperty("detail").GetString().Should().StartWith("the body is a number: send one object");
        app.Log.Taken.Should().HaveCount(3);
        app.Refusals.Select(refusal => refusal.Descriptor.Code).Should().Equal("SP5004", "SP5011", "SP5011");
    }

    [Fact]
    public async Task A_line_that_is_no_json_does_not_keep_out_the_others()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await app.PostAsync(Encoding.UTF8.GetBytes(First + "\n{\"schema\":,}\n" + First), "application/x-ndjson");
        answer.Status.Should().Be(207);
        JsonElement result = answer.Json.GetProperty("results")[1];
        result.GetProperty("code").GetString().Should().Be("SP5003");
        result.GetProperty("errors")[0].GetProperty("line").GetInt32().Should().Be(2);
        result.GetProperty("detail").GetString().Should().Be("the text is not JSON at line 2, column 11", "words and numbers name one place");
        app.Log.Taken.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(EventStatus.Invalid, "SP5009", 400)]
    [InlineData(EventStatus.NotAllowed, "SP5002", 403)]
    [InlineData(EventStatus.Refused, "SP6020", 429)]
    [InlineData(EventStatus.Failed, "SP6001", 503)]
    public async Task A_batch_of_which_no_event_is_recorded_is_one_problem_with_all_results(EventStatus status, string code, int expected)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Log.Answer = () => new EventOutcome(status, Diagnostics.All.Single(kind => kind.Code == code).Create("what is wrong"));
        Answer answer = await app.PostAsync("[" + First + "," + Second + "]");
        JsonElement problem = answer.ShouldBeProblem(expected, code, title: "No event of the batch was recorded");
        problem.GetProperty("results")[0].GetProperty("title").GetString().Should().Be(Diagnostics.All.Single(kind => kind.Code == code).Title);
        problem.GetProperty("detail").GetString().Should().Be("none of the 2 events was recorded: 'results' says why for each");
        problem.GetProperty("results").GetArrayLength().Should().Be(2);
        answer.Headers.ContainsKey("Retry-After").Should().Be(expected is 429 or 503);
    }

    [Theory]
    [InlineData("[" + First)]
    [InlineData("[" + First + ",]")]
    [InlineData("[" + First + "] {}")]
    [InlineData("[" + First + "," + First + " " + First + "]")]
    public async Task An_array_that_is_no_json_is_refused_whole(string body)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await app.PostAsync(body)).ShouldBeProblem(400, "SP5003").GetProperty("errors")[0].TryGetProperty("line", out _).Should().BeTrue();
        app.Log.Taken.Should().BeEmpty();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/x-ndjson")]
    public async Task A_batch_of_more_events_than_allowed_is_refused_whole_with_413(string contentType)
    {
        await using RunningApplication app = await RunningApplication.StartAsync(configure: options => options.MaxBatchEvents = 2);
        string body = contentType == "application/json" ? $"[{First},{First},{First}]" : $"{First}\n{First}\n{First}";
        (await app.PostAsync(Encoding.UTF8.GetBytes(body), contentType)).ShouldBeProblem(413, "SP8006");
        app.Log.Taken.Should().BeEmpty();
    }

    [Fact]
    public async Task An_event_in_an_array_may_be_as_deep_as_one_alone_and_no_deeper()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 63)) + "{}" + new string('}', 63);
        (await app.PostAsync("[" + """{"schema":"acme.page-view","version":1,"event":""" + deep + "}]")).Status.Should().Be(204);
        string tooDeep = string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "{}" + new string('}', 70);
        (await app.PostAsync("[" + """{"schema":"acme.page-view","version":1,"event":""" + tooDeep + "}]")).ShouldBeProblem(400, "SP5006");
    }
}
