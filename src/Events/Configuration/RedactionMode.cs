namespace SchemaPacks.Configuration;

/// <summary>What a record shows in place of a value that it may not hold.</summary>
public enum RedactionMode
{
    /// <summary>The name stays and its value is <c>null</c>: readers see that there was something. The default.</summary>
    Null,

    /// <summary>Name and value are left out; an item is left out of its array.</summary>
    Remove,

    /// <summary>
    /// The name stays and its value is <c>hmac-sha256:</c> and 64 hexadecimal digits, a keyed hash of the value: equal values can be
    /// counted, and only holders of the key can test a guess. Needs <see cref="EventLogOptions.HashKey"/>.
    /// </summary>
    Hash,
}
