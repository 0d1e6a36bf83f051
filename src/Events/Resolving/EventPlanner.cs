using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using SchemaPacks.Allowing;
using SchemaPacks.Capsules;
using SchemaPacks.Compiling;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Modifying;
using SchemaPacks.Redacting;
using SchemaPacks.Routing;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Resolving;

/// <summary>Decides what becomes of the events of each schema, once for each snapshot of the registry.</summary>
internal sealed class EventPlanner(
    SchemaRegistry registry, SchemaPacksSettings settings, IReadOnlyList<HandlerSlot> handlers, ModifierSet modifiers, ILogger logger)
{
    private readonly AllowList _allowed = new(settings.AllowedSchemas);
    private readonly ValueHash? _hash = settings.Log.HashKey is { } key ? new ValueHash(key) : null;
    private readonly Lock _planning = new();
    private readonly HashSet<AllowedSchema> _unmatched = []; // reported already: a load that changes nothing for an entry says nothing again
    private volatile PlanTable? _table;

    /// <summary>The plans for the registry as it is now.</summary>
    public PlanTable Current => _table is { } table && ReferenceEquals(table.Snapshot, registry.Snapshot) ? table : Plan();

    private PlanTable Plan()
    {
        lock (_planning)
        {
            RegistrySnapshot snapshot = registry.Snapshot;
            if (_table is { } table && ReferenceEquals(table.Snapshot, snapshot))
                return table;

            ReportUnmatched(snapshot);
            return _table = new PlanTable(snapshot, _allowed, snapshot.Schemas.Cast<CompiledSchema>()
                .ToFrozenDictionary(schema => schema.Key, schema => Plan(schema, snapshot)));
        }
    }

    private EventPlan Plan(CompiledSchema schema, RegistrySnapshot snapshot)
    {
        if (_allowed.Find(schema.Key) is not { } entry)
            return EventPlan.Refuse(schema, Diagnostics.NotAllowed.Create(
                $"schema '{schema.Key.Id}' version {schema.Key.Version} is not listed in EventLog:AllowedSchemas; list it there to record its events"));

        Route[] routes =
        [
            .. handlers.Where(handler => handler.Filter.Takes(schema.Key.Id))
                .GroupBy(handler => Policy(entry, handler.Options))
                .Select(same => new Route(new RedactionPlan(schema.Root, same.Key, _hash), [.. same])),
        ];
        RedactionPolicy own = Policy(entry, new HandlerOptions());
        return routes.Length > 0
            ? EventPlan.Record(
                schema, modifiers.For(schema.Key.Id), new RecordCapsule(schema, settings.Log.Capsule, snapshot.Digest), routes,
                Array.Find(routes, route => route.Redaction.Policy.Equals(own))?.Redaction ?? new RedactionPlan(schema.Root, own, _hash))
            : EventPlan.Refuse(schema, Diagnostics.NotAllowed.Create(
                $"no handler takes events of schema '{schema.Key.Id}'; name one under EventLog:Handlers whose 'Schemas' match it"));
    }

    private RedactionPolicy Policy(AllowedSchema entry, HandlerOptions handler) => new(
        handler.AllowedCategories ?? [.. entry.AllowedCategories],
        handler.AllowedProperties ?? [.. entry.AllowedProperties],
        handler.Redaction ?? entry.Redaction ?? settings.Log.Redaction);

    private void ReportUnmatched(RegistrySnapshot snapshot)
    {
        if (handlers.Count == 0 && _table is null)
            logger.QuestionableSetting("EventLog:Handlers", "no handler is named, so no event is recorded");
        foreach (AllowedSchema entry in settings.AllowedSchemas)
            if (snapshot.GetVersions(entry.Id).Any(schema => ReferenceEquals(_allowed.Find(schema.Key), entry)))
                _unmatched.Remove(entry);
            else if (_unmatched.Add(entry))
                logger.QuestionableSetting(entry.Place, $"no loaded pack provides schema '{entry.Id}'{entry.InVersions}{Meant(entry.Id, snapshot)}");
    }

    private static string Meant(string id, RegistrySnapshot snapshot) =>
        NearMatches.Of(id, snapshot.SchemaIds.Where(known => known != id), count: 1) is [var near] ? $"; did you mean '{near}'?" : "";
}
