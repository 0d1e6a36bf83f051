using System.Text;
using System.Text.Json;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Parsing;

namespace SchemaPacks.Fuzz.Targets;

/// <summary>What reads bytes from outside. Each takes any bytes and throws only for what is a bug.</summary>
internal static class FuzzTargets
{
    private static readonly SchemaOrigin Origin = new("Fuzz", "fuzz.yaml");

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new Dictionary<string, Action<byte[]>>
    {
        ["json"] = Json,
        ["schema"] = Schema,
        ["verdict"] = Verdict,
        ["pattern"] = Pattern,
        ["yaml"] = bytes => DocumentParser.Parse(Origin, bytes),
    };

    private static void Json(byte[] bytes)
    {
        if (JsonText.Check(bytes) is null != StrictReading.Accepts(bytes))
            throw new DisagreementException("strict reading differs from System.Text.Json");
    }

    // Any JSON as a schema of any dialect; what compiles must judge.
    private static void Schema(byte[] bytes)
    {
        if (!StrictReading.Accepts(bytes))
            return;
        using var document = JsonDocument.Parse(bytes);
        foreach (var dialect in JsonSchemaDialect.All)
        {
            var compilation = SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///schema"), document.RootElement), null, new SchemaOptions { DefaultDialect = dialect });
            if (compilation.Validator is { } validator)
                Agree(validator, bytes);
        }
    }

    // The schema, a line feed, the instance.
    private static void Verdict(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        if (end >= 0 && Compilation.Of(Encoding.UTF8.GetString(bytes.AsSpan(0, end))) is { } validator)
            Agree(validator, bytes[(end + 1)..]);
    }

    private static void Pattern(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        PatternCompiler.Compile(text, SchemaOptions.Default).Pattern?.IsMatch(text);
    }

    private static void Agree(JsonSchemaValidator validator, byte[] instance)
    {
        if (Verdicts.Of(validator, instance).Disagreement is { } disagreement)
            throw new DisagreementException(disagreement);
    }
}
