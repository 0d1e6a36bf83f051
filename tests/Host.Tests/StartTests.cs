using System.Net;
using System.Net.Sockets;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task Outside_Development_a_start_without_a_token_is_refused()
    {
        (int exitCode, string output, string error) = await HostProcess.FailAsync("Production");
        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().Contain("SP8002").And.Contain("EventLog__Token").And.NotContain("   at ");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_settings_is_said_at_once()
    {
        (int exitCode, _, string error) = await HostProcess.FailAsync(
            "Production",
            ("EventLog__Token", "two words"), ("EventLog__Redaktion", "null"), ("EventLog__Handlers__events__Kind", "fyle"),
            ("Packs__Strict", "maybe"), ("Http__MaxBodyBytes", "0"), ("Http__AllowedOrigins__0", "example.org"), ("Http__Port", "1"));
        exitCode.Should().Be(2);
        error.Should().ContainAll(
            "EventLog:Token", "EventLog:Redaktion", "EventLog:Handlers:events:Kind", "Packs:Strict", "Http:MaxBodyBytes", "Http:AllowedOrigins:0", "Http:Port", "SP8001");
        error.Should().NotContain("   at ").And.NotContain("two words");
    }

    [Fact]
    public async Task Outside_Development_a_token_that_could_be_guessed_is_refused_without_showing_it()
    {
        (int exitCode, _, string error) = await HostProcess.FailAsync("Production", ("EventLog__Token", "geheim-123"));
        exitCode.Should().Be(2);
        error.Should().Contain("SP8001").And.Contain("EventLog:Token").And.Contain("has 10 characters").And.NotContain("geheim");
    }

    [Fact]
    public async Task With_a_token_the_host_starts_anywhere_and_does_not_show_it()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("ASPNETCORE_ENVIRONMENT", "Production"), ("EventLog__Token", "the-operators-own"));
        host.Output.Should().NotContain("the-operators-own").And.Contain("$EventLog__Token");
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "the-operators-own");
        (await host.GetAsync("/api/registry")).Status.Should().Be(200);
    }

    [Fact]
    public async Task An_address_in_use_is_said_plainly()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        (int exitCode, _, string error) = await HostProcess.FailAsync("Development", ("Kestrel__Endpoints__a__Url", $"http://{taken.LocalEndpoint}"));
        exitCode.Should().Be(3);
        error.Should().Contain("address already in use").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_settings_file_that_is_no_json_is_said_plainly()
    {
        using var root = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(root.Path, "appsettings.json"), "{ \"EventLog\": ");
        (int exitCode, _, string error) = await HostProcess.FailAsync("Development", ("ASPNETCORE_CONTENTROOT", root.Path));
        exitCode.Should().Be(2);
        error.Should().Contain("SP8001").And.Contain("appsettings.json").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_second_host_on_the_same_files_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        (int exitCode, _, string error) = await HostProcess.FailAsync("Development", ("EventLog__Directory", folder.Events));
        exitCode.Should().Be(3);
        error.Should().Contain(folder.Events).And.NotContain("   at ");
    }
}
