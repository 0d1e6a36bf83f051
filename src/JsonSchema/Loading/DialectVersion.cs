namespace SchemaPacks.JsonSchema.Loading;

/// <summary>The published versions in order, so that a keyword's row can say "from … to …".</summary>
internal enum DialectVersion
{
    Draft4,
    Draft6,
    Draft7,
    Draft201909,
    Draft202012,
}
