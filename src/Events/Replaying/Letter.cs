namespace SchemaPacks.Replaying;

/// <summary>A dead letter as it was kept, with what a replay needs of it.</summary>
/// <param name="Sequence">Its number among the dead letters.</param>
/// <param name="Digest">Names its line, whatever its number.</param>
internal sealed record Letter(long Sequence, string Digest)
{
    /// <summary><c>judge</c> or <c>handle</c>; null when the line is no dead letter.</summary>
    public string? Stage { get; init; }

    public string Code { get; init; } = "";

    public string Schema { get; init; } = "";

    /// <summary>The schema's version as JSON: <c>1</c> or <c>"1.2.0"</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The handler that did not take it.</summary>
    public string? Handler { get; init; }

    /// <summary>The redacted record, to the byte.</summary>
    public ReadOnlyMemory<byte> Record { get; init; }

    /// <summary>When it became a dead letter, as the line says.</summary>
    public string Time { get; init; } = "";

    /// <summary>Why, as the line says: an array of JSON.</summary>
    public string Findings { get; init; } = "[]";

    /// <summary>How often a handler was offered it.</summary>
    public int Attempts { get; init; }

    /// <summary>When the event happened, as its record says.</summary>
    public string Timestamp { get; init; } = "";

    /// <summary>The id under which it is sent again: its sender's, else one that no other letter has. The same in every run.</summary>
    public string Id { get; init; } = "";

    /// <summary>The event as it was sent; empty where it was not kept.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }

    /// <summary>Whether the event was too large to be kept as it was sent.</summary>
    public bool IsOriginalTooLarge { get; init; }
}
