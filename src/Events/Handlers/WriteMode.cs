namespace SchemaPacks.Handlers;

/// <summary>When a <see cref="JsonLinesFileHandler"/> says that it has a record. What it has is in one file in all modes; only the moment differs.</summary>
public enum WriteMode
{
    /// <summary>When the disk has it: written and synced, and the sync's answer checked. Survives a killed process, a crashed system and a power cut, on a disk that keeps its word.</summary>
    Durable,

    /// <summary>When the operating system has it. Survives a killed process. A crash of the system or a power cut loses what was not written back, on Linux the last half minute.</summary>
    Flushed,

    /// <summary>When this process has it, in memory. A killed process loses the last moments, up to the bytes that may wait. For the highest rates.</summary>
    Buffered,
}
