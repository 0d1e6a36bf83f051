using SchemaPacks.Capsules;
using SchemaPacks.Compiling;
using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Modifying;
using SchemaPacks.Outcomes;
using SchemaPacks.PackParts;
using SchemaPacks.Redacting;
using SchemaPacks.Routing;

namespace SchemaPacks.Resolving;

/// <summary>All that is decided about events of one schema version before the first of them arrives.</summary>
internal sealed class EventPlan
{
    private bool _hasRequired;

    /// <summary>The answer to each of them when none is recorded: not listed, or no handler takes it.</summary>
    public EventOutcome? Refusal { get; private init; }

    public required CompiledSchema Schema { get; init; }

    public ModifierChain Modifiers { get; private init; } = ModifierChain.Empty;

    public RecordCapsule Capsule { get; private init; } = null!; // set unless refused

    public Route[] Routes { get; private init; } = [];

    /// <summary>What a dead letter may hold of an event that was refused: what the schema's entry allows, whatever handlers have of their own.</summary>
    public RedactionPlan Redaction { get; private init; } = null!; // set unless refused

    /// <summary>What those who watch may see: nothing that any handler of the schema may not have.</summary>
    public RedactionPlan Shown { get; private init; } = null!; // set unless refused

    /// <summary>The place of a route whose records are just that; null when there is none.</summary>
    public int? ShownRoute { get; private init; }

    /// <summary>How many events there were. Set with the first, while somebody counts.</summary>
    public SchemaCount? Count { get; set; }

    /// <summary>The code packs that the schema and its events may meet; null when there are none.</summary>
    public PackGeneration? Packs { get; private init; }

    /// <summary>Listeners of packs that hear of the schema's events.</summary>
    public ListenerSlot[] PackListeners { get; private init; } = [];

    /// <summary>The handlers whose queues may be full.</summary>
    public HandlerSlot[] Queued { get; private init; } = [];

    /// <summary>Their names: events of plans with the same ones wait for each other, where their senders do not wait.</summary>
    public string Lane { get; private init; } = "";

    /// <summary>Whom a sender waits for. Where no handler is required, an event counts as recorded when any has it, so all are asked.</summary>
    public Awaited AwaitedFor(Acknowledgement acknowledgement) => acknowledgement switch
    {
        Acknowledgement.Validated => Awaited.None,
        Acknowledgement.Durable when _hasRequired => Awaited.Required,
        _ => Awaited.All,
    };

    /// <summary>Begins an event, unless the plan's packs are being unloaded; <see cref="Leave"/> ends it.</summary>
    public bool TryEnter() => Packs is null || Packs.TryEnter();

    /// <summary>Ends an event.</summary>
    public void Leave() => Packs?.Leave();

    public static EventPlan Refuse(CompiledSchema schema, Diagnostic reason) =>
        new() { Schema = schema, Refusal = new EventOutcome(EventStatus.NotAllowed, reason) };

    public static EventPlan Record(CompiledSchema schema, ModifierChain modifiers, RecordCapsule capsule, Route[] routes, RedactionPlan redaction, RedactionPlan shown, PackGeneration? packs)
    {
        HandlerSlot[] handlers = [.. routes.SelectMany(route => route.Handlers)];
        HandlerSlot[] queued = [.. handlers.Where(handler => handler.Queue is not null)];
        return new EventPlan
        {
            Schema = schema,
            Modifiers = modifiers,
            Capsule = capsule,
            Routes = routes,
            Redaction = redaction,
            Shown = shown,
            ShownRoute = Array.FindIndex(routes, route => route.Redaction == shown) is >= 0 and var place ? place : null,
            Packs = packs,
            PackListeners = packs?.ListenersOf(schema) ?? [],
            _hasRequired = handlers.Any(handler => handler.Options.Required),
            Queued = queued,
            Lane = string.Join(' ', queued.Select(handler => handler.Name).Order(StringComparer.Ordinal)),
        };
    }
}
