using System.Net;
using System.Net.Sockets;
using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.JsonSchema.Bounds;

/// <summary>A schema reaches nothing but the documents that it was given: no server hears of it, no file is opened.</summary>
public sealed class RemoteReferenceTests
{
    [Theory]
    [InlineData("http://{0}/schema.json")]
    [InlineData("HTTP://{0}/schema.json#/a")]
    [InlineData("https://{0}/schema.json")]
    [InlineData("ftp://{0}/schema.json")]
    [InlineData("//{0}/schema.json")]
    [InlineData("http://user:secret@{0}/")]
    public void No_server_is_asked(string reference)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        string address = string.Format(System.Globalization.CultureInfo.InvariantCulture, reference, server.LocalEndpoint);
        var baseUri = new Uri("http://localhost/base.json");
        Compile($$"""{"$ref":"{{address}}"}""", baseUri).Succeeded.Should().BeFalse();
        Compile($$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","$dynamicRef":"{{address}}"}""", baseUri).Succeeded.Should().BeFalse();
        Compile($$"""{"$schema":"{{address}}"}""", baseUri);
        server.Pending().Should().BeFalse("nothing may have connected");
    }

    [Fact]
    public void No_file_is_read()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "true");
            string name = Path.GetFileName(file), path = new Uri(file).AbsolutePath;
            foreach (string reference in new[] { $"file://{path}", $"FILE://{path}", $"file://localhost{path}", $"file:{path}", name, $"./{name}", $"..{path}", $"//server/share/{name}", path })
                Compile($$"""{"$ref":"{{reference}}"}""", new Uri($"file://{path}.schema.json")).Succeeded.Should().BeFalse(reference);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static SchemaCompilation Compile(string schema, Uri baseUri) => SchemaCompiler.Compile(Encoding.UTF8.GetBytes(schema), baseUri);
}
