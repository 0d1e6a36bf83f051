using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SchemaPacks.Securing;

/// <summary>Counts wrong keys by the address they come from, so that nobody can try very many.</summary>
internal sealed class WrongKeys(IOptionsMonitor<EventLogKeyOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Get(SchemaPacksServices.EventLogKeyScheme).WrongKeysPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Counts one.</summary>
    /// <returns>False when there have been too many.</returns>
    public bool TryCount(HttpContext context)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
