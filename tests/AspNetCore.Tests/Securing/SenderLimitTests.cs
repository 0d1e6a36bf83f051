using System.Net.Http.Headers;
using SchemaPacks.Securing;
using SchemaPacks.Tests.Fakes;

namespace SchemaPacks.Tests.Securing;

public sealed class SenderLimitTests
{
    private const string Event = """{"schema":"a","version":1,"event":{}}""";

    [Fact]
    public async Task A_sender_of_too_many_events_is_429_with_SP8012_and_another_is_not()
    {
        await using RunningApplication app = await StartAsync(options => options.MaxEventsPerSecond = 1);
        for (int sent = 0; sent < 5; sent++)
            (await app.PostAsync(Event)).Status.Should().Be(204, "five seconds' worth may come at once");
        Answer answer = await AnyOfAsync(app, Event, 429);
        answer.ShouldBeProblem(429, "SP8012").GetProperty("detail").GetString().Should().Contain("1 events a second");
        int.Parse(answer.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture).Should().BeInRange(1, 5);
        app.Refusals.Should().Contain(refusal => refusal.Descriptor == AccessDiagnostics.TooMuch);
        app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "the-other-one");
        (await app.PostAsync(Event)).Status.Should().Be(204);
    }

    [Fact]
    public async Task A_batch_counts_by_its_events_and_one_beyond_the_burst_is_told_to_be_divided()
    {
        await using RunningApplication app = await StartAsync(options => options.MaxEventsPerSecond = 1);
        Answer whole = await app.PostAsync($"[{Event},{Event},{Event},{Event},{Event},{Event}]");
        whole.ShouldBeProblem(429, "SP8012").GetProperty("detail").GetString().Should().Contain("at most 5");
        whole.Headers.Should().NotContainKey("Retry-After", "another try would not succeed either");
        (await app.PostAsync($"[{Event},{Event},{Event},{Event},{Event}]")).Status.Should().Be(204);
        (await AnyOfAsync(app, Event, 429)).ShouldBeProblem(429, "SP8012");
        app.Log.Envelopes.Count.Should().BeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task Bytes_count_as_well()
    {
        await using RunningApplication app = await StartAsync(options => options.MaxBytesPerSecond = 1000);
        string large = Event.Replace("{}", $$"""{"a":"{{new string('x', 4500)}}"}""", StringComparison.Ordinal);
        (await app.PostAsync(large)).Status.Should().Be(204);
        (await app.PostAsync(large)).ShouldBeProblem(429, "SP8012").GetProperty("detail").GetString().Should().Contain("bytes a second");
        (await app.PostAsync(large + new string(' ', 1000))).ShouldBeProblem(429, "SP8012").GetProperty("detail").GetString().Should().Contain("at most 5000");
    }

    [Fact]
    public async Task The_shortcut_counts_together_with_the_mapped_address()
    {
        await using RunningApplication app = await StartAsync(options => options.MaxEventsPerSecond = 1);
        for (int sent = 0; sent < 5; sent++)
            (await PostAsync(app, origin: sent % 2 == 0)).Status.Should().Be(204);
        bool isRefused = false;
        for (int sent = 0; sent < 50 && !isRefused; sent++)
            isRefused = (await PostAsync(app, origin: sent % 2 == 0)).Status == 429;
        isRefused.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(19)]
    [InlineData(1_234_567)]
    public void A_bucket_gets_as_many_in_a_second_as_the_limit_says(int perSecond) =>
        (Math.Max(1, perSecond / 10) / SenderLimits.Period(perSecond).TotalSeconds).Should().BeApproximately(perSecond, perSecond * 0.001);

    // The bucket fills while a slow machine sends: among some requests, one meets it empty.
    private static async Task<Answer> AnyOfAsync(RunningApplication app, string body, int status)
    {
        Answer answer = await app.PostAsync(body);
        for (int attempt = 0; attempt < 50 && answer.Status != status; attempt++)
            answer = await app.PostAsync(body);
        return answer;
    }

    // With an origin, the request takes the long way.
    private static Task<Answer> PostAsync(RunningApplication app, bool origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog") { Content = new StringContent(Event, new MediaTypeHeaderValue("application/json")) };
        if (origin)
            request.Headers.Add("Origin", app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return app.SendAsync(request);
    }

    private static Task<RunningApplication> StartAsync(Action<EventLogEndpointOptions> configure) => RunningApplication.StartAsync(
        configure: configure, keys: [EventLogKey.OfToken("one", RunningApplication.Token), EventLogKey.OfToken("other", "the-other-one")], hasShortcut: true);
}
