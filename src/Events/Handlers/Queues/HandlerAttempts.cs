using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using SchemaPacks.Configuration;

namespace SchemaPacks.Handlers.Queues;

/// <summary>Offers a record to a handler several times, ever later, and leaves a handler alone that fails again and again.</summary>
internal sealed class HandlerAttempts
{
    /// <summary>A handler is paused when half of its attempts in the last seconds failed, and at least so many.</summary>
    private const int FailuresBeforePause = 5;
    private static readonly TimeSpan LastSeconds = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly string _name;
    private readonly IEventHandler _handler;
    private readonly HandlerOptions _options;
    private readonly HandlerState _state;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline _pipeline;
    private int _made;

    public HandlerAttempts(string name, IEventHandler handler, HandlerOptions options, HandlerState state, TimeProvider time, ILogger logger)
    {
        _name = name;
        _handler = handler;
        _options = options;
        _state = state;
        _time = time;
        _logger = logger;
        _pipeline = Pipeline();
    }

    /// <summary>How often the last record was offered to the handler.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <returns>Whether the handler took it. Never throws.</returns>
    public async ValueTask<bool> TryAsync(EventRecord record, CancellationToken stopping)
    {
        Volatile.Write(ref _made, 0);
        while (true)
        {
            try
            {
                await _pipeline.ExecuteAsync(static (call, cancellation) => call.Attempts.OfferAsync(call.Record, cancellation), (Attempts: this, Record: record), stopping);
                _state.Succeed();
                return true;
            }
            catch (BrokenCircuitException paused) when (!stopping.IsCancellationRequested) // the record was not offered: it waits until the handler is tried again
            {
                await WaitAsync(paused.RetryAfter ?? _options.Pause, stopping);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything, and must not stop its own queue
            {
                if (_state.Fail(exception.GetType()) is > 0 and var failed)
                    _logger.HandlerFailed(_name, record.Key, exception.GetType(), failed);
                return false;
            }
        }
    }

    private ValueTask OfferAsync(EventRecord record, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _made);
        return _handler.HandleAsync(record, cancellationToken);
    }

    private ResiliencePipeline Pipeline()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = _time };
        if (_options.Attempts > 1)
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                UseJitter = true,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is not (null or OutOfMemoryException or BrokenCircuitException)
                    && !arguments.Context.CancellationToken.IsCancellationRequested),
                OnRetry = arguments =>
                {
                    _state.Retry();
                    return default;
                },
            });
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = FailuresBeforePause,
                SamplingDuration = LastSeconds,
                BreakDuration = _options.Pause,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is not (null or OutOfMemoryException)),
                OnOpened = arguments =>
                {
                    _state.Pause();
                    _logger.HandlerPaused(_name, arguments.BreakDuration.TotalSeconds);
                    return default;
                },
                OnClosed = _ =>
                {
                    _state.Resume();
                    _logger.HandlerResumed(_name);
                    return default;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = _options.Timeout })
            .Build();
    }

    private async Task WaitAsync(TimeSpan duration, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(duration, _time, stopping);
        }
        catch (OperationCanceledException)
        {
            // the log stops: one last attempt says what becomes of the record
        }
    }
}
