namespace SchemaPacks.Handlers.Files.Disks;

/// <summary>Another process writes the files. The message says which.</summary>
internal sealed class FilesLockedException(string message, Exception inner) : IOException(message, inner);
