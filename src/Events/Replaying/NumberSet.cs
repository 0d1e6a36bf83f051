namespace SchemaPacks.Replaying;

/// <summary>A set of numbers in which neighbours are common, as ranges: <c>[[3,3],[17,40]]</c>.</summary>
internal sealed class NumberSet
{
    private readonly List<(long From, long To)> _ranges; // in order, neither touching nor overlapping

    public NumberSet(IEnumerable<(long From, long To)> ranges) => _ranges = [.. ranges];

    public IEnumerable<(long From, long To)> Ranges => _ranges;

    public bool Contains(long number) => Find(number) >= 0;

    public void Add(long number)
    {
        int place = Find(number);
        if (place >= 0)
            return;
        place = ~place; // before the first range that is higher
        bool touchesBefore = place > 0 && _ranges[place - 1].To == number - 1, touchesAfter = place < _ranges.Count && _ranges[place].From == number + 1;
        if (touchesBefore && touchesAfter)
        {
            _ranges[place - 1] = (_ranges[place - 1].From, _ranges[place].To);
            _ranges.RemoveAt(place);
        }
        else if (touchesBefore)
            _ranges[place - 1] = (_ranges[place - 1].From, number);
        else if (touchesAfter)
            _ranges[place] = (number, _ranges[place].To);
        else
            _ranges.Insert(place, (number, number));
    }

    public void Remove(long number)
    {
        int place = Find(number);
        if (place < 0)
            return;
        (long from, long to) = _ranges[place];
        _ranges.RemoveAt(place);
        if (number < to)
            _ranges.Insert(place, (number + 1, to));
        if (from < number)
            _ranges.Insert(place, (from, number - 1));
    }

    // The place of the range that has the number, or the complement of where one would stand.
    private int Find(long number)
    {
        int low = 0, high = _ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].To < number)
                low = middle + 1;
            else if (_ranges[middle].From > number)
                high = middle - 1;
            else
                return middle;
        }

        return ~low;
    }
}
