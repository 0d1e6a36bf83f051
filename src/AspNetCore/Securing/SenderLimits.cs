using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;

namespace SchemaPacks.Securing;

/// <summary>How much one sender may send: a bucket of events and one of bytes for each key, or for each address where there is none.</summary>
internal sealed class SenderLimits(EventLogEndpointOptions options) : IDisposable
{
    private const int BurstSeconds = 5;
    private const int PeriodsPerSecond = 10;

    private readonly Bucket? _events = Bucket.Of(options.MaxEventsPerSecond, "events");
    private readonly Bucket? _bytes = Bucket.Of(options.MaxBytesPerSecond, "bytes");

    /// <summary>Counts a request's bytes.</summary>
    /// <returns>Why they are too many, or null.</returns>
    public Problem? TakeBytes(HttpContext context, in SenderRights sender, int bytes) => _bytes?.Take(context, sender, bytes);

    /// <summary>Counts a request's events.</summary>
    /// <returns>Why they are too many, or null.</returns>
    public Problem? TakeEvents(HttpContext context, in SenderRights sender, int events) => _events?.Take(context, sender, events);

    public void Dispose()
    {
        _events?.Dispose();
        _bytes?.Dispose();
    }

    /// <summary>How often a bucket is filled, so that with whole tokens each time it gets just so many in a second.</summary>
    internal static TimeSpan Period(int perSecond) => TimeSpan.FromSeconds(Math.Max(1, perSecond / PeriodsPerSecond) / (double)perSecond);

    private sealed class Bucket(int perSecond, string what) : IDisposable
    {
        private readonly int _limit = Burst(perSecond);
        private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(sender =>
            RateLimitPartition.GetTokenBucketLimiter(sender, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst(perSecond),
                TokensPerPeriod = Math.Max(1, perSecond / PeriodsPerSecond),
                ReplenishmentPeriod = Period(perSecond),
            }));

        public static Bucket? Of(int? perSecond, string what) => perSecond is { } limit ? new Bucket(limit, what) : null;

        public Problem? Take(HttpContext context, in SenderRights sender, int count)
        {
            if (count > _limit)
                return Refusal($"the request has {count} {what}, and this host takes at most {_limit} of one sender at once: send less at a time", null);
            using RateLimitLease lease = _limiter.AttemptAcquire(sender.Name ?? $"@{context.Connection.RemoteIpAddress}", count);
            if (lease.IsAcquired)
                return null;
            int seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
            return Refusal(string.Create(CultureInfo.InvariantCulture, $"this host takes {perSecond} {what} a second of one sender: send the same request again later"), seconds);
        }

        public void Dispose() => _limiter.Dispose();

        private static int Burst(int perSecond) => (int)Math.Min(int.MaxValue, (long)perSecond * BurstSeconds);

        private static Problem Refusal(string detail, int? retryAfter) =>
            new(StatusCodes.Status429TooManyRequests, AccessDiagnostics.TooMuch, detail) { RetryAfter = retryAfter };
    }
}
