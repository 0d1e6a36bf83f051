namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>Lines that are written together, and what they are promised. Used again for others.</summary>
internal sealed class CommitGroup
{
    // A record that made the buffer larger than this does not make it so for ever.
    private const int MaxKeptBytes = 4 * 1024 * 1024;

    private const int FirstBytes = 16 * 1024;

    private GroupPromise? _promise;
    private byte[] _bytes;

    /// <param name="like">The group before, which shows how large groups become.</param>
    public CommitGroup(CommitGroup? like = null) => _bytes = new byte[like is null ? FirstBytes : Math.Min(like._bytes.Length, MaxKeptBytes)];

    public int Length { get; private set; }

    public int Count { get; private set; }

    /// <summary>Whether somebody waits for one of the lines.</summary>
    public bool IsAwaited { get; private set; }

    public ReadOnlySpan<byte> Lines => _bytes.AsSpan(0, Length);

    /// <summary>What the line that was added last is promised. To be asked once.</summary>
    public ValueTask Promise() => (_promise ??= GroupPromise.Rent()).Add();

    public void Add(ReadOnlySpan<byte> record, bool isAwaited)
    {
        int end = Length + record.Length + 1;
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        record.CopyTo(_bytes.AsSpan(Length));
        _bytes[end - 1] = (byte)'\n';
        Length = end;
        Count++;
        IsAwaited |= isAwaited;
    }

    /// <summary>Tells all who wait, and empties the group.</summary>
    /// <param name="failure">Why the lines are not written; null when they are.</param>
    public void Complete(Exception? failure)
    {
        _promise?.Complete(failure);
        _promise = null;
        Length = Count = 0;
        IsAwaited = false;
        if (_bytes.Length > MaxKeptBytes)
            _bytes = new byte[FirstBytes];
    }
}
