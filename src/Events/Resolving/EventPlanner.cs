using Microsoft.Extensions.Logging;
using SchemaPacks.Allowing;
using SchemaPacks.Capsules;
using SchemaPacks.Compiling;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Modifying;
using SchemaPacks.PackParts;
using SchemaPacks.Redacting;
using SchemaPacks.Routing;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Resolving;

/// <summary>Decides what becomes of the events of each schema, anew when the registry changes the schema.</summary>
internal sealed class EventPlanner : IDisposable
{
    private readonly SchemaRegistry _registry;
    private readonly SchemaPacksSettings _settings;
    private readonly IReadOnlyList<HandlerSlot> _handlers;
    private readonly ModifierSet _modifiers;
    private readonly PackGenerations _packs;
    private readonly ILogger _logger;
    private readonly ValueHash? _hash;
    private readonly Lock _planning = new();
    private readonly HashSet<AllowedSchema> _unmatched = []; // reported already: a load that changes nothing for an entry says nothing again
    private RecordingPolicy _policy;
    private volatile PlanTable? _table;

    public EventPlanner(
        SchemaRegistry registry, SchemaPacksSettings settings, IReadOnlyList<HandlerSlot> handlers, ModifierSet modifiers, PackGenerations packs, ILogger logger)
    {
        (_registry, _settings, _handlers, _modifiers, _packs, _logger) = (registry, settings, handlers, modifiers, packs, logger);
        _policy = new RecordingPolicy(settings);
        _hash = settings.Log.HashKey is { } key ? new ValueHash(key) : null;
        registry.Changed += Replace;
    }

    /// <summary>The plans for the registry as it is now.</summary>
    public PlanTable Current => _table is { } table && ReferenceEquals(table.Snapshot, _registry.Snapshot) ? table : Plan();

    public void Dispose() => _registry.Changed -= Replace;

    /// <summary>Puts another policy in force, for every event that begins from now on. Handlers keep what else their options say.</summary>
    public void Take(SchemaPacksSettings settings)
    {
        lock (_planning)
        {
            _policy = new RecordingPolicy(settings);
            foreach (HandlerSlot handler in _handlers)
                if (settings.Handlers.Find(other => other.Name == handler.Name) is { } other)
                    handler.TakePolicy(other.Options);
            _unmatched.Clear();
            _table = null;
            Plan();
        }
    }

    // At once, not at the next event: until then the snapshot that was in force would stay in memory.
    private void Replace(object? sender, RegistryChangedEventArgs change) => Plan();

    private PlanTable Plan()
    {
        lock (_planning)
        {
            RegistrySnapshot snapshot = _registry.Snapshot;
            PlanTable? earlier = _table;
            if (earlier is not null && ReferenceEquals(earlier.Snapshot, snapshot))
                return earlier;

            PackGeneration? packs;
            while (!_packs.TryChange(snapshot.Modules, out packs) && !ReferenceEquals(snapshot, _registry.Snapshot))
                snapshot = _registry.Snapshot; // the registry has gone on, and unloads what the first look saw
            RecordingPolicy policy = _policy;
            ReportUnmatched(snapshot, packs);
            var table = new PlanTable(snapshot, packs, _policy.Allowed, (schema, owner) => Plan(schema, owner, policy));
            if (earlier is not null && ReferenceEquals(earlier.Packs, packs) && !_settings.Log.Capsule.HasFlag(CapsuleKeys.Registry)) // else each plan holds the registry's digest
                table.Adopt(earlier);
            return _table = table;
        }
    }

    private EventPlan Plan(CompiledSchema schema, PlanTable table, RecordingPolicy policy)
    {
        if (policy.Allowed.Find(schema.Key) is not { } entry)
            return EventPlan.Refuse(schema, Diagnostics.NotAllowed.Create(
                $"schema '{schema.Key.Id}' version {schema.Key.Version} is not listed in EventLog:AllowedSchemas; list it there to record its events"));

        Route[] routes =
        [
            .. _handlers.Where(handler => handler.Filter.Takes(schema.Key.Id)).Concat(table.Packs?.HandlersOf(schema) ?? [])
                .GroupBy(handler => Policy(entry, handler.Options, policy))
                .Select(same => new Route(new RedactionPlan(schema.Root, same.Key, _hash), [.. same])),
        ];
        return routes.Length > 0
            ? EventPlan.Record(
                schema, _modifiers.For(schema, table.Packs), new RecordCapsule(schema, _settings.Log.Capsule, table.Snapshot.Digest), routes,
                Redact(schema, routes, Policy(entry, new HandlerOptions(), policy)), Redact(schema, routes, RedactionPolicy.Strictest(routes.Select(route => route.Redaction.Policy))), table.Packs)
            : EventPlan.Refuse(schema, Diagnostics.NotAllowed.Create(
                $"no handler takes events of schema '{schema.Key.Id}'; name one under EventLog:Handlers whose 'Schemas' match it"));
    }

    private RedactionPlan Redact(CompiledSchema schema, Route[] routes, RedactionPolicy policy) =>
        Array.Find(routes, route => route.Redaction.Policy.Equals(policy))?.Redaction ?? new RedactionPlan(schema.Root, policy, _hash);

    private static RedactionPolicy Policy(AllowedSchema entry, HandlerOptions handler, RecordingPolicy policy) => new(
        handler.AllowedCategories ?? [.. entry.AllowedCategories],
        handler.AllowedProperties ?? [.. entry.AllowedProperties],
        handler.Redaction ?? entry.Redaction ?? policy.Redaction);

    private void ReportUnmatched(RegistrySnapshot snapshot, PackGeneration? packs)
    {
        if (_handlers.Count == 0 && packs is not { Handlers.Count: > 0 } && _table is null)
            _logger.QuestionableSetting("EventLog:Handlers", "no handler is named, so no event is recorded");
        foreach (AllowedSchema entry in _policy.Entries)
            if (snapshot.GetVersions(entry.Id).Any(schema => ReferenceEquals(_policy.Allowed.Find(schema.Key), entry)))
                _unmatched.Remove(entry);
            else if (_unmatched.Add(entry))
                _logger.QuestionableSetting(entry.Place, $"no loaded pack provides schema '{entry.Id}'{entry.InVersions}{Meant(entry.Id, snapshot)}");
    }

    private static string Meant(string id, RegistrySnapshot snapshot) =>
        NearMatches.Of(id, snapshot.SchemaIds.Where(known => known != id), count: 1) is [var near] ? $"; did you mean '{near}'?" : "";
}
