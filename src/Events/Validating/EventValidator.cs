using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Validating;

/// <summary>Judges an event by its schema. The common case, a valid event, is one pass; a refused one is read again to say why.</summary>
internal static class EventValidator
{
    public static bool TryAccept(CompiledSchema schema, ReadOnlyMemory<byte> data, out EventOutcome refusal)
    {
        refusal = default;
        return IsValid(schema, data.Span) || Explain(schema, data, out refusal);
    }

    /// <summary>Whether a text is an event and fits its schema. False also where only the explaining pass can tell.</summary>
    public static bool IsValid(CompiledSchema schema, ReadOnlySpan<byte> data) =>
        schema.Validator.IsValid(data) && EventText.IsObject(data) && EventText.ReservedNames(data) is null;

    private static bool Explain(CompiledSchema schema, ReadOnlyMemory<byte> data, out EventOutcome refusal)
    {
        if (!EventText.TryAccept(data.Span, out refusal))
            return false;

        SchemaVerdict verdict = schema.Validator.Evaluate(data);
        Diagnostic[] findings = verdict.Status switch
        {
            SchemaStatus.BudgetExceeded => [Diagnostics.BudgetExceeded.Create(
                $"judging the event by schema '{schema.Key.Id}' takes more work than one event may; send a smaller or simpler event")],
            SchemaStatus.FormatFailed => [Diagnostics.FormatCheckFailed.Create(
                $"{verdict.Findings[0].Message} on an event of schema '{schema.Key.Id}', so the event was not recorded; see the log for the kind of failure")],
            _ => [.. verdict.Findings.Select(Describe)],
        };
        refusal = new EventOutcome(verdict.Status == SchemaStatus.FormatFailed ? EventStatus.Failed : EventStatus.Invalid, findings); // a failure is no fault of the event
        return verdict.IsValid;
    }

    private static Diagnostic Describe(SchemaFinding finding) => Diagnostics.InvalidEvent.Create(finding.Message) with
    {
        Pointer = finding.InstancePointer,
        SchemaPointer = finding.SchemaPointer,
        Keyword = finding.Keyword,
    };
}
