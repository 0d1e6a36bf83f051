using Polly;
using Polly.Retry;
using Polly.Timeout;
using SchemaPacks.DeadLetters;
using SchemaPacks.Measuring;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>
/// Calls the publisher for one batch until the broker has it: for ever, with pauses that grow. Only a record that the broker itself refuses is given up after some
/// attempts, and is a dead letter then.
/// </summary>
internal sealed class OutboxSender : IDisposable
{
    private readonly IRecordPublisher _publisher;
    private readonly OutboxOptions _options;
    private readonly OutboxPlace _place;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ResiliencePipeline _forEver;
    private readonly ResiliencePipeline _once;
    private volatile bool _isStopping;
    private long _failures; // in a row
    private string? _reason; // of the last of them
    private string? _said;

    public OutboxSender(IRecordPublisher publisher, OutboxOptions options, OutboxPlace place)
    {
        _publisher = publisher;
        _options = options;
        _place = place;
        _forEver = new ResiliencePipelineBuilder { TimeProvider = place.Time }.AddRetry(ForEver()).Build();
        _once = new ResiliencePipelineBuilder { TimeProvider = place.Time }.AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout }).Build();
    }

    public bool IsStopping => _isStopping;

    /// <summary>How many attempts in a row have failed; 0 while records are handed on.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Why the last attempt failed; null while records are handed on.</summary>
    public string? Reason => Failures > 0 ? Volatile.Read(ref _reason) : null;

    /// <summary>Lets what is under way go on as long as it does not fail, and not longer than the log has.</summary>
    public void Stop()
    {
        _isStopping = true;
        if (Failures > 0)
            _stopping.Cancel();
        else
            _stopping.CancelAfter(EventLog.GracePeriod);
    }

    /// <summary>Once nothing is under way.</summary>
    public void Dispose() => _stopping.Dispose();

    /// <summary>Does something on the disk until it succeeds.</summary>
    public async ValueTask<T> DoAsync<T>(Func<T> work)
    {
        T made = await _forEver.ExecuteAsync(_ => new ValueTask<T>(OnDisk(work)), _stopping.Token);
        Succeed();
        return made;
    }

    private static T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException exception) // the system's own text, about a file
        {
            throw new NotPublishedException(exception.Message, exception);
        }
    }

    /// <inheritdoc cref="DoAsync{T}(Func{T})"/>
    public async ValueTask DoAsync(Action work) => await DoAsync(() =>
    {
        work();
        return true;
    });

    /// <summary>Completes when the broker has every record, or it is a dead letter.</summary>
    /// <exception cref="Exception">The log stops, and the broker may lack some.</exception>
    public async Task SendAsync(IReadOnlyList<OutboxRecord> batch)
    {
        IReadOnlyList<OutboxRecord> left = batch;
        for (int attempt = 1; left.Count > 0; attempt++)
        {
            IReadOnlyList<RefusedRecord> refused = await PublishAsync(left);
            if (attempt < _options.Attempts)
            {
                HashSet<long> numbers = [.. refused.Select(record => record.Sequence)];
                left = [.. left.Where(record => numbers.Contains(record.Sequence))];
                if (left.Count > 0)
                    await Task.Delay(_options.FirstPause, _place.Time, _stopping.Token);
                continue;
            }

            foreach (RefusedRecord one in refused)
                if (left.FirstOrDefault(record => record.Sequence == one.Sequence) is { } record)
                    await KeepAsync(record, one.Reason);
            return;
        }
    }

    private async Task<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records)
    {
        IReadOnlyList<RefusedRecord> refused = await _forEver.ExecuteAsync(
            static (call, stopping) => call.Sender._once.ExecuteAsync(
                static (call, cancellation) => call.Sender.PublishAsync(call.Records, cancellation), call, stopping),
            (Sender: this, Records: records), _stopping.Token);
        Succeed();
        return refused;
    }

    private async ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        using PublishTrace trace = PublishTrace.Start(_place.Name, records);
        IReadOnlyList<RefusedRecord> refused = await _publisher.PublishAsync(records, cancellationToken);
        trace.Succeed();
        return refused;
    }

    private void Succeed()
    {
        long failures = Interlocked.Exchange(ref _failures, 0);
        if (failures > 0)
            _place.Logger.OutboxResumed(_place.Name, failures);
    }

    // Until it is kept: nobody else has the record any more.
    private async Task KeepAsync(OutboxRecord record, string reason)
    {
        EventSchema schema = _place.Registry.Current.TryGetSchema(record.Key, out EventSchema? loaded) ? loaded : new AbsentSchema(record);
        var letter = new DeadLetter(
            DeadLetterStage.Handle, new EventRecord(schema, record.Timestamp, record.Utf8),
            [Diagnostics.HandlerFailed.Create($"the broker of handler '{_place.Name}' refused the record in {_options.Attempts} attempts: {reason}")])
        {
            Handler = _place.Name,
            Attempts = _options.Attempts,
        };
        await _forEver.ExecuteAsync(static (call, _) => call.Box.WriteAsync(call.Letter), (Box: _place.DeadLetters, Letter: letter), _stopping.Token);
        Succeed();
    }

    private RetryStrategyOptions ForEver() => new()
    {
        MaxRetryAttempts = int.MaxValue,
        BackoffType = DelayBackoffType.Exponential,
        Delay = _options.FirstPause,
        MaxDelay = _options.LongestPause,
        UseJitter = true,
        ShouldHandle = arguments => new(arguments.Outcome.Exception is not null && !_isStopping),
        OnRetry = arguments =>
        {
            Exception exception = arguments.Outcome.Exception!;
            string reason = exception is NotPublishedException ? exception.Message : exception.GetType().ToString();
            Volatile.Write(ref _reason, reason);
            long failures = Interlocked.Increment(ref _failures);
            if (failures == 1 || (long.IsPow2(failures) && reason != _said)) // once per outage, and where it turns out to be another
            {
                _said = reason;
                _place.Logger.OutboxWaits(_place.Name, reason);
            }

            if (_isStopping)
                _stopping.Cancel(); // it was asked to while this failed: no pause for it
            return default;
        },
    };
}
