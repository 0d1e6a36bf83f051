namespace SchemaPacks.JsonSchema.Formats.Idna;

/// <summary>RFC 5893 section 2: once one label of a name runs from right to left, all of its labels are held to the rule.</summary>
internal struct BidiRule
{
    private bool _isNeeded;
    private bool _isBroken;

    /// <summary>Whether the labels added so far may stand in one name.</summary>
    public readonly bool Holds => !_isNeeded || !_isBroken;

    public void Add(ReadOnlySpan<int> label)
    {
        var seen = 0;
        foreach (var codePoint in label)
            seen |= 1 << (int)IdnaTable.Of(codePoint).Direction;
        _isNeeded |= (seen & Set(IdnaDirection.R, IdnaDirection.AL, IdnaDirection.AN)) != 0;
        _isBroken |= !Obeys(label, seen);
    }

    private static bool Obeys(ReadOnlySpan<int> label, int seen)
    {
        var end = label.Length - 1;
        while (end > 0 && IdnaTable.Of(label[end]).Direction == IdnaDirection.NSM)
            end--;
        var last = 1 << (int)IdnaTable.Of(label[end]).Direction;
        var neutral = Set(IdnaDirection.EN, IdnaDirection.ES, IdnaDirection.CS, IdnaDirection.ET, IdnaDirection.ON, IdnaDirection.BN, IdnaDirection.NSM);
        var bothNumbers = Set(IdnaDirection.EN, IdnaDirection.AN);
        return IdnaTable.Of(label[0]).Direction switch
        {
            IdnaDirection.L => (seen & ~(neutral | Set(IdnaDirection.L))) == 0 && (last & Set(IdnaDirection.L, IdnaDirection.EN)) != 0,
            IdnaDirection.R or IdnaDirection.AL => (seen & ~(neutral | Set(IdnaDirection.R, IdnaDirection.AL, IdnaDirection.AN))) == 0
                && (last & Set(IdnaDirection.R, IdnaDirection.AL, IdnaDirection.EN, IdnaDirection.AN)) != 0
                && (seen & bothNumbers) != bothNumbers,
            _ => false,
        };
    }

    private static int Set(params ReadOnlySpan<IdnaDirection> directions)
    {
        var set = 0;
        foreach (var direction in directions)
            set |= 1 << (int)direction;
        return set;
    }
}
