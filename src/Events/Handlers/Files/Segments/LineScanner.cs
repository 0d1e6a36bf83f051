namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>Goes through a stream line by line.</summary>
internal sealed class LineScanner(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start; // of the line
    private int _end; // of what was read
    private int _length;
    private bool _isOver;

    /// <summary>The line without its line feed, until the next is asked for.</summary>
    public ReadOnlyMemory<byte> Line => _buffer.AsMemory(_start, _length);

    /// <summary>Where the line begins in the stream.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the line ends in a line feed. Only the last may not.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Where the line ends, its line feed included.</summary>
    public long End => Offset + Taken;

    private int Taken => _length + (IsWhole ? 1 : 0);

    public bool MoveNext()
    {
        Offset += Taken;
        _start += Taken;
        (_length, IsWhole) = (0, false);
        int searched = 0;
        while (true)
        {
            int feed = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                (_length, IsWhole) = (searched + feed, true);
                return true;
            }

            searched = _end - _start;
            if (_isOver || !Fill())
            {
                _length = searched;
                return searched > 0;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _isOver = read == 0;
        _end += read;
        return read > 0;
    }
}
