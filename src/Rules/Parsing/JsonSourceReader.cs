using System.Text;
using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>Reads strict JSON (RFC 8259, no comments, no trailing commas) into the builder, which goes on after a duplicate name.</summary>
internal ref struct JsonSourceReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly DocumentBuilder _builder;
    private Utf8JsonReader _reader;
    private Utf8Cursor _cursor;

    private JsonSourceReader(ReadOnlySpan<byte> utf8, DocumentBuilder builder)
    {
        _utf8 = utf8;
        _builder = builder;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = builder.MaxDepth + 1 }); // one more, so that the builder reports it
        _cursor = new Utf8Cursor(utf8);
    }

    /// <summary>Reads all of valid UTF-8 into the builder, or as far as it makes sense.</summary>
    public static void Read(ReadOnlySpan<byte> utf8, DocumentBuilder builder)
    {
        if (utf8.ContainsAnyExcept(" \t\r\n"u8))
            new JsonSourceReader(utf8, builder).Read();
        else
            builder.ReportSyntax(Diagnostics.DocumentCount, TextPosition.Start, "the file holds no document; write one schema or remove the file");
    }

    private void Read()
    {
        try
        {
            while (!_builder.IsStopped && _reader.Read())
                Take(_cursor.MoveTo((int)_reader.TokenStartIndex));
        }
        catch (JsonException exception) // the reader's only way to say "syntax"
        {
            var at = new Utf8Cursor(_utf8).MoveTo(Offset(exception));
            _builder.ReportSyntax(Diagnostics.JsonSyntax, at, $"the JSON is malformed: {What(exception)}");
        }
    }

    private void Take(TextPosition at)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _builder.BeginMapping(at);
                break;
            case JsonTokenType.StartArray:
                _builder.BeginSequence(at);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _builder.End();
                break;
            case JsonTokenType.PropertyName:
                _builder.Key(Text(at), at);
                break;
            case JsonTokenType.String:
                _builder.Scalar(new ScalarValue(ScalarKind.Text, Text(at) ?? ""), at);
                break;
            case JsonTokenType.Number:
                _builder.Scalar(new ScalarValue(ScalarKind.Number, Encoding.ASCII.GetString(_reader.ValueSpan)), at);
                break;
            case JsonTokenType.True:
                _builder.Scalar(new ScalarValue(ScalarKind.True, ""), at);
                break;
            case JsonTokenType.False:
                _builder.Scalar(new ScalarValue(ScalarKind.False, ""), at);
                break;
            case JsonTokenType.Null:
                _builder.Scalar(new ScalarValue(ScalarKind.Null, ""), at);
                break;
        }
    }

    private string? Text(TextPosition at)
    {
        try
        {
            return _reader.GetString();
        }
        catch (InvalidOperationException) // of valid UTF-8, only an escape of half a surrogate pair cannot become a string
        {
            _builder.Report(Diagnostics.JsonSyntax, at, "the string has half of a surrogate pair, such as \\ud83d alone; complete or remove it");
            return null;
        }
    }

    private readonly int Offset(JsonException exception)
    {
        var lineStart = 0; // the exception counts LF only, and bytes
        for (var line = exception.LineNumber ?? 0; line > 0; line--)
            lineStart += _utf8[lineStart..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(lineStart + (exception.BytePositionInLine ?? 0), _utf8.Length);
    }

    // Its message ends in a position of its own, and its second sentence advises programmers.
    private static string What(JsonException exception)
    {
        var sentence = exception.Message.Split(". ")[0].TrimEnd('.');
        return char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }
}
