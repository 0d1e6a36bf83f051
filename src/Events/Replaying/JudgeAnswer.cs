namespace SchemaPacks.Replaying;

/// <summary>What became of an event that was judged again.</summary>
/// <param name="IsRecorded">Whether it is recorded, now or when it was sent before.</param>
/// <param name="Reason">If not, why.</param>
internal readonly record struct JudgeAnswer(bool IsRecorded, string Reason = "");
