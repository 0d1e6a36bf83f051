using System.Collections;
using System.Text;

namespace SchemaPacks.Handlers;

/// <summary>A record as the structured state of a log entry. A copy: providers may keep it.</summary>
internal sealed class LoggedRecord(EventRecord record) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly string _line = Encoding.UTF8.GetString(record.Utf8.Span);
    private readonly SchemaKey _key = record.Key;
    private readonly DateTimeOffset _timestamp = record.Timestamp;

    public int Count => 5;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Record", _line),
        1 => new("SchemaId", _key.Id),
        2 => new("SchemaVersion", _key.Version.Text),
        3 => new("Timestamp", _timestamp),
        4 => new("{OriginalFormat}", "{Record}"), // the template, by the convention of Microsoft.Extensions.Logging
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _line;
}
