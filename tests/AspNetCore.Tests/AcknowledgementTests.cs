using System.Text;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests;

public sealed class AcknowledgementTests
{
    private const string Body = """{"schema":"acme.page-view","version":1,"event":{"path":"/"}}""";

    [Theory]
    [InlineData(null, Acknowledgement.Durable, null)]
    [InlineData("ack=durable", Acknowledgement.Durable, "ack=durable")]
    [InlineData("ack=delivered", Acknowledgement.Delivered, "ack=delivered")]
    [InlineData("ACK=\"Delivered\"; x=1, wait=5", Acknowledgement.Delivered, "ack=delivered")]
    [InlineData("respond-async, ack=delivered", Acknowledgement.Delivered, "ack=delivered")]
    [InlineData("ack=delivered, ack=durable", Acknowledgement.Delivered, "ack=delivered")]
    [InlineData("ack=perhaps", Acknowledgement.Durable, null)]
    [InlineData("ack", Acknowledgement.Durable, null)]
    [InlineData("wait=10", Acknowledgement.Durable, null)]
    public async Task The_header_Prefer_says_what_the_sender_waits_for(string? prefer, Acknowledgement expected, string? applied)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        Answer answer = await PostAsync(app, ("Prefer", prefer));
        answer.Status.Should().Be(204);
        answer.Headers.GetValueOrDefault("Preference-Applied").Should().Be(applied);
        app.Log.Taken.Single().Envelope.Acknowledgement.Should().Be(expected);
    }

    [Theory]
    [InlineData("ack=accepted", EventStatus.Accepted, 202, "ack=accepted")]
    [InlineData("ack=validated", EventStatus.Validated, 204, "ack=validated")]
    [InlineData("ack=delivered", EventStatus.Validated, 202, "ack=validated")]
    [InlineData("ack=durable", EventStatus.Validated, 202, "ack=validated")]
    [InlineData(null, EventStatus.Validated, 202, "ack=validated")]
    [InlineData(null, EventStatus.Accepted, 202, "ack=accepted")]
    public async Task The_answer_says_what_has_happened(string? prefer, EventStatus status, int expected, string applied)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        app.Log.Answer = () => new EventOutcome(status);
        Answer answer = await PostAsync(app, ("Prefer", prefer));
        answer.Status.Should().Be(expected);
        answer.Body.Should().BeEmpty();
        answer.Headers["Preference-Applied"].Should().Be(applied);
    }

    [Fact]
    public async Task Of_a_batch_the_answer_says_the_least_that_has_happened()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        int count = 0;
        app.Log.Answer = () => ++count == 2 ? EventOutcome.Accepted : EventOutcome.Validated;
        Answer answer = await PostAsync(app, $"[{Body},{Body},{Body}]", ("Prefer", "ack=validated"));
        answer.Status.Should().Be(202);
        answer.Headers["Preference-Applied"].Should().Be("ack=accepted");
    }

    [Fact]
    public async Task Of_a_batch_of_which_some_events_are_recorded_each_result_says_what_has_happened()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        int count = 0;
        app.Log.Answer = () => ++count == 1 ? EventOutcome.Validated : EventOutcome.Recorded;
        Answer answer = await PostAsync(app, $"[{Body},{Body},17]", ("Prefer", null));
        answer.Status.Should().Be(207);
        answer.Json.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("status").GetInt32()).Should().Equal(202, 204, 400);
        answer.Headers["Preference-Applied"].Should().Be("ack=validated");
    }

    [Theory]
    [InlineData("8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("\"k-1\"", "k-1")]
    public async Task The_header_Idempotency_Key_is_the_id_of_an_event_that_has_none(string header, string id)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await PostAsync(app, ("Idempotency-Key", header))).Status.Should().Be(204);
        app.Log.Taken.Single().Envelope.Id.Should().Be(id);
    }

    [Fact]
    public async Task An_events_own_id_goes_before_the_key_and_in_a_batch_the_key_has_the_events_place()
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        string own = Body.Replace("\"version\"", "\"id\":\"own\",\"version\"", StringComparison.Ordinal);
        await PostAsync(app, own, ("Idempotency-Key", "k"));
        await PostAsync(app, $"[{Body},{own},17,{Body}]", ("Idempotency-Key", "k"));
        app.Log.Taken.Select(taken => taken.Envelope.Id).Should().Equal("own", "k/0", "own", "k/3");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("two words")]
    [InlineData("a\"b")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task A_key_that_is_none_is_refused(string header)
    {
        await using RunningApplication app = await RunningApplication.StartAsync();
        (await PostAsync(app, ("Idempotency-Key", header))).ShouldBeProblem(400, "SP5011");
        app.Log.Taken.Should().BeEmpty();
    }

    private static Task<Answer> PostAsync(RunningApplication app, (string Name, string? Value) header) => PostAsync(app, Body, header);

    private static Task<Answer> PostAsync(RunningApplication app, string body, (string Name, string? Value) header)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header.Value is not null)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return app.SendAsync(request);
    }
}
