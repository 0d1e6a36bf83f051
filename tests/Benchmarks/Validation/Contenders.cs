using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Benchmarks.Validation;

/// <summary>Everything in this process that is compared. Each parses the instance's bytes as part of its work.</summary>
internal static class Contenders
{
    public const string Scan = "utf8jsonreader-scan";

    public const string Truth = "schemapacks-explain";

    /// <summary>Makes the contenders for a data set; those that refuse its schema are named in a remark.</summary>
    public static List<Contender> Of(DataSet data, CsvReport report)
    {
        var contenders = new List<Contender>
        {
            new(Scan, false, ScanTokens),
            new("jsondocument-parse", false, ParseDocument),
        };
        var validator = Compile(data);
        contenders.Add(new Contender("schemapacks-fast", true, instance => validator.IsValid(instance)));
        contenders.Add(new Contender(Truth, true, instance => validator.Evaluate(instance).IsValid));
        if (NJson(data, report) is { } other)
            contenders.Add(other);
        return contenders;
    }

    /// <summary>Compiles a data set's schema with formats asserted.</summary>
    public static JsonSchemaValidator Compile(DataSet data)
    {
        using var schema = JsonDocument.Parse(data.Schema);
        var document = new SchemaDocument(new Uri("benchmark:///" + data.Name), schema.RootElement.Clone());
        var compilation = SchemaCompiler.Compile(document, options: new SchemaOptions { AssertFormats = true });
        return compilation.Validator ?? throw new InvalidOperationException($"The schema of '{data.Name}' is refused: {compilation.Problems[0]}");
    }

    private static bool ScanTokens(byte[] instance)
    {
        var reader = new Utf8JsonReader(instance);
        while (reader.Read())
        {
        }

        return true;
    }

    private static bool ParseDocument(byte[] instance)
    {
        using var document = JsonDocument.Parse(instance);
        return document.RootElement.ValueKind != JsonValueKind.Undefined;
    }

    private static Contender? NJson(DataSet data, CsvReport report)
    {
        try
        {
            var schema = NJsonSchema.JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(data.Schema)).GetAwaiter().GetResult();
            var contender = new Contender("njsonschema", true, instance => schema.Validate(Encoding.UTF8.GetString(instance)).Count == 0);
            contender.Read(data.Instances[0]); // some schemas are refused only when they are first used
            return contender;
        }
        catch (Exception error) when (error is InvalidOperationException or NotSupportedException or Newtonsoft.Json.JsonException)
        {
            report.Remark($"njsonschema refuses the schema of {data.Name}: {error.Message}");
            return null;
        }
    }
}
