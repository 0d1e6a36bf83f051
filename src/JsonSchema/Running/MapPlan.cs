namespace SchemaPacks.JsonSchema.Running;

/// <summary>Judges objects of which no name is known: all members fall under the same rules.</summary>
internal sealed unsafe class MapPlan(MemberRules members, int minProperties, int maxProperties, Plan next) : Plan
{
    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '{')
            return next.Run(p, run);
        if (--run->DepthLeft < 0)
            return null;

        int count = 0;
        p = JsonScan.Space(p + 1);
        if (*p != '}')
        {
            int mark = run->NameMark;
            while (true)
            {
                if (*p != '"' || members.RefusesAll)
                    return null;
                byte* name = p + 1;
                byte* end = JsonScan.NameEnd(name);
                if (end == null)
                    return null;
                int length = (int)(end - name);
                if (!run->AddName(mark, name, length))
                    return null;
                p = JsonScan.Space(end + 1);
                if (*p != ':')
                    return null;
                p = members.Run(name, length, JsonScan.Space(p + 1), run);
                if (p == null)
                    return null;
                count++;
                p = JsonScan.Space(p);
                if (*p == '}')
                    break;
                if (*p != ',')
                    return null;
                p = JsonScan.Space(p + 1);
            }

            run->ForgetNames(mark);
        }

        run->DepthLeft++;
        return count >= minProperties && count <= maxProperties ? p + 1 : null;
    }
}
