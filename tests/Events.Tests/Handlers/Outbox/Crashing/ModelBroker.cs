using System.Text;
using SchemaPacks.Handlers;

namespace SchemaPacks.Tests.Events.Handlers.Outbox.Crashing;

/// <summary>Keeps what it is sent, and checks at once what consumers are promised: a number stands for one record for ever, and numbers go up without a gap but where they fall back.</summary>
internal sealed class ModelBroker(List<string> handedOver)
{
    private readonly Dictionary<(Guid Outbox, long Sequence), int> _records = [];
    private readonly Dictionary<Guid, long> _highest = [];
    private readonly HashSet<int> _taken = [];

    /// <summary>The records that it has, by their place among all that were handed over.</summary>
    public IReadOnlySet<int> Taken => _taken;

    public void Take(IReadOnlyList<OutboxRecord> batch, int count)
    {
        long before = 0;
        foreach (OutboxRecord record in batch.Take(count))
        {
            int number = NumberOf(record);
            if (_records.TryGetValue((record.Outbox, record.Sequence), out int known) && known != number)
                throw new InvalidOperationException($"Number {record.Sequence} stood for record {known}, and now stands for record {number}.");
            if (before > 0 && record.Sequence != before + 1)
                throw new InvalidOperationException($"In a batch, number {record.Sequence} follows {before}.");
            long highest = _highest.GetValueOrDefault(record.Outbox);
            if (record.Sequence > highest + 1)
                throw new InvalidOperationException($"Number {record.Sequence} came before number {highest + 1}.");
            if (_records.TryGetValue((record.Outbox, record.Sequence - 1), out int earlier) && earlier >= number)
                throw new InvalidOperationException($"Record {number} came behind record {earlier}.");
            _records[(record.Outbox, record.Sequence)] = number;
            _highest[record.Outbox] = Math.Max(highest, record.Sequence);
            _taken.Add(number);
            before = record.Sequence;
        }
    }

    public int NumberOf(OutboxRecord record)
    {
        string text = Encoding.UTF8.GetString(record.Utf8.Span);
        int number = handedOver.IndexOf(text);
        return number >= 0 ? number : throw new InvalidOperationException($"A record came that nobody handed over: {text}");
    }
}
