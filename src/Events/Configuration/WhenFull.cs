namespace SchemaPacks.Configuration;

/// <summary>What becomes of a record that finds its handler's queue full.</summary>
public enum WhenFull
{
    /// <summary>The sender waits for room, at most <see cref="HandlerOptions.QueueWait"/>; then the event is refused with <c>SP6020</c> before any handler has it.</summary>
    Wait,

    /// <summary>The event is refused at once with <c>SP6020</c>, before any handler has it.</summary>
    Refuse,

    /// <summary>This handler misses the record, which is counted (<c>SP6022</c>); the others get it.</summary>
    Drop,
}
