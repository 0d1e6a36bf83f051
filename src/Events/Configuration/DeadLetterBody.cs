namespace SchemaPacks.Configuration;

/// <summary>What is kept of an event that could not be recorded.</summary>
public enum DeadLetterBody
{
    /// <summary>Its record, redacted by the policy of its schema, or of the handler that did not take it.</summary>
    Redacted,

    /// <summary>Also the bytes that were sent, where they are known and not too many. Only these can be judged again.</summary>
    Original,
}
