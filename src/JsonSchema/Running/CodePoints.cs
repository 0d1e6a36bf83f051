namespace SchemaPacks.JsonSchema.Running;

/// <summary>Code points of UTF-8.</summary>
internal static unsafe class CodePoints
{
    /// <summary>How many there are in well-formed UTF-8: every byte but the continuations begins one.</summary>
    public static int Count(byte* p, int length)
    {
        var count = 0;
        for (var i = 0; i < length; i++)
            count += (p[i] & 0xC0) != 0x80 ? 1 : 0;
        return count;
    }
}
