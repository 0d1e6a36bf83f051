namespace SchemaPacks.JsonSchema.Running;

/// <summary>Whether two values are equal as JSON Schema has it. Both are well-formed and were read by <see cref="ValueHash"/>, so that equal strings have equal bytes.</summary>
internal static unsafe class ValueEquality
{
    /// <summary>Compares the values at two places. False also when undecided.</summary>
    public static bool AreSame(byte* left, byte* right, RunState* run)
    {
        if (KindOf(*left) != KindOf(*right) || !run->Spend(0))
            return false;
        switch (*left)
        {
            case (byte)'"':
                return AreSameStrings(left, right);
            case (byte)'[':
                return AreSameArrays(left, right, run);
            case (byte)'{':
                return AreSameObjects(left, right, run);
            case (byte)'n' or (byte)'t' or (byte)'f':
                return true;
            default:
                NumberToken.Read(left, out NumberToken number, out _);
                NumberToken.Read(right, out NumberToken other, out _);
                return number.CompareTo(other) == 0;
        }
    }

    private static bool AreSameStrings(byte* left, byte* right)
    {
        int length = (int)(JsonScan.StringEnd(left + 1, out _) - left);
        return new ReadOnlySpan<byte>(left, length + 1).SequenceEqual(new ReadOnlySpan<byte>(right, length + 1));
    }

    private static bool AreSameArrays(byte* left, byte* right, RunState* run)
    {
        left = JsonScan.Space(left + 1);
        right = JsonScan.Space(right + 1);
        while (*left != ']' && *right != ']')
        {
            if (!AreSame(left, right, run))
                return false;
            left = WellFormed.Next(WellFormed.End(left));
            right = WellFormed.Next(WellFormed.End(right));
        }

        return *left == *right;
    }

    // Members in the same order are found at once; the others are looked for from the start, and pay for that.
    private static bool AreSameObjects(byte* left, byte* right, RunState* run)
    {
        byte* start = JsonScan.Space(right + 1);
        left = JsonScan.Space(left + 1);
        right = start;
        int count = 0;
        while (*left != '}')
        {
            byte* same = *right == '"' && AreSameStrings(left, right) ? right : Find(left, start, run);
            if (same == null || !AreSame(ValueOf(left), ValueOf(same), run))
                return false;
            left = WellFormed.Next(WellFormed.End(ValueOf(left)));
            right = WellFormed.Next(WellFormed.End(ValueOf(same)));
            count++;
        }

        for (right = start; *right != '}'; count--)
            right = WellFormed.Next(WellFormed.End(ValueOf(right)));
        return count == 0;
    }

    private static byte* Find(byte* name, byte* member, RunState* run)
    {
        while (*member != '}')
        {
            if (AreSameStrings(name, member))
                return member;
            byte* next = WellFormed.Next(WellFormed.End(ValueOf(member)));
            if (!run->Spend((nint)(next - member)))
                return null;
            member = next;
        }

        return null;
    }

    private static byte* ValueOf(byte* member) => JsonScan.Space(JsonScan.Space(JsonScan.StringEnd(member + 1, out _) + 1) + 1);

    private static byte KindOf(byte first) => first is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? (byte)'0' : first;
}
