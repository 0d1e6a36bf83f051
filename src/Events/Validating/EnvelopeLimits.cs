namespace SchemaPacks.Validating;

/// <summary>What is checked before an event's text is looked at.</summary>
internal static class EnvelopeLimits
{
    private const int MaxIdLength = 128;

    public static bool TryAccept(in EventEnvelope envelope, int maxEventBytes, out EventOutcome refusal)
    {
        Diagnostic? finding = envelope.Data.Length > maxEventBytes
                ? Diagnostics.EventTooLarge.Create($"the event has {envelope.Data.Length} bytes and may have {maxEventBytes}; send less, or raise EventLog:MaxEventBytes")
            : envelope.Id is { Length: 0 or > MaxIdLength }
                ? Diagnostics.InvalidEnvelope.Create($"the event's id has {envelope.Id.Length} characters and may have 1 to {MaxIdLength}")
            : null;
        refusal = finding is null ? default : new EventOutcome(EventStatus.Malformed, finding);
        return finding is null;
    }
}
