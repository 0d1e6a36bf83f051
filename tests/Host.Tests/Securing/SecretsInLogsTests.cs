using System.Net.Http.Headers;
using System.Text;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Securing;

public sealed class SecretsInLogsTests
{
    private const string Token = "canary-token-0123456789", Wrong = "canary-wrong-9876543210", Value = "canary-value-55aa55aa";

    [Fact]
    public async Task Neither_keys_nor_values_are_in_any_log_answer_or_record_of_the_host_whatever_happens()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("EventLog__Token", Token),
            ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__Microsoft.AspNetCore", "Trace"));
        List<string> answers = [];
        foreach (string key in new[] { Token, Wrong })
        {
            host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            foreach (string body in new[] { "{}", Value, $$$"""{"schema":"{{{Value}}}","version":1,"event":{}}""", $$$"""{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"{{{Value}}}","path":7}}""" })
                answers.Add((await host.PostAsync(body)).Body);
            answers.Add((await host.GetAsync($"/api/schemas/{Value}")).Body);
            answers.Add((await host.GetAsync("/api/session")).Body);
            Answer session = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/session"));
            answers.Add(session.Body);
            if (session.Headers.TryGetValue("Set-Cookie", out string? cookie))
                answers.Add(cookie);
        }

        (await host.StopAsync()).Should().Be(0);
        string all = host.Output + host.Error + string.Join('\n', answers) + string.Join('\n', folder.Lines("server"));
        all.Should().NotContain(Token).And.NotContain(Wrong);
        string[] leaks = [.. all.Split('\n').Where(line => line.Contains(Value, StringComparison.Ordinal) && !IsName(line))];
        leaks.Should().BeEmpty("what stands in an event is in no log");
        Encoding.UTF8.GetByteCount(host.Error).Should().BeGreaterThan(10_000, "everything was logged that can be");
    }

    // A schema's name and an address are no values: whoever reads an answer or a log of the framework needs them.
    private static bool IsName(string line) =>
        line.Contains($"'{Value}'", StringComparison.Ordinal) || line.Contains($"/api/schemas/{Value}", StringComparison.Ordinal);
}
