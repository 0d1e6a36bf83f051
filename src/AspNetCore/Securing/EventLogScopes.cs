namespace SchemaPacks.Securing;

/// <summary>What the holder of a key may do. None includes another.</summary>
[Flags]
public enum EventLogScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Post events, and have one explained.</summary>
    Write = 1,

    /// <summary>See schemas, packs, handlers and figures, but no event.</summary>
    Read = 2,

    /// <summary>See events as they are recorded, without what the operator does not allow.</summary>
    Stream = 4,

    /// <summary>See and replay dead letters, see settings.</summary>
    Admin = 8,

    /// <summary>All of it.</summary>
    All = Write | Read | Stream | Admin,
}
