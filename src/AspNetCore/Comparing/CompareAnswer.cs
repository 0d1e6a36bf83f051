using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Writing;
using SchemaPacks.JsonSchema;
using SchemaPacks.Serving;

namespace SchemaPacks.Comparing;

/// <summary><c>GET /api/schemas/{id}/compare?from=1&amp;to=2</c>: what <c>schemapacks diff</c> says of two versions of one schema.</summary>
internal static class CompareAnswer
{
    private static readonly string[] Levels = ["schema", "door"];

    /// <param name="context">The request; without <c>from</c> and <c>to</c> the last two versions are compared.</param>
    /// <param name="id">The schema's id.</param>
    /// <param name="versions">Its versions, lowest first, at least one.</param>
    public static Task WriteAsync(HttpContext context, string id, IReadOnlyList<EventSchema> versions)
    {
        IQueryCollection query = context.Request.Query;
        string level = query["level"] is [{ Length: > 0 } asked] ? asked : Levels[0];
        if (!Levels.Contains(level, StringComparer.Ordinal))
            return RefuseAsync(context, "'level' is neither 'schema' nor 'door': say whether all values count, or only what an event log stores");
        if (Find(query["to"], versions, versions[^1]) is { } to && Find(query["from"], versions, Before(to, versions)) is { } from)
            return CompareAsync(context, from, to, level);
        return new Problem(StatusCodes.Status404NotFound, Diagnostics.UnknownSchema,
            $"the schema '{id}' is not loaded at these versions: loaded are {string.Join(", ", versions.Select(known => known.Key.Version.Text))}; name two of them as 'from' and 'to'").WriteAsync(context);
    }

    private static Task CompareAsync(HttpContext context, EventSchema from, EventSchema to, string level)
    {
        if (SchemaValidators.Of(from) is not { } old || SchemaValidators.Of(to) is not { } @new)
            return RefuseAsync(context, "these schemas cannot be compared: they refer to others, which this registry does not compile");
        return JsonAnswer.WriteAsync(context, RevisionTag.Of(from.ContentHash, to.ContentHash, level), writer =>
            ComparisonJson.Write(writer, SchemaComparer.Compare(old, @new, level == "door" ? ComparisonLevel.Door : ComparisonLevel.Schema)));
    }

    private static EventSchema? Find(Microsoft.Extensions.Primitives.StringValues asked, IReadOnlyList<EventSchema> versions, EventSchema? unasked) => asked switch
    {
        [] or [""] => unasked,
        [{ } text] when SchemaVersion.TryParse(text, out SchemaVersion version) => versions.FirstOrDefault(schema => schema.Key.Version == version),
        _ => null,
    };

    private static EventSchema? Before(EventSchema schema, IReadOnlyList<EventSchema> versions) => versions.LastOrDefault(other => other.Key < schema.Key);

    private static Task RefuseAsync(HttpContext context, string detail) =>
        new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, detail).WriteAsync(context);
}
