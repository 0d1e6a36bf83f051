using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Serving;

/// <summary><c>GET /api/registry/{digest}</c>: which schemas a digest names, that of the registry now or of one before. Records may hold it as <c>__registry__</c>.</summary>
internal sealed class RegistryHistory
{
    /// <summary>How many registries before the one in force are remembered.</summary>
    private const int MostKept = 16;

    private readonly IEventSchemaRegistry _registry;
    private readonly ConcurrentQueue<KeptRegistry> _kept = [];

    public RegistryHistory(IEventSchemaRegistry registry)
    {
        _registry = registry;
        registry.Changed += Keep;
    }

    public Task HandleAsync(HttpContext context)
    {
        string digest = context.Request.RouteValues["digest"] as string ?? "";
        RegistryRevision current = _registry.Current;
        bool isCurrent = current.Digest == digest;
        if ((isCurrent ? new KeptRegistry(current) : _kept.LastOrDefault(kept => kept.Digest == digest)) is not { } found)
            return new Problem(StatusCodes.Status404NotFound, Diagnostics.NotFound,
                $"no registry of this digest is known: that in force and the last {MostKept} before it since the host was started are; see /api/registry for that in force").WriteAsync(context);
        return JsonAnswer.WriteAsync(context, $"\"{digest}-{(isCurrent ? "now" : "before")}\"", writer => found.Write(writer, isCurrent));
    }

    private void Keep(object? sender, RegistryChangedEventArgs change)
    {
        if (change.Previous.Number > 0 && change.Previous.Digest != change.Current.Digest)
            _kept.Enqueue(new KeptRegistry(change.Previous));
        while (_kept.Count > MostKept)
            _kept.TryDequeue(out _);
    }

    /// <summary>What is remembered of a registry: names, and not the schemas themselves.</summary>
    private sealed class KeptRegistry(RegistryRevision revision)
    {
        private readonly (SchemaKey Key, string Hash)[] _schemas = [.. revision.Schemas.Select(schema => (schema.Key, schema.ContentHash))];
        private readonly int _number = revision.Number;
        private readonly DateTimeOffset _loadedAt = revision.LoadedAt;

        public string Digest { get; } = revision.Digest;

        public void Write(Utf8JsonWriter writer, bool isCurrent)
        {
            writer.WriteStartObject();
            writer.WriteString("digest"u8, Digest);
            writer.WriteBoolean("current"u8, isCurrent);
            writer.WriteNumber("revision"u8, _number);
            writer.WriteString("loadedAt"u8, _loadedAt.UtcDateTime);
            writer.WriteStartArray("schemas"u8);
            foreach ((SchemaKey key, string hash) in _schemas)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, key.Id);
                writer.WriteString("version"u8, key.Version.Text);
                writer.WriteString("hash"u8, hash);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
