using System.Collections.Frozen;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>Which formats there are, since which dialect, and how a string is judged. Unknown formats judge nothing.</summary>
internal static class FormatTable
{
    private static readonly FrozenDictionary<string, (Loading.DialectVersion From, Func<string, bool> Holds)> Rows =
        new Dictionary<string, (Loading.DialectVersion, Func<string, bool>)>
        {
            ["regex"] = (Loading.DialectVersion.Draft6, Patterns.PatternCompiler.IsPattern),
        }.ToFrozenDictionary();

    public static Func<string, bool>? Find(string format, JsonSchemaDialect dialect) =>
        Rows.TryGetValue(format, out var row) && row.From <= dialect.Version ? row.Holds : null;
}
