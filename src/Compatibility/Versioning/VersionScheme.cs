namespace SchemaPacks.Compatibility.Versioning;

/// <summary>How a version is counted.</summary>
public enum VersionScheme
{
    /// <summary>A plain number, which says that something changed and not what: <c>2</c>.</summary>
    Number,

    /// <summary>Semantic Versioning, with dots: <c>1.2.0</c>, or <c>1.2</c>.</summary>
    SemVer,

    /// <summary>SchemaVer, MODEL-REVISION-ADDITION: <c>1-0-2</c>.</summary>
    SchemaVer,

    /// <summary>None of these.</summary>
    Other,
}
