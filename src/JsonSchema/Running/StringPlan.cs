using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Judges strings: allowed values, length in code points, patterns and formats.</summary>
internal sealed unsafe class StringPlan : Plan
{
    // An escaped string of more bytes than this, on which something depends, is left to the explaining pass.
    private const int UnescapeCapacity = 2048;

    private readonly NameLiteral[] _values;
    private readonly NameTable? _table;
    private readonly int _minLength;
    private readonly int _maxLength;
    private readonly StringTest[] _tests;
    private readonly bool _takesAll;
    private readonly Plan _next;

    /// <param name="values">The only strings allowed; null for no such limit. They meet the other conditions already.</param>
    /// <param name="minLength">In code points.</param>
    /// <param name="maxLength">In code points.</param>
    /// <param name="tests">Patterns and formats, all of which must hold.</param>
    /// <param name="next">Judges values of other kinds.</param>
    public StringPlan(IReadOnlyList<string>? values, int minLength, int maxLength, StringTest[] tests, Plan next)
    {
        // Few values are compared one by one, before the string's end is looked for; more are looked up.
        _table = values is { Count: > 8 } ? NameTable.Create(values) : null;
        _values = values is null || _table is not null ? [] : [.. values.Select(value => new NameLiteral(System.Text.Encoding.UTF8.GetBytes(value)))];
        HasValues = values is not null;
        _minLength = minLength;
        _maxLength = maxLength;
        _tests = tests;
        _takesAll = values is null && minLength == 0 && maxLength == int.MaxValue && tests.Length == 0;
        _next = next;
    }

    private bool HasValues { get; }

    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '"')
            return _next.Run(p, run);
        p++;
        foreach (ref readonly NameLiteral value in _values.AsSpan())
        {
            if (value.IsAt(p))
                return p + value.QuotedLength;
        }

        byte* end = JsonScan.StringEnd(p, out StringTraits traits);
        if (end == null)
            return null;
        if (_takesAll)
            return end + 1;
        if (traits != StringTraits.Plain)
            return Unusual(p, end, traits, run) ? end + 1 : null;
        int length = (int)(end - p);
        return Holds(p, length, length, run) ? end + 1 : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Holds(byte* p, int length, int codePoints, RunState* run)
    {
        if (HasValues)
            return _table is not null && _table.Find(p, length) >= 0;
        if (codePoints < _minLength || codePoints > _maxLength)
            return false;
        foreach (StringTest test in _tests)
        {
            if (!test.Holds(p, length, run))
                return false;
        }

        return true;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Unusual(byte* p, byte* end, StringTraits traits, RunState* run)
    {
        int length = (int)(end - p);
        if ((traits & StringTraits.Escaped) == 0)
            return Holds(p, length, CodePoints.Count(p, length), run);
        if (length > UnescapeCapacity)
            return run->GiveUp() != null;

        byte* text = stackalloc byte[UnescapeCapacity + JsonScan.Padding];
        length = StringEscape.Unescape(p, end, text);
        new Span<byte>(text + length, JsonScan.Padding).Clear();
        if (!HasValues)
            return Holds(text, length, CodePoints.Count(text, length), run);

        text[length] = (byte)'"'; // as the values are compared with their closing quote
        foreach (ref readonly NameLiteral value in _values.AsSpan())
        {
            if (value.QuotedLength == length + 1 && value.IsAt(text))
                return true;
        }

        return _table is not null && _table.Find(text, length) >= 0 && _table.Names[_table.Find(text, length)].QuotedLength == length + 1;
    }
}
