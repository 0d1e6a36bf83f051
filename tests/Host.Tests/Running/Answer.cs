using System.Text.Json;

namespace SchemaPacks.Tests.Running;

/// <summary>A response, read.</summary>
internal sealed record Answer(int Status, string? ContentType, string Body, Dictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public JsonElement ShouldBeProblem(int status, string code)
    {
        Status.Should().Be(status, Body);
        ContentType.Should().Be("application/problem+json");
        Json.GetProperty("code").GetString().Should().Be(code, Body);
        Json.GetProperty("type").GetString().Should().Be($"/docs/diagnostics/{code}");
        Json.GetProperty("status").GetInt32().Should().Be(status);
        return Json;
    }
}
