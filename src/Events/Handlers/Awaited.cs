namespace SchemaPacks.Handlers;

/// <summary>Which handlers a sender waits for.</summary>
internal enum Awaited
{
    None,
    Required,
    All,
}
