using System.Text.Json;
using SchemaPacks.Cli.Reporting;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Compatibility.Writing;
using SchemaPacks.Evolving;

namespace SchemaPacks.Cli.Comparing;

/// <summary>A comparison with what was published, for programs. Members may be added; none is removed or changes its meaning while <c>version</c> is 1.</summary>
/// <example>
/// <c>{"version":1,"schemas":[{"id":"acme.click","change":"version","old":"1","new":"2","mode":"BACKWARD","level":"door","comparison":{…}}],"findings":[{"code":"SP4040","reason":"…",
/// "severity":"error","message":"…","file":"Schemas/click.yaml","pointer":"/properties/count/maximum","line":5,"column":7,"schema":"acme.click@2","against":"acme.click@1",
/// "direction":"backward","change":"maximum-narrowed","old":"/properties/count","new":"/properties/count","witness":{"count":6}}],"summary":{…}}</c>
/// </example>
internal static class CompatJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<EvolvedSchema> evolved, Report report)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteStartArray("schemas");
        foreach (EvolvedSchema schema in evolved)
            Write(writer, schema);
        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (ReportedFinding error in report.Findings.SkipLast(evolved.Sum(schema => schema.Findings.Count)))
            Write(writer, error, null, null);
        foreach (EvolvedSchema schema in evolved)
            foreach (EvolutionFinding finding in schema.Findings)
                Write(writer, CompatFinding.Of(finding, schema), finding, schema);
        writer.WriteEndArray();
        writer.WriteStartObject("summary");
        writer.WriteNumber("checked", report.Checked);
        writer.WriteNumber("errors", report.Count(DiagnosticSeverity.Error));
        writer.WriteNumber("warnings", report.Count(DiagnosticSeverity.Warning));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, EvolvedSchema schema)
    {
        writer.WriteStartObject();
        writer.WriteString("id", schema.Key.Id);
        writer.WriteString("change", Word(schema.Change));
        writer.WriteString("old", schema.Old?.Key.Version.Text);
        writer.WriteString("new", schema.New?.Key.Version.Text);
        writer.WriteString("mode", ModeName.Of(schema.Rule.Mode));
        writer.WriteString("level", Word(schema.Rule.Level));
        writer.WritePropertyName("comparison");
        if (schema.Comparison is { } comparison)
            ComparisonJson.Write(writer, comparison);
        else
            writer.WriteNullValue();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReportedFinding reported, EvolutionFinding? finding, EvolvedSchema? schema)
    {
        writer.WriteStartObject();
        FindingJson.WriteWhatAndWhere(writer, reported);
        if (schema is not null)
            writer.WriteString("schema", schema.Key.ToString());
        if (finding?.Old is { } old)
            writer.WriteString("against", old.Key.ToString());
        if (finding?.Change is { } change)
        {
            writer.WriteString("direction", Word(change.Direction));
            writer.WriteString("change", change.Code);
            writer.WriteString("old", change.OldPointer);
            writer.WriteString("new", change.NewPointer);
        }

        if (finding?.Witness is { } witness)
        {
            writer.WritePropertyName("witness");
            writer.WriteRawValue(witness.Span);
        }

        writer.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
