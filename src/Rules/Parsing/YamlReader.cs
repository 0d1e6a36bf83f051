using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SchemaPacks.Parsing;

/// <summary>
/// Reads YAML as a stream of events, so that nothing in it can recurse, expand or construct: depth is ours to limit, an alias is
/// refused where it stands, a tag names no type. Only the part of YAML that says the same as JSON is left.
/// </summary>
internal sealed class YamlReader
{
    private readonly string _text;
    private readonly DocumentBuilder _builder;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private TextPosition _documentStart = TextPosition.Start;
    private int _documents;
    private int _depthInKey; // mappings and sequences open inside a complex key, which is skipped

    private YamlReader(string text, DocumentBuilder builder)
    {
        _text = text;
        _builder = builder;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>Reads all of the text into the builder, or as far as it makes sense.</summary>
    public static void Read(string text, DocumentBuilder builder)
    {
        var refused = YamlCharacters.FirstRefused(text);
        if (refused >= 0)
        {
            var code = ((int)text[refused]).ToString("X4", CultureInfo.InvariantCulture);
            builder.ReportSyntax(Diagnostics.YamlSyntax, TextPosition.Of(text, refused), $"the character U+{code} may not stand in YAML; remove it, or write \\u{code} in a double-quoted string");
            return;
        }

        new YamlReader(text, builder).Read();
    }

    private void Read()
    {
        while (!_builder.IsStopped && _documents < 2 && MoveNext())
            Take(_parser.Current!, Place(_parser.Current!.Start));
    }

    // The seam to YamlDotNet. On some malformed texts its states throw InvalidOperationException ([1, 2 never closed) and its
    // value types ArgumentException (the tag !<>), neither with a position: the scanner knows how far it came.
    private bool MoveNext()
    {
        try
        {
            if (_parser.MoveNext())
                return true;
            if (_documents == 0)
                _builder.ReportSyntax(Diagnostics.DocumentCount, TextPosition.Start, "the file holds no document; write one schema or remove the file");
        }
        catch (YamlException exception)
        {
            ReportSyntax(Place(exception.Start), exception.Message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            ReportSyntax(Place(_scanner.CurrentPosition), "A list, mapping or tag is not finished");
        }

        return false;
    }

    private void Take(ParsingEvent current, TextPosition at)
    {
        switch (current)
        {
            case DocumentStart:
                _documentStart = at;
                if (++_documents > 1)
                    _builder.ReportSyntax(Diagnostics.DocumentCount, at, "the file holds more than one document; give each schema a file of its own");
                break;
            case MappingEnd or SequenceEnd when _depthInKey > 0:
                if (--_depthInKey == 0)
                    _builder.Key(null, at);
                break;
            case MappingEnd or SequenceEnd:
                _builder.End();
                break;
            case NodeEvent node when _depthInKey > 0:
                TakeInKey(node, at);
                break;
            case NodeEvent node:
                ReportProperties(node, at);
                if (_builder.ExpectsKey)
                    TakeKey(node, at);
                else
                    TakeValue(node, at);
                break;
            case AnchorAlias alias when _depthInKey == 0:
                TakeAlias(alias, at);
                break;
        }
    }

    private void TakeKey(NodeEvent node, TextPosition at)
    {
        if (node is not Scalar scalar)
        {
            _builder.Report(Diagnostics.ComplexKey, at, "a key is itself a mapping or list; keys are names, so write a name");
            TakeInKey(node, at);
            return;
        }

        _builder.Key(scalar.Value, at); // as written: no null, numbers or booleans among names
        if (scalar is { Style: ScalarStyle.Plain, Value: "<<" })
            _builder.Report(Diagnostics.YamlMergeKey, at, "the merge key '<<' copies from elsewhere; write the names out, or quote it if it is a name");
    }

    private void TakeInKey(NodeEvent node, TextPosition at)
    {
        if (node is not Scalar && _builder.Depth + ++_depthInKey > _builder.MaxDepth)
            _builder.ReportDepth(at);
    }

    private void TakeValue(NodeEvent node, TextPosition at)
    {
        switch (node)
        {
            case MappingStart:
                _builder.BeginMapping(at);
                break;
            case SequenceStart:
                _builder.BeginSequence(at);
                break;
            case Scalar { Style: not ScalarStyle.Plain } quoted:
                _builder.Scalar(new ScalarValue(ScalarKind.Text, quoted.Value), at);
                break;
            case Scalar plain:
                TakePlain(plain.Value, at);
                break;
        }
    }

    private void TakePlain(string text, TextPosition at)
    {
        if (text.Length == 0) // a value left out has no place; YamlDotNet may even name a line after the last
            at = _builder.Depth == 0 ? _documentStart : _builder.KeyAt ?? at;
        var value = ScalarResolution.Resolve(text, _builder.MaxNumberLength);
        if (value.Kind == ScalarKind.NotFinite)
            _builder.Report(Diagnostics.NotFinite, at, $"{text} is not a number that JSON has; leave the keyword out, or quote it if it is text");
        _builder.Scalar(value, at);
    }

    private void TakeAlias(AnchorAlias alias, TextPosition at)
    {
        _builder.Report(Diagnostics.YamlAlias, at, $"the alias {FindingList.Quote("*" + alias.Value.Value)} repeats another part of the file; write it out, or use $ref");
        if (_builder.ExpectsKey)
            _builder.Key(null, at);
        else
            _builder.Scalar(new ScalarValue(ScalarKind.Null, ""), at);
    }

    private void ReportProperties(NodeEvent node, TextPosition at)
    {
        if (!node.Anchor.IsEmpty)
            _builder.Report(Diagnostics.YamlAlias, at, $"the anchor {FindingList.Quote("&" + node.Anchor.Value)} names a part of the file for reuse; remove it, or use $ref");
        if (!node.Tag.IsEmpty)
            _builder.Report(Diagnostics.YamlTag, at, $"the tag {FindingList.Quote(node.Tag.Value)} asks for a type; remove it, and quote what is text");
    }

    private void ReportSyntax(TextPosition at, string what)
    {
        var reached = _scanner.CurrentPosition; // for a tab in the indentation the exception names the mapping's start instead
        if (reached.Index < _text.Length && _text[(int)reached.Index] == '\t' && what.Contains("indentation", StringComparison.Ordinal))
            _builder.ReportSyntax(Diagnostics.YamlSyntax, Place(reached), "a tab indents the line; indent YAML by spaces");
        else
            _builder.ReportSyntax(Diagnostics.YamlSyntax, at, $"the YAML is malformed: {char.ToLowerInvariant(what[0])}{what[1..].TrimEnd('.')}");
    }

    private static TextPosition Place(in Mark mark) => new((int)mark.Line, (int)mark.Column);
}
