using System.Globalization;

namespace SchemaPacks.JsonSchema.Formats.Idna;

/// <summary>The traits of every code point that may stand in a label: <c>idna.txt</c>, read when first needed.</summary>
internal static class IdnaTable
{
    private static readonly Lazy<(int[] Starts, short[] Bits)> Runs = new(Read);

    public static IdnaTraits Of(int codePoint)
    {
        var (starts, bits) = Runs.Value;
        var index = Array.BinarySearch(starts, codePoint);
        return new IdnaTraits(bits[index >= 0 ? index : ~index - 1]);
    }

    // Runs without gaps: those between the lines' runs hold zero.
    private static (int[], short[]) Read()
    {
        var starts = new List<int> { 0 };
        var bits = new List<short> { 0 };
        using var reader = new StreamReader(typeof(IdnaTable).Assembly.GetManifestResourceStream("unicode/idna.txt")!);
        var next = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (var run in line.Split(' '))
            {
                var numbers = run.Split(',');
                next += Number(numbers[0]);
                Add(next, Number(numbers[2]));
                next += Number(numbers[1]);
                Add(next, 0);
            }
        }

        return ([.. starts], [.. bits]);

        void Add(int start, int value)
        {
            if (starts[^1] == start)
            {
                bits[^1] = (short)value; // no gap before this run
                return;
            }

            starts.Add(start);
            bits.Add((short)value);
        }
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
