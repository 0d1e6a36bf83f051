namespace SchemaPacks.Watching;

/// <summary>How changes of pack folders come to notice.</summary>
public enum PackWatchMode
{
    /// <summary>The file system tells, and a slow look now and then finds what it did not tell. The default.</summary>
    Notify,

    /// <summary>A look now and then, for folders whose file system tells nothing, such as network folders.</summary>
    Poll,

    /// <summary>Not at all: packs are read at the start, and when the application asks for it.</summary>
    Off,
}
