namespace SchemaPacks.JsonSchema.Running;

/// <summary>A set of known names by their index, empty by default.</summary>
internal interface ISeenNames<TSelf>
    where TSelf : unmanaged
{
    /// <summary>The largest index and one.</summary>
    static abstract int Capacity { get; }

    /// <summary>How many names are in it.</summary>
    int Count { get; }

    /// <summary>Adds a name; false when it is there already.</summary>
    bool Add(int index);

    /// <summary>Whether all of the other set's names are in this one.</summary>
    bool HasAll(TSelf others);
}
