namespace SchemaPacks.JsonSchema.Running;

/// <summary>Takes every well-formed value: the schema <c>true</c>. Still refuses duplicate names and values nested too deep.</summary>
internal sealed unsafe class AnyPlan : Plan
{
    public static AnyPlan Instance { get; } = new();

    public override byte* Run(byte* p, RunState* run) => Skip(p, run);

    /// <inheritdoc cref="Plan.Run"/>
    public static byte* Skip(byte* p, RunState* run)
    {
        switch (*p)
        {
            case (byte)'"':
                p = JsonScan.StringEnd(p + 1, out _);
                return p == null ? null : p + 1;
            case (byte)'{':
                return SkipObject(p, run);
            case (byte)'[':
                return SkipArray(p, run);
            case (byte)'n' or (byte)'t' or (byte)'f':
                return JsonScan.LiteralEnd(p);
            default:
                return JsonScan.NumberEnd(p);
        }
    }

    private static byte* SkipObject(byte* p, RunState* run)
    {
        if (--run->DepthLeft < 0)
            return null;
        int mark = run->NameMark;
        p = JsonScan.Space(p + 1);
        if (*p != '}')
        {
            while (true)
            {
                if (*p != '"')
                    return null;
                byte* name = p + 1;
                p = JsonScan.NameEnd(name);
                if (p == null)
                    return null;
                if (!run->AddName(mark, name, (int)(p - name)))
                    return null;
                p = JsonScan.Space(p + 1);
                if (*p != ':')
                    return null;
                p = Skip(JsonScan.Space(p + 1), run);
                if (p == null)
                    return null;
                p = JsonScan.Space(p);
                if (*p == '}')
                    break;
                if (*p != ',')
                    return null;
                p = JsonScan.Space(p + 1);
            }
        }

        run->ForgetNames(mark);
        run->DepthLeft++;
        return p + 1;
    }

    private static byte* SkipArray(byte* p, RunState* run)
    {
        if (--run->DepthLeft < 0)
            return null;
        p = JsonScan.Space(p + 1);
        if (*p != ']')
        {
            while (true)
            {
                p = Skip(p, run);
                if (p == null)
                    return null;
                p = JsonScan.Space(p);
                if (*p == ']')
                    break;
                if (*p != ',')
                    return null;
                p = JsonScan.Space(p + 1);
            }
        }

        run->DepthLeft++;
        return p + 1;
    }
}
