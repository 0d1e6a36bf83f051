namespace SchemaPacks.Handlers;

/// <summary>Writes each record as one line of JSON to a stream, such as standard output, and flushes it.</summary>
public sealed class ConsoleHandler : IEventHandler
{
    private readonly Stream _output;
    private readonly Lock _turn = new();

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="output">Where lines go. Only this handler may write to it, lest lines mix.</param>
    public ConsoleHandler(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            _output.Write(record.Utf8.Span);
            _output.WriteByte((byte)'\n');
            _output.Flush();
        }

        return ValueTask.CompletedTask;
    }
}
