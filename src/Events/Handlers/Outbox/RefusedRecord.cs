namespace SchemaPacks.Handlers;

/// <summary>A record that a broker does not take, although it takes others.</summary>
/// <param name="Sequence">The record's <see cref="OutboxRecord.Sequence"/>.</param>
/// <param name="Reason">Why, such as the name of the broker's error. It is kept with the dead letter; it may not hold values of the event.</param>
public sealed record RefusedRecord(long Sequence, string Reason);
