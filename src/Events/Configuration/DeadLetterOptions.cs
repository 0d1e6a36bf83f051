using SchemaPacks.Handlers;

namespace SchemaPacks.Configuration;

/// <summary>What is kept of events that could not be recorded although their sender was told that the log has them.</summary>
public sealed class DeadLetterOptions
{
    /// <summary>How the files are named, which stand beside those of file handlers. No handler can have this name.</summary>
    public const string FileName = "dead-letters";

    /// <summary>Whether events are kept too whose sender was told that they are refused. False by default: they are only counted.</summary>
    public bool KeepRefused { get; set; }

    /// <summary>What is kept of an event. Its redacted record by default.</summary>
    public DeadLetterBody Body { get; set; }

    /// <summary>The most bytes of an event that are kept as they were sent. 65,536 by default.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>How many bytes of dead letters are kept at most: the oldest files go first. All by default, since nobody else has what stands there.</summary>
    public long? KeepBytes { get; set; }

    /// <summary>How long dead letters are kept. For ever by default.</summary>
    public TimeSpan? KeepAge { get; set; }

    /// <summary>How their files are written.</summary>
    internal FileHandlerOptions Files => new FileHandlerOptions { KeepBytes = KeepBytes, KeepAge = KeepAge }.WithFittingSegments();
}
