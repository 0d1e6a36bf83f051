using System.Diagnostics;
using SchemaPacks.Capsules;
using SchemaPacks.Resolving;

namespace SchemaPacks.Accepting;

/// <summary>An event whose sender has been told that it waits.</summary>
/// <param name="Plan">What becomes of it.</param>
/// <param name="Envelope">The event, its bytes in <paramref name="Buffer"/>.</param>
/// <param name="Buffer">A copy of its bytes.</param>
/// <param name="Trace">The trace of whoever sent it, if there was one.</param>
/// <param name="IsValid">Whether it is known to fit its schema, and no modifier will change it.</param>
internal readonly record struct AcceptedEvent(EventPlan Plan, EventEnvelope Envelope, RecordBuffer Buffer, ActivityContext Trace, bool IsValid);
