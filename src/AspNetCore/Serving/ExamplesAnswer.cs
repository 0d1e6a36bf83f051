using System.Globalization;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/schemas/{id}/{version}/examples</c> and <c>/api/schemas/examples?id=…&amp;version=…</c>.</summary>
internal static class ExamplesAnswer
{
    private const int Usual = 3, Most = 20;

    public static Task WriteAsync(HttpContext context, EventSchema schema)
    {
        int count = Usual;
        if (context.Request.Query["count"] is [{ } text, ..] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count > Most))
            return new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, $"'count' is no number of 0 to {Most}: say how many examples are to be made").WriteAsync(context);

        string tag = RevisionTag.Of(schema.ContentHash, "examples", count.ToString(CultureInfo.InvariantCulture));
        return JsonAnswer.WriteAsync(context, tag, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, schema.Key.Id);
            writer.WriteString("version"u8, schema.Key.Version.Text);
            writer.WriteStartArray("examples"u8);
            foreach ((byte[] example, string origin, bool isValid) in SchemaExamples.Of(schema, count))
            {
                writer.WriteStartObject();
                writer.WritePropertyName("event"u8);
                writer.WriteRawValue(example);
                writer.WriteString("origin"u8, origin);
                writer.WriteBoolean("valid"u8, isValid);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
