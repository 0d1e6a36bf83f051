namespace SchemaPacks.Handlers;

/// <summary>
/// A broker does not take records at this moment. What a publisher throws to say why in the application's log, where other exceptions are named by type only.
/// </summary>
/// <param name="reason">Why: the broker's number or name for the error. It may not hold values of events.</param>
/// <param name="cause">What was thrown.</param>
public sealed class NotPublishedException(string reason, Exception? cause = null) : Exception(reason, cause);
