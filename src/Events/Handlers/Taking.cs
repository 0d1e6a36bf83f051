namespace SchemaPacks.Handlers;

/// <summary>What became of a record that was for a handler.</summary>
/// <param name="IsTaken">Whether the handler took it, or for somebody who does not wait for the handler, its queue.</param>
/// <param name="Attempts">How often the handler was offered it; 0 where it never was, since its queue was full or the log stopped first.</param>
internal readonly record struct Taking(bool IsTaken, int Attempts);
