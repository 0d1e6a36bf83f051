namespace SchemaPacks.Evolving;

/// <summary>What became of a schema from one pack to another.</summary>
internal enum SchemaChange
{
    /// <summary>The same version has the same content.</summary>
    Same,

    /// <summary>The same version has another content, which no published version may have.</summary>
    Changed,

    /// <summary>A version that is new of an id that is known.</summary>
    Version,

    /// <summary>An id that is new.</summary>
    Added,

    /// <summary>A version that is gone.</summary>
    Removed,
}
