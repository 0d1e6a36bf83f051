using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Securing;

/// <summary>Keys from settings, on the real host outside Development.</summary>
public sealed class AccessSettingsTests
{
    private const string Event = """{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"a"}}""";

    private static readonly (string, string) Production = ("ASPNETCORE_ENVIRONMENT", "Production");

    [Fact]
    public async Task A_host_starts_with_keys_alone_and_each_does_what_it_may()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, Production,
            ("Security__Keys__shop__Hash", Hash("the-shops-key")), ("Security__Keys__shop__Schemas__0", "eventlogging.jupyter.org/*"),
            ("Security__Keys__viewer__Hash", Hash("the-viewers-key")), ("Security__Keys__viewer__Scopes__0", "read"),
            ("Security__Keys__old__Hash", Hash("an-old-key")), ("Security__Keys__old__Expires", "2020-01-01"));
        host.Output.Should().NotContain("Token ");
        host.Error.Should().Contain("SP8015").And.Contain("'old'");

        Present(host, "the-shops-key");
        (await host.PostAsync(Event)).Status.Should().Be(204);
        (await host.PostAsync("""{"schema":"hub.jupyter.org/server-action","version":1,"event":{}}""")).ShouldBeProblem(403, "SP8011");
        (await host.GetAsync("/api/registry")).ShouldBeProblem(403, "SP8004");
        Present(host, "the-viewers-key");
        (await host.PostAsync(Event)).ShouldBeProblem(403, "SP8004");
        (await host.GetAsync("/api/registry")).Status.Should().Be(200);
        Present(host, "an-old-key");
        (await host.PostAsync(Event)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task Keys_are_given_out_and_taken_back_without_a_restart_and_a_mistake_leaves_those_before_in_force()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "shop", Hash("the-first-key"));
        await using HostProcess host = await HostProcess.StartAsync(folder, Production, ("ASPNETCORE_CONTENTROOT", folder.Path), ("Packs__Folders__0", Path.Combine(Built.HostFolder, "packs")));
        Present(host, "the-first-key");
        (await host.GetAsync("/api/registry")).Status.Should().Be(200);

        await WriteAsync(folder, "shop", "no hash");
        await UntilAsync(() => Task.FromResult(host.Error.Contains("SP8013", StringComparison.Ordinal)));
        host.Error.Should().Contain("Security:Keys:shop:Hash");
        (await host.GetAsync("/api/registry")).Status.Should().Be(200);

        await WriteAsync(folder, "shop", Hash("the-second-key"));
        await UntilAsync(async () => (await host.GetAsync("/api/registry")).Status == 401);
        Present(host, "the-second-key");
        (await host.GetAsync("/api/registry")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Anybody_may_do_what_the_operator_opens_and_nothing_else_and_the_host_says_so_at_each_start()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, Production, ("Security__Anonymous__0", "write"));
        host.Client.DefaultRequestHeaders.Authorization = null;
        (await host.PostAsync(Event)).Status.Should().Be(204);
        (await host.GetAsync("/api/registry")).ShouldBeProblem(403, "SP8004");
        host.Error.Should().Contain("SP8014");
        Present(host, "something");
        (await host.PostAsync(Event)).ShouldBeProblem(401, "SP8003");
    }

    [Fact]
    public async Task What_is_wrong_with_keys_is_said_at_once()
    {
        (int exitCode, _, string error) = await HostProcess.FailAsync("Production",
            ("Security__Keys__a b__Hash", Hash("x")), ("Security__Keys__token__Hash", Hash("y")), ("Security__Keys__short__Hash", "1234"),
            ("Security__Keys__one__Hash", Hash("same")), ("Security__Keys__two__Hash", Hash("same")),
            ("Security__Keys__three__Hash", Hash("3")), ("Security__Keys__three__Scopes__0", "all"), ("Security__Keys__three__Schemas__0", "a*b"),
            ("Security__Keys__three__Expires", "tomorrow"), ("Security__Keys__three__Key", "secret-text"), ("Security__Anonymous__0", "everything"),
            ("Security__Jwt__Authority", "http://issuer.example"), ("Security__Kays", "1"));
        exitCode.Should().Be(2);
        error.Should().ContainAll(
            "Security:Keys:a b", "Security:Keys:token", "Security:Keys:short:Hash", "'one'", "Security:Keys:three:Scopes", "Security:Keys:three:Schemas",
            "Security:Keys:three:Expires", "Security:Keys:three:Key", "Security:Anonymous", "Security:Jwt:Audience", "Security:Jwt:Authority", "Security:Kays", "SP8001");
        error.Should().NotContain("secret-text").And.NotContain("1234").And.NotContain("   at ");
    }

    private static Task WriteAsync(TemporaryFolder folder, string name, string hash) => File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), $$"""
        {
          "AllowedHosts": "*",
          "EventLog": { "AllowedSchemas": [], "Handlers": { "events": { "Kind": "file" } } },
          "Security": { "Keys": { "{{name}}": { "Hash": "{{hash}}", "Scopes": ["read"] } } }
        }
        """);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (int attempt = 0; !await isSo(); attempt++)
        {
            attempt.Should().BeLessThan(600, "the host reads changed settings");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static void Present(HostProcess host, string key) => host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
}
