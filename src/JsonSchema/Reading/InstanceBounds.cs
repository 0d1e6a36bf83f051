using System.Buffers;

namespace SchemaPacks.JsonSchema.Reading;

/// <summary>
/// The bounds on sizes inside a text. A text too short to break any of them is not read for it; a longer one is read once more,
/// for quotes, brackets and commas alone, before anything is built or judged.
/// </summary>
internal sealed class InstanceBounds
{
    private const int FirstDepth = 64;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{},"u8);

    private readonly SchemaOptions _options;
    private readonly long _harmless;

    public InstanceBounds(SchemaOptions options)
    {
        const int ShortestItem = 2, ShortestMember = 5; // with its comma: 1, and "":1,
        _options = options;
        _harmless = Math.Min(options.MaxInstanceBytes, Math.Min(options.MaxStringBytes, Math.Min(ShortestItem * (long)options.MaxItems, ShortestMember * (long)options.MaxProperties)));
    }

    /// <summary>The bound that the text exceeds, as a sentence; <see langword="null"/> for none. A text that is no JSON may have either answer.</summary>
    public string? Exceeded(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length <= _harmless)
            return null;
        if (utf8.Length > _options.MaxInstanceBytes)
            return $"the text has more than {_options.MaxInstanceBytes} bytes (MaxInstanceBytes)";
        var open = ArrayPool<(int Left, bool IsArray)>.Shared.Rent(FirstDepth);
        try
        {
            return Exceeded(utf8, ref open);
        }
        finally
        {
            ArrayPool<(int, bool)>.Shared.Return(open);
        }
    }

    private string? Exceeded(ReadOnlySpan<byte> utf8, ref (int Left, bool IsArray)[] open)
    {
        var depth = 0;
        for (var next = utf8.IndexOfAny(Structure); next >= 0; next = utf8.IndexOfAny(Structure))
        {
            var sign = utf8[next];
            utf8 = utf8[(next + 1)..];
            if (depth == open.Length)
                Grow(ref open);
            switch (sign)
            {
                case (byte)'"':
                    var length = StringLength(utf8);
                    if (length > _options.MaxStringBytes)
                        return $"a string has more than {_options.MaxStringBytes} bytes (MaxStringBytes)";
                    utf8 = utf8[int.Min(length + 1, utf8.Length)..];
                    break;
                case (byte)'[' or (byte)'{' when depth > _options.MaxInstanceDepth:
                    return null; // too deep: no verdict of ours
                case (byte)'[':
                    open[depth++] = (_options.MaxItems - 1, true);
                    break;
                case (byte)'{':
                    open[depth++] = (_options.MaxProperties - 1, false);
                    break;
                case (byte)',' when depth > 0 && open[depth - 1].Left-- <= 0:
                    return open[depth - 1].IsArray
                        ? $"an array has more than {_options.MaxItems} items (MaxItems)"
                        : $"an object has more than {_options.MaxProperties} properties (MaxProperties)";
                case (byte)']' or (byte)'}':
                    depth = int.Max(depth - 1, 0);
                    break;
            }
        }

        return null;
    }

    private static void Grow(ref (int Left, bool IsArray)[] open)
    {
        var larger = ArrayPool<(int, bool)>.Shared.Rent(2 * open.Length);
        open.CopyTo(larger, 0);
        ArrayPool<(int, bool)>.Shared.Return(open);
        open = larger;
    }

    // The bytes up to the closing quote; all of them where there is none.
    private static int StringLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length)
        {
            var next = text[length..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                return text.Length;
            length += next;
            if (text[length] == (byte)'"')
                return length;
            length += 2;
        }

        return text.Length;
    }
}
