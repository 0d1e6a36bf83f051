namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// One step of a compiled schema: judges the value that begins at a byte, and in doing so finds where it ends. A plan
/// belongs to one kind of value and hands the other kinds on. Immutable once planned; any thread may run it.
/// </summary>
internal abstract unsafe class Plan
{
    /// <summary>Judges one value.</summary>
    /// <param name="p">The value's first byte, in a padded text.</param>
    /// <param name="run">What the run carries along.</param>
    /// <returns>
    /// The first byte after the value; or null when it is malformed, when the schema refuses it, or when the run is
    /// <see cref="RunState.Undecided"/>.
    /// </returns>
    public abstract byte* Run(byte* p, RunState* run);
}
