using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema.Outputs;

namespace SchemaPacks.JsonSchema;

/// <summary>A verdict in one of the standard output formats.</summary>
public sealed class SchemaOutput
{
    private readonly OutputUnit? _root;

    internal SchemaOutput(SchemaStatus status, OutputFormat format, OutputUnit? root, bool isTruncated)
    {
        Status = status;
        Format = format;
        IsTruncated = isTruncated;
        _root = root;
        Annotations = root is null ? [] : [.. AnnotationWalk.Of(root)];
    }

    /// <summary>How judging ended.</summary>
    public SchemaStatus Status { get; }

    /// <summary>Whether <see cref="Status"/> is <see cref="SchemaStatus.Valid"/>.</summary>
    public bool IsValid => Status == SchemaStatus.Valid;

    /// <summary>The format asked for.</summary>
    public OutputFormat Format { get; }

    /// <summary>Whether units are missing because of <see cref="SchemaOptions.MaxOutputUnits"/>. The verdict is right all the same.</summary>
    public bool IsTruncated { get; }

    /// <summary>The annotations of a valid instance, in the order in which its schemas were asked; empty for a refused one, and for <see cref="OutputFormat.Flag"/>.</summary>
    public IReadOnlyList<SchemaAnnotation> Annotations { get; }

    /// <summary>Writes the output as JSON. Locations hold names that the instance chose: treat the text with the same care as the instance.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (Format)
        {
            case OutputFormat.List or OutputFormat.Hierarchical when _root is not null:
                new SchemaOutputWriter(writer).Write(_root, isFlat: Format == OutputFormat.List);
                break;
            case OutputFormat.Basic when _root is not null:
                new KeywordOutputWriter(writer).WriteBasic(_root);
                break;
            case OutputFormat.Detailed when _root is not null:
                new KeywordOutputWriter(writer).WriteDetailed(_root);
                break;
            case OutputFormat.Verbose when _root is not null:
                new KeywordOutputWriter(writer).WriteVerbose(_root);
                break;
            default:
                writer.WriteStartObject();
                writer.WriteBoolean("valid", IsValid);
                writer.WriteEndObject();
                break;
        }
    }

    /// <returns>The output as JSON text.</returns>
    public override string ToString()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
