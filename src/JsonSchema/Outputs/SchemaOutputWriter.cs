using System.Text.Json;

namespace SchemaPacks.JsonSchema.Outputs;

/// <summary>Writes <c>list</c> and <c>hierarchical</c>, whose units are schemas.</summary>
internal sealed class SchemaOutputWriter(Utf8JsonWriter writer)
{
    public void Write(OutputUnit root, bool isFlat)
    {
        if (!isFlat)
        {
            WriteTree(root);
            return;
        }

        writer.WriteStartObject();
        writer.WriteBoolean("valid", root.IsValid);
        writer.WriteStartArray("details");
        WriteList(root, isRoot: true);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteList(OutputUnit schema, bool isRoot)
    {
        if (isRoot || schema.Errors.Count > 0 || schema.Children.Any(keyword => keyword.Errors.Count > 0 || keyword.Annotation is not null))
        {
            Start(schema);
            writer.WriteEndObject();
        }

        foreach (var inner in schema.Children.SelectMany(keyword => keyword.Children))
            WriteList(inner, isRoot: false);
    }

    private void WriteTree(OutputUnit schema)
    {
        Start(schema);
        var details = schema.Children.SelectMany(keyword => keyword.Children).ToList();
        if (details.Count > 0)
        {
            writer.WriteStartArray("details");
            foreach (var inner in details)
                WriteTree(inner);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void Start(OutputUnit schema)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("valid", schema.IsValid);
        writer.WriteString("evaluationPath", schema.Path);
        writer.WriteString("schemaLocation", schema.Location);
        writer.WriteString("instanceLocation", schema.InstancePointer);
        var errors = schema.Children.Append(schema).Where(unit => unit.Errors.Count > 0).ToList();
        if (errors.Count > 0)
        {
            writer.WriteStartObject("errors");
            foreach (var unit in errors)
                writer.WriteString(unit.Keyword, unit.Error);
            writer.WriteEndObject();
        }

        var annotating = schema.Annotating.ToList();
        if (annotating.Count == 0)
            return;
        writer.WriteStartObject(schema.IsValid ? "annotations" : "droppedAnnotations");
        foreach (var keyword in annotating)
        {
            writer.WritePropertyName(keyword.Keyword);
            keyword.Annotation!.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
