using SchemaPacks.JsonSchema.Patterns.Automata;

namespace SchemaPacks.Compatibility.Languages;

/// <summary>One character out of each class of those that several automata treat alike: a letter or a digit where there is one.</summary>
internal static class CharacterChoice
{
    private const int FirstSurrogate = 0xD800, LastSurrogate = 0xDFFF, Last = 0x10FFFF;

    private static readonly (int From, int To)[] Liked = [('a', 'z'), ('0', '9'), ('A', 'Z'), ('!', '~'), (' ', ' '), (0xA0, Last)];

    public static IReadOnlyList<(int CodePoint, int[] Classes)> Of(PatternAutomaton[] automata)
    {
        int[] starts = [.. automata.SelectMany(automaton => automaton.Partition.Starts).Append(0).Append(FirstSurrogate).Append(LastSurrogate + 1).Distinct().Order()];
        var chosen = new Dictionary<string, (int CodePoint, int Rank, int[] Classes)>();
        for (int index = 0; index < starts.Length; index++)
        {
            int from = starts[index], to = index + 1 < starts.Length ? starts[index + 1] - 1 : Last;
            if (from is >= FirstSurrogate and <= LastSurrogate)
                continue; // no JSON text that can be read has one alone
            var (codePoint, rank) = Best(from, to);
            int[] classes = [.. automata.Select(automaton => (int)automaton.Partition.Of(codePoint))];
            string key = string.Join(',', classes);
            if (!chosen.TryGetValue(key, out var other) || rank < other.Rank)
                chosen[key] = (codePoint, rank, classes);
        }

        return [.. chosen.Values.OrderBy(choice => choice.Rank).ThenBy(choice => choice.CodePoint).Select(choice => (choice.CodePoint, choice.Classes))];
    }

    private static (int CodePoint, int Rank) Best(int from, int to)
    {
        for (int rank = 0; rank < Liked.Length; rank++)
        {
            int first = Math.Max(from, Liked[rank].From);
            if (first <= Math.Min(to, Liked[rank].To))
                return (first, rank);
        }

        return (from, Liked.Length);
    }
}
