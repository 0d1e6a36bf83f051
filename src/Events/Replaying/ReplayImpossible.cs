namespace SchemaPacks.Replaying;

/// <summary>Dead letters cannot be replayed before somebody has looked at the folder.</summary>
/// <param name="isDamaged">Whether a file makes no sense; else it belongs to other letters.</param>
/// <param name="message">What is wrong, then what to do.</param>
internal sealed class ReplayImpossible(bool isDamaged, string message) : Exception(message)
{
    public bool IsDamaged { get; } = isDamaged;
}
