using System.Diagnostics;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Operating;

public sealed class HealthTests
{
    [Fact]
    public async Task Whoever_may_read_learns_why_and_anybody_whether()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        Answer report = await host.GetAsync("/api/health");
        report.Json.GetProperty("status").GetString().Should().Be("healthy", report.Body);
        report.Json.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()).Should().BeEquivalentTo("registry", "handlers", "storage", "draining");
        host.Client.DefaultRequestHeaders.Authorization = null;
        (await host.GetAsync("/api/health")).ShouldBeProblem(401, "SP8003");
        foreach (string address in new[] { "/healthz/live", "/healthz/ready", "/healthz/startup" })
            (await host.GetAsync(address)).Body.Should().Be("Healthy", address);
    }

    [Fact]
    public async Task A_host_that_was_asked_to_stop_says_that_it_is_not_ready_and_takes_events_for_a_while()
    {
        const string Event = """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"late"}}""";
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Http__DrainDelay", "00:00:05"));
        Task<int> stopping = host.StopAsync();
        int status = 200;
        for (int attempt = 0; attempt < 100 && status == 200; attempt++)
        {
            status = (await host.GetAsync("/healthz/ready")).Status;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        status.Should().Be(503);
        (await host.GetAsync("/api/health")).Body.Should().Contain("asked to stop");
        (await host.PostAsync(Event)).Status.Should().Be(204);
        (await stopping).Should().Be(0);
        folder.Lines("events").Should().ContainSingle(line => line.Contains("late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_unit_for_systemd_is_right()
    {
        if (!File.Exists("/usr/bin/systemd-analyze"))
            Assert.Skip("systemd-analyze is not installed");
        using var folder = new TemporaryFolder();
        string unit = Path.Combine(folder.Path, "schemapacks.service"), text = await File.ReadAllTextAsync(Path.Combine(Authoring.Checkout.Root, "src", "Host", "systemd", "schemapacks.service"));
        text.Should().Contain("ExecStart=/opt/schemapacks/SchemaPacks.Host ");
        await File.WriteAllTextAsync(unit, text.Replace("/opt/schemapacks/SchemaPacks.Host", Path.Combine(Built.HostFolder, "SchemaPacks.Host"), StringComparison.Ordinal));
        using Process verify = Process.Start(new ProcessStartInfo("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", unit]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string said = await verify.StandardError.ReadToEndAsync() + await verify.StandardOutput.ReadToEndAsync();
        await verify.WaitForExitAsync();
        said.Split('\n').Where(line => line.Contains("schemapacks", StringComparison.Ordinal)).Should().BeEmpty();
        verify.ExitCode.Should().Be(0, said);
    }
}
