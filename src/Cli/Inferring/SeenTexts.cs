using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Cli.Inferring;

/// <summary>What texts have in common.</summary>
internal sealed class SeenTexts
{
    private const int MostChoices = 10;
    private const int LongestChoice = 40;
    private const int TimesPerChoice = 4; // each choice was seen about so often, or it is no choice

    // In the order in which they are tried: an earlier one says more.
    private static readonly Lazy<(string Name, ISchemaValidator Validator)[]> Formats = new(() =>
        [.. new[] { "date-time", "date", "time", "ipv4", "ipv6", "email", "uri" }.Select(format => (format, (ISchemaValidator)SchemaCompiler.Compile(Encoding.UTF8.GetBytes($$"""{"$schema":"http://json-schema.org/draft-07/schema#","format":"{{format}}"}""")).Validator!))]);

    private readonly SortedSet<string> _values = new(StringComparer.Ordinal);
    private List<(string Name, ISchemaValidator Validator)>? _formats;
    private bool _hasOther;
    private bool _hasMore;

    public long Count { get; private set; }

    /// <summary>The most characters.</summary>
    public int Longest { get; private set; }

    /// <summary>The format that all have; null when there is none.</summary>
    public string? Format => _formats is [var first, ..] ? first.Name : null;

    /// <summary>Whether all are UUIDs, for which draft-07 has no format.</summary>
    public bool AreUuids => Count > 0 && !_hasOther;

    /// <summary>The few values that come again and again, in ordinal order; null where there are more.</summary>
    public IReadOnlyCollection<string>? Choices => !_hasMore && Format is null && !AreUuids && Count >= TimesPerChoice * _values.Count && _values.Count > 0 ? _values : null;

    public void Add(string text)
    {
        Count++;
        Longest = Math.Max(Longest, text.EnumerateRunes().Count());
        _hasOther |= !Guid.TryParseExact(text, "D", out _);
        _formats ??= [.. Formats.Value];
        if (_formats.Count > 0)
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(text);
            _formats.RemoveAll(format => !format.Validator.IsValid(json));
        }

        if (_hasMore)
            return;
        _hasMore = text.Length > LongestChoice || _values.Add(text) && _values.Count > MostChoices;
        if (_hasMore)
            _values.Clear();
    }
}
