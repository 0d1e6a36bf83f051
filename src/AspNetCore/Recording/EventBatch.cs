using Microsoft.Extensions.ObjectPool;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;

namespace SchemaPacks.Recording;

/// <summary>The envelopes of one body, in its order. Used again for others, since there may be many of them.</summary>
internal sealed class EventBatch : IResettable
{
    private readonly List<Item> _items = [];
    private readonly List<EventEnvelope> _events = [];

    /// <summary>How many envelopes there are, wrong ones too.</summary>
    public int Count => _items.Count;

    /// <summary>What the log is to record: the envelopes that are right.</summary>
    public IReadOnlyList<EventEnvelope> Events => _events;

    public void Add(in ReceivedEnvelope received, in Sender sender)
    {
        Refused? refused = received.Problems is { } problems ? new Refused(received.Key, problems, null)
            : sender.Rights.Refusal(received.Key!.Value) is { } refusal ? new Refused(received.Key, [], refusal)
            : null;
        _items.Add(new Item(received.Start, received.EventStart, refused));
        if (refused is null)
            _events.Add(sender.Envelope(received, sender.Key.IdFor(received.Id, Count - 1)));
    }

    /// <summary>What became of each envelope.</summary>
    /// <param name="body">The body that they were read from.</param>
    /// <param name="outcomes">What became of <see cref="Events"/>.</param>
    /// <param name="asked">What their sender waits for.</param>
    /// <param name="tell">Hears of each that was refused.</param>
    public BatchResults Results(ReadOnlySpan<byte> body, IReadOnlyList<EventOutcome> outcomes, Acknowledgement asked, Action<SchemaKey?, Problem, bool> tell)
    {
        var results = new BatchResults();
        int next = 0;
        foreach (Item item in _items)
        {
            EventOutcome? outcome = item.Refused is null ? outcomes[next++] : null;
            if (outcome is { IsAcknowledged: true, Status: var status })
            {
                results.Add(SuccessStatus.Of(status, asked));
                continue;
            }

            (SchemaKey? key, Problem problem) = outcome is { } refusal
                ? (_events[next - 1].Key, OutcomeProblem.For(refusal, TextPosition.At(body, item.EventStart)))
                : (item.Refused!.Key, item.Refused.In(body, item.Start));
            tell(key, problem, outcome is not null);
            results.Add(problem);
        }

        return results;
    }

    public bool TryReset()
    {
        _items.Clear();
        _events.Clear();
        return true;
    }

    private readonly record struct Item(int Start, int EventStart, Refused? Refused);

    private sealed record Refused(SchemaKey? Key, IReadOnlyList<ProblemError> Problems, Problem? Whole)
    {
        public Problem In(ReadOnlySpan<byte> body, int start)
        {
            if (Whole is not null)
                return Whole;
            TextPosition position = TextPosition.At(body, start);
            return EnvelopeProblem.For([.. Problems.Select(position.Move)]);
        }
    }
}
