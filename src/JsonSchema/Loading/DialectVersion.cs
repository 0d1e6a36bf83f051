namespace SchemaPacks.JsonSchema.Loading;

/// <summary>The versions in order, so that a keyword's row can say "from … to …".</summary>
internal enum DialectVersion
{
    Draft4,
    Draft6,
    Draft7,
    Draft201909,
    Draft202012,

    /// <summary>Not yet released.</summary>
    V1,
}
