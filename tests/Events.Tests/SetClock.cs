using Microsoft.Extensions.Time.Testing;

namespace SchemaPacks.Tests.Events;

/// <summary>A clock that an operator sets: the time of day changes, what measures intervals does not.</summary>
internal sealed class SetClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>How far it was set forward, or back.</summary>
    public TimeSpan SetForward { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + SetForward;

    public override long GetTimestamp() => base.GetTimestamp() - SetForward.Ticks; // which it makes of the time of day
}
