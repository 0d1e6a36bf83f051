namespace SchemaPacks.JsonSchema.Formats.Idna;

/// <summary>Whether code points are a U-label: RFC 5891 section 4.2.3 with the context rules of RFC 5892 appendix A. Normalisation is not looked at.</summary>
internal static class IdnaLabel
{
    /// <param name="label">At most <see cref="Punycode.Longest"/> code points, not all of them ASCII.</param>
    public static bool IsValid(ReadOnlySpan<int> label)
    {
        if (label[0] == '-' || label[^1] == '-' || (label.Length > 3 && label[2] == '-' && label[3] == '-') || IdnaTable.Of(label[0]).IsMark)
            return false;
        for (var index = 0; index < label.Length; index++)
        {
            var isAllowed = IdnaTable.Of(label[index]).Kind switch
            {
                IdnaKind.Valid => true,
                IdnaKind.Joiner => MayJoin(label, index),
                IdnaKind.InContext => FitsContext(label, index),
                _ => false,
            };
            if (!isAllowed)
                return false;
        }

        return true;
    }

    // A.1 and A.2: U+200C and U+200D.
    private static bool MayJoin(ReadOnlySpan<int> label, int index) =>
        (index > 0 && IdnaTable.Of(label[index - 1]).IsVirama)
        || (label[index] == 0x200C
            && Joining(label, index, -1) is IdnaJoining.Left or IdnaJoining.Dual && Joining(label, index, 1) is IdnaJoining.Right or IdnaJoining.Dual);

    // The joining type of the nearest neighbour on one side that is not transparent.
    private static IdnaJoining Joining(ReadOnlySpan<int> label, int index, int step)
    {
        for (index += step; index >= 0 && index < label.Length; index += step)
        {
            if (IdnaTable.Of(label[index]).Joining is not IdnaJoining.Transparent and var joining)
                return joining;
        }

        return IdnaJoining.None;
    }

    // A.3 to A.9
    private static bool FitsContext(ReadOnlySpan<int> label, int index) => label[index] switch
    {
        0xB7 => index > 0 && label[index - 1] == 'l' && index + 1 < label.Length && label[index + 1] == 'l',
        0x375 => index + 1 < label.Length && IdnaTable.Of(label[index + 1]).Script == IdnaScript.Greek,
        0x5F3 or 0x5F4 => index > 0 && IdnaTable.Of(label[index - 1]).Script == IdnaScript.Hebrew,
        0x30FB => HasKana(label),
        >= 0x660 and <= 0x669 => !label.ContainsAnyInRange(0x6F0, 0x6F9),
        _ => !label.ContainsAnyInRange(0x660, 0x669),
    };

    private static bool HasKana(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (IdnaTable.Of(codePoint).Script == IdnaScript.Kana)
                return true;
        }

        return false;
    }
}
