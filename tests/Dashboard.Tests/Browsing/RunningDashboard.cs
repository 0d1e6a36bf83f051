using SchemaPacks.Tests.Running;

[assembly: AssemblyFixture(typeof(SchemaPacks.Tests.Browsing.Chromium))]
[assembly: AssemblyFixture(typeof(SchemaPacks.Tests.Browsing.RunningDashboard))]

namespace SchemaPacks.Tests.Browsing;

/// <summary>The real host with its sample packs, a further folder of packs, and events of every kind: one for all tests, which change nothing that others look at.</summary>
public sealed class RunningDashboard : IAsyncLifetime
{
    public const string Listed = "lab.example/door/opened";

    public const string Unlisted = "lab.example/door/closed";

    private readonly TemporaryFolder _folder = new();

    internal HostProcess Host { get; private set; } = null!;

    public string Packs => Path.Combine(_folder.Path, "packs");

    public async ValueTask InitializeAsync()
    {
        SchemaFolder.Write(Packs, "Lab.Doors", ("opened-1.yaml", Schemas.Opened(1)), ("opened-2.yaml", Schemas.Opened(2)), ("closed.yaml", Schemas.Closed));
        Host = await HostProcess.StartAsync(_folder, ("Packs__Folders__1", Packs), ("Packs__Settle", "00:00:00.1"), ("EventLog__AllowedSchemas__99", Listed));
        foreach (string door in (string[])["north", "south", "east"])
            await SendAsync($$"""{"door":"{{door}}","by":"badge"}""");
        await SendAsync("""{"door":"west","by":"magic"}""");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Posts one event of the schema that is listed, at its second version.</summary>
    internal async Task<int> SendAsync(string @event) => (await Host.PostAsync($$"""{"schema":"{{Listed}}","version":2,"event":{{@event}}}""")).Status;

    /// <summary>Posts one event with curl, as somebody at a terminal does.</summary>
    internal async Task<string> CurlAsync(string @event)
    {
        Shell.Need("bash", "curl");
        return await Shell.RunAsync($$"""
            curl -s -o /dev/null -w '%{http_code}' {{Host.Client.BaseAddress}}api/eventlog -H 'Authorization: Bearer {{Host.Token}}' -H 'Content-Type: application/json' -d '{"schema":"{{Listed}}","version":2,"event":{{@event}}}'
            """);
    }
}
