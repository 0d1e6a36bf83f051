namespace SchemaPacks.Replaying;

/// <summary>The files of one handler, to which records go that it missed.</summary>
internal interface IReplayFiles : IAsyncDisposable
{
    /// <summary>No record that is appended from now on gets a lower number.</summary>
    long Next { get; }

    /// <summary>Appends the records of letters in their order. All are on the disk when this returns.</summary>
    /// <exception cref="IOException">Some may be there.</exception>
    Task AppendAsync(IReadOnlyList<Letter> letters);

    /// <summary>Which of the letters' records are in the files already, from a number on, perhaps with others between them.</summary>
    bool[] FindWritten(IReadOnlyList<Letter> letters, long from);
}
