using SchemaPacks.Capsules;
using SchemaPacks.Compiling;
using SchemaPacks.Modifying;
using SchemaPacks.Routing;

namespace SchemaPacks.Resolving;

/// <summary>All that is decided about events of one schema version before the first of them arrives.</summary>
internal sealed class EventPlan
{
    /// <summary>The answer to each of them when none is recorded: not listed, or no handler takes it.</summary>
    public EventOutcome? Refusal { get; private init; }

    public required CompiledSchema Schema { get; init; }

    public ModifierChain Modifiers { get; private init; } = ModifierChain.Empty;

    public RecordCapsule Capsule { get; private init; } = null!; // set unless refused

    public Route[] Routes { get; private init; } = [];

    public static EventPlan Refuse(CompiledSchema schema, Diagnostic reason) =>
        new() { Schema = schema, Refusal = new EventOutcome(EventStatus.NotAllowed, reason) };

    public static EventPlan Record(CompiledSchema schema, ModifierChain modifiers, RecordCapsule capsule, Route[] routes) =>
        new() { Schema = schema, Modifiers = modifiers, Capsule = capsule, Routes = routes };
}
