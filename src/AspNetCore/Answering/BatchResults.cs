using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>What became of each event of a batch, in its order.</summary>
internal sealed class BatchResults
{
    /// <summary>The most errors that are listed of one event: a batch has many events.</summary>
    private const int MaxErrors = 8;

    private readonly List<(int Status, Problem? Problem)> _results = [];

    public int Acknowledged { get; private set; }

    public int Count => _results.Count;

    /// <summary>The first event's problem whose status all others share; null when they differ.</summary>
    public Problem? Common => _results is [{ Problem: { } first }, ..] && _results.TrueForAll(result => result.Status == first.Status) ? first : null;

    /// <summary>An event that the log has.</summary>
    public void Add(int successStatus)
    {
        Acknowledged++;
        _results.Add((successStatus, null));
    }

    /// <summary>An event that it does not have.</summary>
    public void Add(Problem problem) => _results.Add((problem.Status, problem));

    /// <summary>Answers with 207 (RFC 4918) and <c>{"acknowledged":1,"refused":1,"results":[{"status":204},{"status":400,"code":"SP5009",…}]}</c>.</summary>
    public Task WriteAsync(HttpContext context) => FreshAnswer.WriteAsync(context, StatusCodes.Status207MultiStatus, "application/json", writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("acknowledged"u8, Acknowledged);
        writer.WriteNumber("refused"u8, Count - Acknowledged);
        writer.WritePropertyName("results"u8);
        Write(writer, context.Request.PathBase);
        writer.WriteEndObject();
    });

    public void Write(Utf8JsonWriter writer, PathString pathBase)
    {
        writer.WriteStartArray();
        foreach ((int status, Problem? problem) in _results)
        {
            writer.WriteStartObject();
            if (problem is null)
                writer.WriteNumber("status"u8, status);
            else
                (problem.Errors.Count <= MaxErrors ? problem : problem with { Errors = [.. problem.Errors.Take(MaxErrors)] }).WriteMembers(writer, pathBase);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
