using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SchemaPacks.Compiling;
using SchemaPacks.Configuration;
using SchemaPacks.Explaining.Repairing;
using SchemaPacks.Handlers;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.JsonSchema.Sampling;
using SchemaPacks.Resolving;
using SchemaPacks.Snapshots;
using SchemaPacks.Validating;

namespace SchemaPacks.Explaining;

/// <summary>Goes the way of an event by the same stages and records nothing.</summary>
internal sealed class EventExplainer(EventLogOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>An event that no schema judges: none has its id at its version.</summary>
    public static EventExplanation Unknown(PlanTable plans, in EventEnvelope envelope, bool includesUnlisted)
    {
        EventOutcome outcome = plans.Unknown(envelope.Key);
        return new EventExplanation
        {
            Outcome = outcome,
            Findings = outcome.Findings,
            OtherVersions = OtherVersions(plans, envelope, includesUnlisted),
            Suggestions = plans.Snapshot.GetVersions(envelope.Key.Id ?? "").Count > 0 ? [] : plans.NearIds(envelope.Key.Id ?? "", includesUnlisted),
        };
    }

    /// <summary>An event whose schema is known. It has entered its plan, and leaves it afterwards.</summary>
    public EventExplanation Explain(PlanTable plans, EventPlan plan, in EventEnvelope envelope, IReadOnlyList<HandlerSlot> handlers, bool includesUnlisted, CancellationToken cancellationToken)
    {
        try
        {
            return Go(plans, plan, envelope, handlers, includesUnlisted, cancellationToken);
        }
        finally
        {
            if (plan.Refusal is null)
                plan.Leave();
        }
    }

    private EventExplanation Go(PlanTable plans, EventPlan plan, in EventEnvelope envelope, IReadOnlyList<HandlerSlot> handlers, bool includesUnlisted, CancellationToken cancellationToken)
    {
        CompiledSchema schema = plan.Schema;
        var explanation = new EventExplanation { Schema = schema, Pack = PackOf(schema, plans.Snapshot), IsAllowed = plan.Refusal is null };
        if (plan.Refusal is { } refused && !includesUnlisted)
            return explanation with { Pack = null, Outcome = refused, Findings = refused.Findings, Handlers = NotReached(handlers) };

        ReadOnlyMemory<byte> data = envelope.Data;
        bool isValid = TryJudge(plan, envelope, ref data, out EventOutcome judged);
        EventOutcome outcome = plan.Refusal ?? judged;
        return explanation with
        {
            IsValid = isValid,
            Outcome = isValid && plan.Refusal is null ? EventOutcome.Recorded : outcome,
            Findings = [.. plan.Refusal?.Findings ?? [], .. isValid ? [] : judged.Findings],
            Handlers = isValid && plan.Refusal is null ? new HandlerDryRun(plan, envelope, data, time).Of(handlers) : NotReached(handlers),
            OtherVersions = OtherVersions(plans, envelope, includesUnlisted),
            Fix = isValid ? null : Fix(plan, envelope, cancellationToken),
        };
    }

    private bool TryJudge(EventPlan plan, in EventEnvelope envelope, ref ReadOnlyMemory<byte> data, out EventOutcome refusal) =>
        EnvelopeLimits.TryAccept(envelope, options.MaxEventBytes, out refusal)
        && plan.Modifiers.TryModify(envelope.Key, ref data, logger, out refusal)
        && EventValidator.TryAccept(plan.Schema, data, out refusal);

    // What is mended is what was sent; where modifiers change it, it must pass them as well.
    private EventFix? Fix(EventPlan plan, in EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (JsonText.Check(envelope.Data.Span) is not null || !EventText.IsObject(envelope.Data.Span) || envelope.Data.Length > options.MaxEventBytes)
            return null;
        JsonObject sent = JsonNode.Parse(envelope.Data.Span, documentOptions: new() { MaxDepth = JsonText.DefaultMaxDepth })!.AsObject();
        PatchOperation[] reserved = [.. sent.Select(member => member.Key).Where(name => name.StartsWith("__", StringComparison.Ordinal)).Select(name => PatchOperation.Remove(JsonPointer.Append("", name), 1))];
        if (new EventRepair(plan.Schema.Validator).Find(sent, reserved, cancellationToken) is not { Count: > 0 } patch)
            return null;
        byte[] mended = SampleText.Write(PatchApplication.Apply(sent, patch));
        ReadOnlyMemory<byte> data = mended;
        return TryJudge(plan, envelope with { Data = data }, ref data, out _) ? new EventFix(PatchText.Write(patch), mended) : null;
    }

    private static List<VersionExplanation> OtherVersions(PlanTable plans, in EventEnvelope envelope, bool includesUnlisted)
    {
        List<VersionExplanation> versions = [];
        if (!plans.IsListed(envelope.Key.Id ?? "") && !includesUnlisted)
            return versions;
        foreach (EventSchema other in plans.Snapshot.GetVersions(envelope.Key.Id ?? ""))
            if (other.Key.Version != envelope.Key.Version && plans.Snapshot.Find(other.Key) is { } schema)
                versions.Add(new VersionExplanation(other.Key.Version, EventValidator.TryAccept(schema, envelope.Data, out _)));
        return versions;
    }

    private static SchemaPack? PackOf(CompiledSchema schema, RegistrySnapshot snapshot) =>
        snapshot.Packs.FirstOrDefault(pack => pack.Name == schema.Origins[0].Pack && pack.Package == schema.Origins[0].Package);

    private static List<HandlerExplanation> NotReached(IReadOnlyList<HandlerSlot> handlers) =>
        [.. handlers.Select(handler => new HandlerExplanation(handler.Name, false, "the event is refused before it is handed to handlers"))];
}
