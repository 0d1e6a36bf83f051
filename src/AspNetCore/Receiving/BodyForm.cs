namespace SchemaPacks.Receiving;

/// <summary>What a body is.</summary>
internal enum BodyForm
{
    /// <summary>One value of JSON: an envelope, or an array of envelopes.</summary>
    Json,

    /// <summary>An envelope on each line.</summary>
    JsonLines,
}
