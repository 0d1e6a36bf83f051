using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SchemaPacks.Analyzers.Reading;

/// <summary>
/// Reads the part of YAML that says the same as JSON, by events. What the registry refuses gives nothing here: no alias, tag, merge key, second
/// document or name that stands twice, no more levels than <see cref="SchemaText.Depth"/>. Why a file is refused, others say.
/// </summary>
internal sealed class YamlSchemaReader
{
    private readonly Parser _parser;

    private YamlSchemaReader(string text) => _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));

    /// <returns>Null for a file that is no schema.</returns>
    public static SchemaValue? Read(string text)
    {
        try
        {
            return new YamlSchemaReader(text).ReadStream();
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            return null; // what YamlDotNet throws on malformed texts
        }
    }

    private SchemaValue? ReadStream() =>
        Take<StreamStart>() && Take<DocumentStart>() && _parser.MoveNext() && ReadNode(0) is { } root && Take<DocumentEnd>() && Take<StreamEnd>() ? root : null;

    private bool Take<TEvent>() => _parser.MoveNext() && _parser.Current is TEvent;

    private SchemaValue? ReadNode(int depth)
    {
        if (_parser.Current is not NodeEvent node || !node.Anchor.IsEmpty || !node.Tag.IsEmpty || depth > SchemaText.Depth)
            return null;
        return node switch
        {
            Scalar { Style: ScalarStyle.Plain } plain => PlainScalar.Resolve(plain.Value),
            Scalar quoted => JsonString.HasLoneSurrogate(quoted.Value) ? null : SchemaValue.OfText(quoted.Value),
            SequenceStart => ReadItems(depth + 1),
            MappingStart => ReadMembers(depth + 1),
            _ => null,
        };
    }

    private SchemaValue? ReadItems(int depth)
    {
        var items = ImmutableArray.CreateBuilder<SchemaValue>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (ReadNode(depth) is not { } item)
                return null;
            items.Add(item);
        }

        return SchemaValue.OfItems(items.ToImmutable());
    }

    private SchemaValue? ReadMembers(int depth)
    {
        var members = ImmutableArray.CreateBuilder<SchemaMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is not Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } name || name is { Style: ScalarStyle.Plain, Value: "<<" }
                || JsonString.HasLoneSurrogate(name.Value) || !names.Add(name.Value) || !_parser.MoveNext() || ReadNode(depth) is not { } value)
                return null;
            members.Add(new SchemaMember(name.Value, value));
        }

        return SchemaValue.OfMembers(members.ToImmutable());
    }
}
