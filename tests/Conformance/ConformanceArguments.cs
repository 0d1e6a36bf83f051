namespace SchemaPacks.Conformance;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">A folder in the layout of the official suite: <c>tests/&lt;draft&gt;/*.json</c>, and <c>remotes</c> beside it where there are any.</param>
/// <param name="Draft">One draft's folder name; <see langword="null"/> for all.</param>
/// <param name="Optional">Whether <c>optional/*.json</c> runs too.</param>
/// <param name="Fast">Whether the fast run's verdict counts; else the explaining pass's.</param>
/// <param name="FormatAssertion">Whether <c>optional/format/*.json</c> runs too, with formats asserted.</param>
public sealed record ConformanceArguments(string Folder, string? Draft = null, bool Optional = false, bool FormatAssertion = false, bool Fast = false)
{
    /// <summary>Whether <c>output-tests</c> run instead.</summary>
    public bool Output { get; init; }

    /// <summary>Whether <c>annotations</c> run instead.</summary>
    public bool Annotations { get; init; }

    public const string Usage = "usage: Conformance <suite folder> [--draft draft7] [--engine fast|explain] [--optional] [--format-assertion] | --output | --annotations";

    /// <summary>Reads the command line.</summary>
    /// <returns>The arguments, or what is wrong with them.</returns>
    public static (ConformanceArguments? Arguments, string? Error) Parse(IReadOnlyList<string> words)
    {
        string? folder = null, draft = null, engine = "explain";
        bool optional = false, formatAssertion = false, output = false, annotations = false;
        for (var index = 0; index < words.Count; index++)
        {
            switch (words[index])
            {
                case "--optional":
                    optional = true;
                    break;
                case "--format-assertion":
                    formatAssertion = true;
                    break;
                case "--output":
                    output = true;
                    break;
                case "--annotations":
                    annotations = true;
                    break;
                case "--draft" when index + 1 < words.Count:
                    draft = words[++index];
                    break;
                case "--engine" when index + 1 < words.Count:
                    engine = words[++index];
                    break;
                case var word when folder is null && !word.StartsWith('-'):
                    folder = word;
                    break;
                default:
                    return (null, $"'{words[index]}' is not understood. {Usage}");
            }
        }

        if (engine is not ("fast" or "explain"))
            return (null, $"there is no engine '{engine}': write --engine fast or --engine explain");
        if (folder is null)
            return (null, Usage);
        if (!Directory.Exists(Path.Combine(folder, "tests")))
            return (null, $"'{folder}' has no folder 'tests': give a folder in the layout of the JSON Schema test suite");
        if (draft is not null && !SuiteDrafts.Dialects.ContainsKey(draft))
            return (null, $"no dialect here runs '{draft}': write one of {string.Join(", ", SuiteDrafts.Dialects.Keys)}");
        return (new ConformanceArguments(folder, draft, optional, formatAssertion, engine == "fast") { Output = output, Annotations = annotations }, null);
    }
}
