using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Acme_Events.Tests;

public sealed class EventHostTests
{
    private const string Token = "a-token-for-tests";

    [Theory]
    [InlineData("good morning", HttpStatusCode.NoContent)]
    [InlineData(7, HttpStatusCode.BadRequest)]
    public async Task An_event_is_recorded_if_it_fits_its_schema(object words, HttpStatusCode expected)
    {
        DirectoryInfo events = Directory.CreateTempSubdirectory();
        await using (WebApplication app = EventHost.Build(
        [
            "--Urls", "http://127.0.0.1:0", "--EventLog:Token", Token, "--EventLog:Directory", events.FullName, "--contentRoot", AppContext.BaseDirectory,
        ]))
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

            using HttpResponseMessage answer = await client.PostAsJsonAsync(
                "/api/eventlog", new { schema = "acme.events/hello", version = 1, @event = new { words } }, TestContext.Current.CancellationToken);

            Assert.Equal(expected, answer.StatusCode);
        }

        Assert.Equal(expected == HttpStatusCode.NoContent, File.ReadAllText(events.GetFiles("events-*.jsonl").Single().FullName).Contains("good morning"));
        events.Delete(recursive: true);
    }
}
