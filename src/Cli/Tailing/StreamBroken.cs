namespace SchemaPacks.Cli.Tailing;

/// <summary>A stream broke, or cannot be had at this moment; it may be had again.</summary>
/// <param name="message">Why.</param>
/// <param name="retryAfter">When the host says that it can be asked again.</param>
internal sealed class StreamBroken(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
