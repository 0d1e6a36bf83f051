using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Makes strings: of a format, of a pattern, or the property's own name as a word that fits the length.</summary>
internal sealed class StringSampler(SampleDice dice, bool isPlain)
{
    private const int MaxLength = 100_000;
    private const int MaxEffort = 48;

    /// <summary>How often what may come again without end comes in a sample that people read.</summary>
    private const int UsualRepeats = 3;

    private static readonly string[] Words = ["amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "harbour", "island", "juniper"];

    /// <param name="demand">What is asked of it.</param>
    /// <param name="name">The property's name.</param>
    public JsonNode? Make(SampleDemand demand, string name)
    {
        int least = demand.Least("minLength"), most = demand.Most("maxLength");
        if (least > MaxLength)
            return null;
        var formats = Texts(demand, "format").SelectMany(FormatSamples.Of).Where(text => Fits(text, least, most)).ToList();
        if (formats.Count > 0)
            return isPlain ? formats[0] : dice.Pick(formats);
        if (Texts(demand, "pattern").ToList() is { Count: > 0 } patterns)
            return Matching(patterns, least, most);
        string word = isPlain ? name.Length > 0 && !name.All(char.IsAsciiDigit) && !name.StartsWith('#') ? name : Words[0] : dice.Pick(Words);
        return Cut(Pad(word, Pick(least, most, word)), most);
    }

    private int Pick(int least, int most, string word) => !isPlain && dice.Chance(4) ? dice.Chance(2) ? least : Math.Min(most, Math.Max(least, 64)) : Math.Max(least, Math.Min(most, word.Length));

    private string? Matching(List<string> patterns, int least, int most)
    {
        string? shortest = null;
        for (int effort = isPlain ? UsualRepeats : dice.Next(UsualRepeats + 1), tries = 0; tries < MaxEffort; tries++, effort += least > 0 ? 1 + (least / MaxEffort) : 0)
        {
            string? text = PatternSampler.Make(isPlain ? patterns[0] : dice.Pick(patterns), dice, effort);
            if (text is null)
                return shortest;
            if (Fits(text, least, most))
                return text;
            shortest ??= PatternSampler.Make(patterns[0], dice, 0);
            if (shortest is not null && Fits(shortest, least, most))
                return shortest;
        }

        return shortest;
    }

    private static bool Fits(string text, int least, int most)
    {
        int length = text.EnumerateRunes().Count();
        return length >= least && length <= most;
    }

    private static string Pad(string word, int length)
    {
        var text = new StringBuilder(word);
        while (text.Length < length)
            text.Append(' ').Append(word);
        return text.ToString(0, Math.Max(length, Math.Min(word.Length, text.Length)));
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : string.Concat(text.EnumerateRunes().Take(most));

    private static IEnumerable<string> Texts(SampleDemand demand, string keyword) =>
        demand.Nodes.Select(node => node.TryGet(keyword, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null).OfType<string>();
}
