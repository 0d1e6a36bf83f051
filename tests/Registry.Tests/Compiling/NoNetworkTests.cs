using System.Net;
using System.Net.Sockets;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Tests.Compiling;

/// <summary>References are names: what looks like an address is looked up among loaded schemas, and nowhere else.</summary>
public sealed class NoNetworkTests
{
    [Fact]
    public async Task No_reference_opens_a_connection_or_a_file()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var folder = new TemporaryFolder();
        string file = folder.Write("schema.json", """{"$id":"on.disk","version":1,"properties":{}}""");
        string[] references =
        [
            $"http://127.0.0.1:{port}/schema.json", $"HTTP://127.0.0.1:{port}/schema.json", $"https://127.0.0.1:{port}/schema.json", $"http://localhost:{port}/%73chema",
            $"ftp://127.0.0.1:{port}/x", $"//127.0.0.1:{port}/schema.json", $"ws://127.0.0.1:{port}/x",
            new Uri(file).AbsoluteUri, "file:///etc/passwd", "FILE:///etc/passwd", file, "../schema.json", "%2e%2e/schema.json", "//host/share/schema.json",
        ];

        string properties = string.Concat(references.Select((reference, i) => $"  p{i}: {{ $ref: '{reference}', categories: [] }}\n"));
        RegistrySnapshot snapshot = await Load(
            ("dialect.yaml", $"$id: acme.dialect\nversion: 1\n$schema: http://127.0.0.1:{port}/dialect\nproperties: {{}}\n"),
            ("refs.yaml", "$id: acme.refs\nversion: 1\nproperties:\n" + properties));

        snapshot.Schemas.Should().BeEmpty();
        snapshot.Findings.Where(finding => finding.Resource == "refs.yaml").Select(finding => (finding.Code, finding.Pointer)).Should().BeEquivalentTo(
            references.Select((_, i) => ("SP3010", $"/properties/p{i}/$ref")));
        snapshot.Findings.Where(finding => finding.Resource == "dialect.yaml").Should().ContainSingle().Which.Code.Should().Be("SP3003");
        listener.Pending().Should().BeFalse("nobody may have knocked");
    }

    [Fact]
    public async Task An_address_that_a_loaded_schema_has_as_its_id_is_that_schema()
    {
        RegistrySnapshot snapshot = await Load(
            ("a.yaml", "$id: http://127.0.0.1:9/a\nversion: 1\nproperties: { x: { type: string, categories: [] } }\n"),
            ("b.yaml", "$id: acme.b\nversion: 1\nproperties: { a: { $ref: 'http://127.0.0.1:9/a', categories: [] } }\n"));
        snapshot.Findings.Should().BeEmpty();
        snapshot.Find(new SchemaKey("acme.b", 1))!.Validator.IsValid("""{"a":{"x":1}}"""u8).Should().BeFalse();
    }

    private static Task<RegistrySnapshot> Load(params (string, string)[] documents) =>
        new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Documents("Acme", documents)] })
            .LoadAsync(cancellationToken: TestContext.Current.CancellationToken);
}
