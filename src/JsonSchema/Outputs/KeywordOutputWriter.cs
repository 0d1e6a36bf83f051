using System.Text.Json;

namespace SchemaPacks.JsonSchema.Outputs;

/// <summary>Writes <c>basic</c>, <c>detailed</c> and <c>verbose</c>, whose units are keywords.</summary>
internal sealed class KeywordOutputWriter(Utf8JsonWriter writer)
{
    public void WriteBasic(OutputUnit root)
    {
        Start(root);
        if (root.IsValid)
        {
            WriteAll(AnnotationWalk.Units(root), true, WriteAnnotation);
        }
        else
        {
            var reasons = new List<OutputUnit>();
            AddReasons(root, reasons);
            WriteAll(reasons, false, WriteError);
        }

        writer.WriteEndObject();
    }

    public void WriteDetailed(OutputUnit unit)
    {
        var children = unit.Children.Where(child => IsTelling(child, unit.IsValid)).ToList();
        if (children.Count == 1 && unit.Errors.Count == 0 && (unit.Annotation is null || !unit.IsValid))
        {
            WriteDetailed(children[0]);
            return;
        }

        Start(unit);
        WriteOwn(unit);
        WriteAll(children, unit.IsValid, WriteDetailed);
        writer.WriteEndObject();
    }

    public void WriteVerbose(OutputUnit unit)
    {
        // A keyword whose value is the one schema that it asks of the same value is one unit with it: $ref, not, if.
        var inner = unit.Keyword.Length > 0 && unit.Errors.Count == 0 && unit.Annotation is null && unit.Children is [var only] && only.Path == unit.Path
            && only.InstancePointer == unit.InstancePointer && only.IsValid == unit.IsValid ? only : unit;
        Start(inner);
        WriteOwn(inner);
        WriteAll(inner.Children, inner.IsValid, WriteVerbose);
        writer.WriteEndObject();
    }

    // A keyword that complains twice is two units.
    private void WriteError(OutputUnit unit)
    {
        foreach (var error in unit.Errors)
        {
            Start(unit);
            writer.WriteString("error", error);
            writer.WriteEndObject();
        }
    }

    private void WriteAnnotation(OutputUnit unit)
    {
        Start(unit);
        WriteOwn(unit);
        writer.WriteEndObject();
    }

    private void WriteAll(List<OutputUnit> units, bool areValid, Action<OutputUnit> write)
    {
        if (units.Count == 0)
            return;
        writer.WriteStartArray(areValid ? "annotations" : "errors");
        foreach (var unit in units)
            write(unit);
        writer.WriteEndArray();
    }

    private void WriteOwn(OutputUnit unit)
    {
        if (unit.Errors.Count > 0)
            writer.WriteString("error", unit.Error);
        if (unit.IsValid && unit.Annotation is { } annotation)
            Write(annotation);
    }

    private void Write(JsonElement annotation)
    {
        writer.WritePropertyName("annotation");
        annotation.WriteTo(writer);
    }

    private void Start(OutputUnit unit)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("valid", unit.IsValid);
        writer.WriteString("keywordLocation", unit.Path);
        writer.WriteString("absoluteKeywordLocation", unit.Location);
        writer.WriteString("instanceLocation", unit.InstancePointer);
    }

    private static void AddReasons(OutputUnit unit, List<OutputUnit> found)
    {
        if (unit.Errors.Count > 0)
            found.Add(unit);
        foreach (var child in unit.Children.Where(child => IsTelling(child, parentIsValid: false)))
            AddReasons(child, found);
    }

    // Below a valid unit what annotates, below an invalid one what refuses.
    private static bool IsTelling(OutputUnit unit, bool parentIsValid) => parentIsValid
        ? unit.IsValid && unit.Keyword != "propertyNames" && (unit.Annotation is not null || unit.Children.Any(child => IsTelling(child, true)))
        : !unit.IsValid && (unit.Keyword.Length > 0 || unit.IsReason);
}
