namespace SchemaPacks.Cli.Replaying;

/// <summary>What became of an event that was sent to the host.</summary>
/// <param name="IsRecorded">Whether the host has recorded it, now or when it was sent before.</param>
/// <param name="Reason">If not, why.</param>
internal readonly record struct HostAnswer(bool IsRecorded, string Reason = "");
