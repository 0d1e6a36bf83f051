namespace SchemaPacks.Receiving;

/// <summary>What a body is.</summary>
internal enum BodyForm
{
    /// <summary>One value of JSON: an envelope, or an array of envelopes.</summary>
    Json,

    /// <summary>An envelope on each line.</summary>
    JsonLines,

    /// <summary>A CloudEvent with its attributes.</summary>
    CloudEvent,

    /// <summary>An array of such.</summary>
    CloudEvents,

    /// <summary>The data of a CloudEvent whose attributes are headers.</summary>
    CloudEventData,

    /// <summary>An envelope as Jupyter's clients send it.</summary>
    Jupyter,
}
