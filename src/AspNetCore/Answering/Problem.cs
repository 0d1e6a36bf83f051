using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SchemaPacks.Answering;

/// <summary>An answer of <c>application/problem+json</c> (RFC 9457). Its <c>type</c> is the page about the code, served by this host.</summary>
internal sealed record Problem(int Status, DiagnosticDescriptor Descriptor, string Detail)
{
    private const string MediaType = "application/problem+json";

    /// <summary>What it is in short: that of the code, but for a batch.</summary>
    public string Title { get; init; } = Descriptor.Title;

    /// <summary>Everything that was found; empty where <see cref="Detail"/> says it all.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>Seconds after which another try may succeed, or null.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Of a batch of which nothing was recorded: what became of each event.</summary>
    public BatchResults? Results { get; init; }

    public Task WriteAsync(HttpContext context)
    {
        if (RetryAfter is { } seconds)
            context.Response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        return FreshAnswer.WriteAsync(context, Status, MediaType, writer => Write(writer, context.Request.PathBase));
    }

    private void Write(Utf8JsonWriter writer, PathString pathBase)
    {
        writer.WriteStartObject();
        WriteMembers(writer, pathBase);
        if (Results is not null)
        {
            writer.WritePropertyName("results"u8);
            Results.Write(writer, pathBase);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the members into an object that is open.</summary>
    public void WriteMembers(Utf8JsonWriter writer, PathString pathBase)
    {
        writer.WriteString("type"u8, DiagnosticLink.To(Descriptor, pathBase));
        writer.WriteString("title"u8, Title);
        writer.WriteNumber("status"u8, Status);
        writer.WriteString("detail"u8, Detail);
        writer.WriteString("code"u8, Descriptor.Code);
        writer.WriteString("reason"u8, Descriptor.Reason);
        if (Errors.Count > 0)
        {
            writer.WriteStartArray("errors"u8);
            foreach (ProblemError error in Errors)
                error.Write(writer);
            writer.WriteEndArray();
        }
    }
}
