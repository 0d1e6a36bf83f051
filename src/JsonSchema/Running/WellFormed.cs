namespace SchemaPacks.JsonSchema.Running;

/// <summary>Walks over values that were read before.</summary>
internal static unsafe class WellFormed
{
    /// <summary>The first byte after the value at <paramref name="p"/>.</summary>
    public static byte* End(byte* p)
    {
        int depth = 0;
        do
        {
            switch (*p)
            {
                case (byte)'"':
                    p = JsonScan.StringEnd(p + 1, out _) + 1;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    p++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    p++;
                    break;
                case (byte)',' or (byte)':' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    p++;
                    break;
                default:
                    while (*p is not ((byte)',' or (byte)']' or (byte)'}' or <= 0x20))
                        p++;
                    break;
            }
        }
        while (depth > 0);
        return p;
    }

    /// <summary>From the end of an item or member to the next one, or to the closing bracket.</summary>
    public static byte* Next(byte* p)
    {
        p = JsonScan.Space(p);
        return *p == ',' ? JsonScan.Space(p + 1) : p;
    }
}
