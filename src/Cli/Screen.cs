using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace SchemaPacks.Cli;

/// <summary>Where a command writes: data to the output, everything else to the error stream, in colours only where a person sees them.</summary>
internal sealed class Screen
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<IAnsiConsole> _console;
    private bool _hasColours;
    private bool _hasErrorColours;

    /// <param name="output">The data.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="isTerminal">Whether a person sees the output.</param>
    /// <param name="environment">The environment's variables by name.</param>
    /// <param name="isErrorTerminal">Whether a person sees the error stream.</param>
    public Screen(TextWriter output, TextWriter error, bool isTerminal, Func<string, string?> environment, bool isErrorTerminal = false)
    {
        Output = output;
        Error = error;
        Environment = environment;
        IsTerminal = isTerminal;
        _hasColours = ColourChoice.Of(isTerminal, environment);
        _hasErrorColours = ColourChoice.Of(isErrorTerminal, environment);
        IsProgressShown = isErrorTerminal && environment("TERM") != "dumb" && string.IsNullOrEmpty(environment("CI"));
        _console = new Lazy<IAnsiConsole>(() => Create(Output, _hasColours, isInteractive: false)); // most commands do without
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>Whether a person sees the output.</summary>
    public bool IsTerminal { get; }

    /// <summary>Whether a person waits and sees the error stream, where progress moves.</summary>
    public bool IsProgressShown { get; }

    /// <summary>Whether the output is coloured.</summary>
    public bool HasColours => _hasColours;

    public IAnsiConsole Console => _console.Value;

    public Func<string, string?> Environment { get; }

    /// <summary>No colours, whatever the environment says. To be called before anything is written.</summary>
    public void DropColours() => (_hasColours, _hasErrorColours) = (false, false);

    /// <summary>Where progress is shown: the error stream, so that data stays data.</summary>
    public IAnsiConsole CreateProgressConsole() => Create(Error, _hasErrorColours, isInteractive: true);

    /// <summary>Writes a finding that is a command's result.</summary>
    public void Write(Diagnostic finding) => Output.WriteLine(FindingLine.Of(finding, _hasColours));

    /// <summary>Writes findings beside a command's result.</summary>
    public void WriteErrors(IEnumerable<Diagnostic> findings)
    {
        foreach (Diagnostic finding in findings)
            Error.WriteLine(FindingLine.Of(finding, _hasErrorColours));
    }

    /// <summary>Says in one sentence how it ended.</summary>
    public void Summarize(string sentence, bool isGood) =>
        Output.WriteLine(_hasColours ? $"\e[{(isGood ? 32 : 31)}m{sentence}\e[0m" : sentence);

    /// <summary>Writes one JSON document, as plain as can be: what could steer a terminal is escaped, and no other letter.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write) => Output.WriteLine(Json(write, Readable));

    /// <summary>The same as one line.</summary>
    public static string JsonLine(Action<Utf8JsonWriter> write) => Json(write, Readable with { Indented = false });

    private static string Json(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, options))
            write(writer);
        string json = Encoding.UTF8.GetString(text.WrittenSpan);
        bool mustEscape = json.Any(c => IsSteering(c) && c != '\n'); // the writer escaped those of ASCII, and the others are in texts
        return mustEscape ? string.Concat(json.Select(c => IsSteering(c) && c != '\n' ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString())) : json;
    }

    /// <summary>Text from a file or a host, without what could steer a terminal.</summary>
    public static string Plain(string text) =>
        text.Any(IsSteering) ? string.Concat(text.Select(c => IsSteering(c) ? '?' : c)) : text;

    // Control characters, and those that turn the direction of writing.
    private static bool IsSteering(char c) => char.IsControl(c) || c is '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static IAnsiConsole Create(TextWriter writer, bool hasColours, bool isInteractive)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = hasColours || isInteractive ? AnsiSupport.Yes : AnsiSupport.No, // what moves needs a cursor, coloured or not
            ColorSystem = hasColours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
