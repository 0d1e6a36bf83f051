namespace SchemaPacks.Configuration;

/// <summary>One call of <c>AddSchemaPacks</c>. All calls are carried out, in order, when the registry or the log is first asked for.</summary>
internal sealed record SchemaPacksSetup(Action<SchemaPacksBuilder> Configure);
