using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>
/// Takes the values of a file in their order, from either reader, and makes of them one JSON text and the tree of positions.
/// Iterative, and the one place that knows limits and duplicate names. After a finding it goes on, for the sake of more findings.
/// </summary>
internal sealed class DocumentBuilder(FindingList findings, ParsingLimits limits)
{
    private const int LongestPointer = 2_000; // characters

    private readonly Stack<OpenContainer> _open = new();
    private readonly List<SourceNode> _nodes = [];
    private readonly ArrayBufferWriter<byte> _json = new();
    private Utf8JsonWriter? _writer;
    private bool _overLimit;

    /// <summary>A limit is passed: whatever follows in the file is ignored, so a reader may stop.</summary>
    public bool IsStopped => _overLimit || findings.IsFull;

    /// <summary>The next scalar is a name.</summary>
    public bool ExpectsKey => _open.TryPeek(out var container) && container.ExpectsKey;

    /// <summary>Where the name stands whose value comes next; <see langword="null"/> in a sequence and at the root.</summary>
    public TextPosition? KeyAt => _open.TryPeek(out var container) && container.IsMapping ? container.KeyAt : null;

    /// <summary>Mappings and sequences open now.</summary>
    public int Depth => _open.Count;

    /// <summary>Mappings and sequences that may be open.</summary>
    public int MaxDepth => limits.Depth;

    /// <summary>Characters that a number may have.</summary>
    public int MaxNumberLength => limits.NumberLength;

    private Utf8JsonWriter Writer => _writer ??= new(_json, new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = limits.Depth,
        SkipValidation = true, // after a finding the text is never used, and it may lack values by then
    });

    /// <summary>A name in the open mapping; <see langword="null"/> for a key that cannot be one, which was reported.</summary>
    public void Key(string? name, TextPosition at)
    {
        if (_open.Peek().Open(name, at) is { } earlier)
            Report(Diagnostics.DuplicateKey, at, $"the name {FindingList.Quote(name!)} stands twice in one mapping, first on line {earlier.Line}; keep one");
        Writer.WritePropertyName(name ?? "");
    }

    public void BeginMapping(TextPosition at)
    {
        if (Begin(at, isMapping: true))
            Writer.WriteStartObject();
    }

    public void BeginSequence(TextPosition at)
    {
        if (Begin(at, isMapping: false))
            Writer.WriteStartArray();
    }

    public void End()
    {
        if (_open.Pop().IsMapping)
            Writer.WriteEndObject();
        else
            Writer.WriteEndArray();
        Close();
    }

    public void Scalar(ScalarValue value, TextPosition at)
    {
        if (!Place(at, isMapping: false))
            return;
        switch (value.Kind)
        {
            case ScalarKind.Text:
                Writer.WriteStringValue(value.Text);
                break;
            case ScalarKind.Number when value.Text.Length > limits.NumberLength:
                Report(Diagnostics.SchemaTooLarge, at, $"the number has {value.Text.Length} characters, {limits.NumberLength} are allowed; shorten it, or quote it if it is text");
                Writer.WriteNullValue();
                break;
            case ScalarKind.Number:
                Writer.WriteRawValue(value.Text, skipInputValidation: true);
                break;
            case ScalarKind.True or ScalarKind.False:
                Writer.WriteBooleanValue(value.Kind == ScalarKind.True);
                break;
            default:
                Writer.WriteNullValue();
                break;
        }

        Close();
    }

    /// <summary>Reports the value being read.</summary>
    public void Report(DiagnosticDescriptor kind, TextPosition at, string message) => findings.Add(kind, Pointer(withItem: true), at, message);

    /// <summary>Reports a text that cannot be read on from here.</summary>
    public void ReportSyntax(DiagnosticDescriptor kind, TextPosition at, string message) => findings.Add(kind, Pointer(withItem: false), at, message);

    public void ReportDepth(TextPosition at)
    {
        Report(Diagnostics.DocumentTooDeep, at, $"mappings and sequences nest deeper than {limits.Depth} levels; flatten the schema or use $ref");
        _overLimit = true;
    }

    /// <summary>The finished document: call once, and only when nothing was found.</summary>
    public (JsonElement Root, SourcePositions Positions) Build()
    {
        Writer.Flush();
        // Parse copies: the element owns its memory and there is nothing to dispose.
        var root = JsonElement.Parse(_json.WrittenSpan, new JsonDocumentOptions { MaxDepth = limits.Depth });
        return (root, new SourcePositions([.. _nodes]));
    }

    private bool Begin(TextPosition at, bool isMapping)
    {
        if (_open.Count >= limits.Depth)
        {
            ReportDepth(at);
            return false;
        }

        if (!Place(at, isMapping))
            return false;
        _open.Push(new OpenContainer(_nodes.Count - 1, isMapping));
        return true;
    }

    private bool Place(TextPosition at, bool isMapping)
    {
        if (_nodes.Count >= limits.Nodes)
        {
            Report(Diagnostics.TooManyNodes, at, $"the schema has more than {limits.Nodes} values; split it");
            _overLimit = true;
            return false;
        }

        if (_open.TryPeek(out var container))
        {
            var key = container.IsMapping ? container.KeyAt : at;
            _nodes.Add(new SourceNode(container.Node, container.Key, container.Item, new(at.Line, at.Column, key.Line, key.Column)));
            return true;
        }

        if (!isMapping)
            Report(Diagnostics.NotAMapping, at, "the file is not a mapping; write the schema's keywords as 'name: value' at its top");
        _nodes.Add(new SourceNode(-1, null, 0, new(at.Line, at.Column, at.Line, at.Column)));
        return true;
    }

    private void Close()
    {
        if (_open.TryPeek(out var container))
            container.Close();
    }

    // Stops above a name that would make it too long: a hostile file can put a hundred findings under one name of a megabyte.
    private string Pointer(bool withItem)
    {
        var pointer = new StringBuilder();
        foreach (var container in _open.Reverse())
        {
            if (container.IsMapping ? container.Key is null : !withItem && container == _open.Peek())
                break;
            var step = container.Key ?? container.Item.ToString(CultureInfo.InvariantCulture);
            if (pointer.Length + step.Length > LongestPointer)
                break;
            pointer.Append('/').Append(step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.ToString();
    }
}
