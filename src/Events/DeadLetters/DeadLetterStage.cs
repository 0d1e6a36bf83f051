namespace SchemaPacks.DeadLetters;

/// <summary>Where an event ended.</summary>
internal enum DeadLetterStage
{
    /// <summary>It was refused when it was judged.</summary>
    Judge,

    /// <summary>A handler did not take its record.</summary>
    Handle,
}
