using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Receiving;

public sealed class CloudEventTests
{
    private const string Structured = "application/cloudevents+json", Batch = "application/cloudevents-batch+json";

    [Theory]
    [InlineData(""" "schemaversion":"1" """)]
    [InlineData(""" "schemaversion":1 """)]
    [InlineData(""" "dataschema":"https://events.example.org/api/schemas/acme.page-view/1" """)]
    [InlineData(""" "dataschema":"acme.page-view#1","datacontenttype":"application/json","subject":"passed over" """)]
    public async Task A_structured_event_is_recorded(string version)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        Answer answer = await app.PostAsync($$$"""{"specversion":"1.0","type":"acme.page-view","source":"/shop","id":"17","time":"2026-11-23T06:11:29Z",{{{version}}},"data":{"page":"/"}}""", Structured);
        answer.Status.Should().Be(204, answer.Body);
        app.Memory.Records.Single().ToString().Should().Be(
            """{"__timestamp__":"2026-11-23T06:11:29.000000Z","__schema__":"acme.page-view","__schema_version__":1,"__metadata_version__":1,"__id__":"/shop 17","page":"/"}""");
    }

    [Fact]
    public async Task Events_of_two_sources_with_one_id_are_two_events_and_one_sent_again_is_one()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        foreach (string source in new[] { "/a", "/b", "/a" })
            await app.PostAsync($$$"""{"specversion":"1.0","type":"acme.page-view","source":"{{{source}}}","id":"17","schemaversion":"1","data":{"page":"/"}}""", Structured);
        app.Memory.Records.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_binary_event_has_its_attributes_in_headers()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent("""{"page":"/"}""", Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in new[] { ("specversion", "1.0"), ("type", "acme.page-view"), ("source", "/caf%C3%A9"), ("id", "17"), ("schemaversion", "1"), ("time", "2026-11-23T06:11:29Z") })
            request.Headers.Add("ce-" + name, value);
        (await app.SendAsync(request)).Status.Should().Be(204);
        JsonElement record = JsonDocument.Parse(app.Memory.Records.Single().ToString()!).RootElement;
        record.GetProperty("__id__").GetString().Should().Be("/café 17");
        record.GetProperty("page").GetString().Should().Be("/");
    }

    [Fact]
    public async Task A_batch_is_judged_event_by_event()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        Answer answer = await app.PostAsync(
            """[{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","schemaversion":"1","data":{"page":"/"}},{"specversion":"1.0","type":"acme.page-view","source":"/","id":"2","schemaversion":"1","data":{}},7]""", Batch);
        answer.Status.Should().Be(207);
        answer.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetInt32()).Should().Equal(204, 400, 400);
        app.Memory.Records.Should().ContainSingle();
        (await app.PostAsync("[]", Batch)).Status.Should().Be(204);
        (await app.PostAsync("{}", Batch)).ShouldBeProblem(400, "SP5011");
    }

    [Theory]
    [InlineData("""{"type":"acme.page-view","source":"/","id":"1","schemaversion":"1","data":{"page":"/"}}""", "SP5011", "specversion")]
    [InlineData("""{"specversion":"0.3","type":"acme.page-view","source":"/","id":"1","schemaversion":"1","data":{"page":"/"}}""", "SP5011", "specversion")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","schemaversion":"1","data":{"page":"/"}}""", "SP5011", "id")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","id":"1","schemaversion":"1","data":{"page":"/"}}""", "SP5011", "source")]
    [InlineData("""{"specversion":"1.0","source":"/","id":"1","schemaversion":"1","data":{"page":"/"}}""", "SP5011", "type")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","data":{"page":"/"}}""", "SP5011", "schemaversion")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","schemaversion":"1"}""", "SP5011", "data")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","schemaversion":"1","data_base64":"e30="}""", "SP5011", "data_base64")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","schemaversion":"1","datacontenttype":"text/xml","data":{}}""", "SP5011", "datacontenttype")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","schemaversion":"1","time":"now","data":{"page":"/"}}""", "SP5012", "time")]
    [InlineData("""{"specversion":"1.0","type":"acme.page-view","source":"/","id":"1","schemaversion":"1","data":[]}""", "SP5007", "data")]
    public async Task What_is_no_cloud_event_of_ours_is_answered_with_400_that_names_the_attribute(string body, string code, string field)
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        (await app.PostAsync(body, Structured)).ShouldBeProblem(400, code).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Should().Contain(field);
        app.Memory.Records.Should().BeEmpty();
    }

    [Fact]
    public async Task A_stream_of_cloud_events_has_what_was_recorded_and_what_comes_out_goes_in_again()
    {
        await using WatchedApplication app = await WatchedApplication.StartAsync();
        await using OpenStream stream = await app.WatchAsync("?format=cloudevents");
        await app.RecordAsync("{}");
        await app.PostAsync("""{"schema":"acme.page-view","version":1,"timestamp":"2026-11-23T06:11:29Z","id":"17","event":{"page":"/","user":"canary"}}""");
        JsonElement cloudEvent = (await stream.NextAsync()).Data;
        cloudEvent.GetRawText().Should().Be(
            """{"specversion":"1.0","id":"17","source":"/api/eventlog","type":"acme.page-view","dataschema":"/api/schemas/acme.page-view/1","schemaversion":"1","time":"2026-11-23T06:11:29.000000Z","datacontenttype":"application/json","data":{"page":"/","user":null}}""");
        Answer again = await app.PostAsync(cloudEvent.GetRawText().Replace("null", "\"x\"", StringComparison.Ordinal), Structured);
        again.Status.Should().Be(204, again.Body);
    }
}
