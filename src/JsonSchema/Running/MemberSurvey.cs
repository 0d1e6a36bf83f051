namespace SchemaPacks.JsonSchema.Running;

/// <summary>Looks which of some names an object has, without judging its values.</summary>
internal static unsafe class MemberSurvey
{
    /// <param name="p">The object's opening brace.</param>
    /// <param name="names">The names asked for, at most 64.</param>
    /// <param name="seen">Those that are there.</param>
    /// <param name="run">The run.</param>
    /// <returns>The first byte after the object; null where it is malformed.</returns>
    public static byte* Read(byte* p, NameTable? names, ref SeenNames64 seen, RunState* run)
    {
        p = JsonScan.Space(p + 1);
        if (*p == '}')
            return p + 1;
        while (*p == '"')
        {
            byte* name = p + 1;
            p = JsonScan.NameEnd(name);
            if (p == null)
                return null;
            int index = names is null ? -1 : names.Find(name, (int)(p - name));
            if (index >= 0 && !seen.Add(index))
                return null; // a duplicate
            p = JsonScan.Space(p + 1);
            if (*p != ':')
                return null;
            p = AnyPlan.Skip(JsonScan.Space(p + 1), run);
            if (p == null)
                return null;
            p = JsonScan.Space(p);
            if (*p == '}')
                return p + 1;
            if (*p != ',')
                return null;
            p = JsonScan.Space(p + 1);
        }

        return null;
    }
}
