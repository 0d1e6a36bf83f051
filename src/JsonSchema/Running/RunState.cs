using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// What one run carries along, on the stack of <see cref="FastRun"/>: how deep it is, how much work is left, and the names
/// of the objects that are open, for finding duplicates.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal unsafe struct RunState
{
    /// <summary>The most names, over all open objects, that a run keeps. A value with more is left to the explaining pass.</summary>
    public const int NameCapacity = 512;

    /// <summary>What a test of names counts as, in bytes read again.</summary>
    public const int BytesPerTest = 4;

    /// <summary>Containers that may still be opened within each other.</summary>
    public int DepthLeft;

    /// <summary>
    /// Work that is left: one for each branch, test or rule beyond the first of a value, and one for each 64 bytes that it reads again. What one
    /// reading of the text costs is not counted.
    /// </summary>
    public int StepsLeft;

    /// <summary>
    /// Set where a plan met what it does not judge itself (a number of very many digits, work beyond the
    /// budget). The run then has no verdict, and the explaining pass gives it.
    /// </summary>
    public bool Undecided;

    private readonly NameEntry* _names;
    private int _nameCount;

    public RunState(NameEntry* names, int depth, int steps)
    {
        _names = names;
        DepthLeft = depth;
        StepsLeft = steps;
    }

    /// <summary>How many names are kept: where an object's own names begin.</summary>
    public readonly int NameMark => _nameCount;

    /// <summary>Ends an object: forgets its names.</summary>
    public void ForgetNames(int mark) => _nameCount = mark;

    /// <summary>Goes back to how deep the run was, and which names it kept, before a branch that may have ended anywhere.</summary>
    public void Return(in RunState before)
    {
        DepthLeft = before.DepthLeft;
        _nameCount = before._nameCount;
    }

    /// <summary>Gives up on a verdict.</summary>
    /// <returns>Null, as a plan that ends here returns.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public byte* GiveUp()
    {
        Undecided = true;
        return null;
    }

    /// <summary>Spends the cost of reading <paramref name="length"/> bytes once more. What costs more than is left leaves nothing, however much it is.</summary>
    public bool Spend(long length)
    {
        long left = StepsLeft - 1 - (length >> 6);
        if (left >= 0)
        {
            StepsLeft = (int)left;
            return true;
        }

        StepsLeft = -1;
        Undecided = true;
        return false;
    }

    /// <summary>Keeps a name of the object whose names begin at <paramref name="mark"/>.</summary>
    /// <returns>False for a name that the object has already, and where no more names can be kept (then undecided).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AddName(int mark, byte* name, int length)
    {
        ulong key = NameKey.Of(name, length);
        NameEntry* end = _names + _nameCount;
        for (NameEntry* entry = _names + mark; entry < end; entry++)
        {
            if (entry->Key == key && IsSame(entry, name, length))
                return false;
        }

        if (_nameCount == NameCapacity)
        {
            Undecided = true;
            return false;
        }

        end->Key = key;
        end->Name = name;
        end->Length = length;
        _nameCount++;
        return true;
    }

    /// <summary>Notes where the value of a known name begins, among the names of its object. False when there is no room left (then undecided).</summary>
    public bool Watch(int index, byte* value)
    {
        if (_nameCount == NameCapacity)
            return GiveUp() != null;
        NameEntry* entry = _names + _nameCount++;
        entry->Key = (ulong)index;
        entry->Name = value;
        entry->Length = -1; // no name has that length
        return true;
    }

    /// <summary>The value noted for a known name of the object whose names begin at <paramref name="mark"/>; null if none was.</summary>
    public readonly byte* Watched(int mark, int index)
    {
        for (NameEntry* entry = _names + mark; entry < _names + _nameCount; entry++)
        {
            if (entry->Length < 0 && entry->Key == (ulong)index)
                return entry->Name;
        }

        return null;
    }

    private static bool IsSame(NameEntry* entry, byte* name, int length) =>
        entry->Length == length && new ReadOnlySpan<byte>(entry->Name, length).SequenceEqual(new ReadOnlySpan<byte>(name, length));
}
