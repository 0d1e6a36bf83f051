using System.Buffers.Binary;

namespace SchemaPacks.Scanning.Packages;

/// <summary>
/// A package's ZIP directory (PKWARE APPNOTE 4.3), read strictly from its bytes: one disk, no comment, no ZIP64, stored or deflated entries,
/// nothing between directory and end. What two readers could understand differently is refused.
/// </summary>
internal sealed class PackageArchive
{
    private const int EndBytes = 22;
    private const int CentralBytes = 46;
    private const int LocalBytes = 30;

    // Encrypted, strongly encrypted, masked headers.
    private const int EncryptionFlags = 0x0001 | 0x0040 | 0x2000;
    private const int SizesFollowFlag = 0x0008;

    // The file type in the upper half of the attributes, where a Unix tool wrote them.
    private const uint TypeMask = 0xF000_0000;
    private const uint RegularFile = 0x8000_0000;
    private const uint Folder = 0x4000_0000;

    private readonly byte[] _bytes;
    private readonly ScanLimits _limits;

    /// <exception cref="PackageRefusedException">The archive is damaged, dangerous or over a limit.</exception>
    public PackageArchive(byte[] bytes, ScanLimits limits)
    {
        _bytes = bytes;
        _limits = limits;
        Entries = ReadDirectory();
    }

    /// <summary>The files, in the order of the directory.</summary>
    public IReadOnlyList<PackageEntry> Entries { get; }

    /// <summary>The whole content of one entry, counted while it unfolds.</summary>
    /// <exception cref="PackageRefusedException">It has more bytes than <paramref name="limit"/>, or others than the directory says.</exception>
    public byte[] Read(PackageEntry entry, int limit) => entry.Bytes <= limit
        ? EntryContent.Read(_bytes, entry)
        : throw PackageRefusedException.TooLarge($"'{entry.Name}' has {entry.Bytes} bytes; {limit} are allowed for it");

    private List<PackageEntry> ReadDirectory()
    {
        int end = _bytes.Length - EndBytes;
        if (end < 0 || UInt32(end) != 0x06054b50)
            throw PackageRefusedException.Damaged("it does not end as a ZIP archive does; it is cut off, or something follows its end");
        if (UInt16(end + 20) != 0 || UInt16(end + 4) != 0 || UInt16(end + 6) != 0 || UInt16(end + 8) != UInt16(end + 10))
            throw PackageRefusedException.Damaged("it has a comment or several parts");

        int count = UInt16(end + 10);
        long size = UInt32(end + 12);
        long start = UInt32(end + 16);
        if (count == ushort.MaxValue || start + size != end)
            throw PackageRefusedException.Damaged("its directory does not lie where its end says; ZIP64 is not read");
        if (count > _limits.PackageEntries)
            throw PackageRefusedException.TooLarge($"it has {count} entries; {_limits.PackageEntries} are allowed");
        return ReadEntries(count, (int)start, end);
    }

    private List<PackageEntry> ReadEntries(int count, int directory, int end)
    {
        var entries = new List<PackageEntry>(count);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var extents = new List<(int Start, int End)>(count);
        long total = 0;
        int at = directory;
        for (int i = 0; i < count; i++)
        {
            if (end - at < CentralBytes || UInt32(at) != 0x02014b50)
                throw PackageRefusedException.Damaged("its directory has fewer entries than its end says");

            int nameLength = UInt16(at + 28);
            int next = at + CentralBytes + nameLength + UInt16(at + 30) + UInt16(at + 32);
            if (next > end)
                throw PackageRefusedException.Damaged("an entry of its directory reaches beyond it");

            PackageEntry entry = ReadEntry(at, nameLength, directory, out int header);
            if (!names.TryAdd(entry.Name.TrimEnd('/'), entry.Name))
                throw PackageRefusedException.Unsafe($"it has both '{EntryNames.Printable(names[entry.Name.TrimEnd('/')])}' and '{EntryNames.Printable(entry.Name)}', one name on some systems");
            if ((total += entry.Bytes) > _limits.PackageBytes)
                throw PackageRefusedException.TooLarge($"its entries unfold to more than {_limits.PackageBytes} bytes");
            extents.Add((header, entry.Start + entry.PackedBytes));
            if (!entry.Name.EndsWith('/'))
                entries.Add(entry);
            at = next;
        }

        if (at != end)
            throw PackageRefusedException.Damaged("its directory has more than the entries that its end says");
        RefuseOverlaps(extents);
        return entries;
    }

    private PackageEntry ReadEntry(int at, int nameLength, int directory, out int header)
    {
        ReadOnlySpan<byte> nameBytes = _bytes.AsSpan(at + CentralBytes, nameLength);
        string name = EntryNames.Read(nameBytes);
        int flags = UInt16(at + 8);
        ushort method = UInt16(at + 10);
        uint type = UInt32(at + 38) & TypeMask;
        if ((flags & EncryptionFlags) != 0)
            throw PackageRefusedException.Unsafe($"the entry '{name}' is encrypted");
        if (type is not (0 or RegularFile or Folder))
            throw PackageRefusedException.Unsafe($"the entry '{name}' is a link or a device");
        if (method is not (0 or 8))
            throw PackageRefusedException.Damaged($"the entry '{name}' is packed by method {method}; 0 and 8 are read");

        uint crc = UInt32(at + 16);
        uint packed = UInt32(at + 20);
        uint bytes = UInt32(at + 24);
        uint offset = UInt32(at + 42);
        if (packed > int.MaxValue || bytes > int.MaxValue || offset > (uint)(directory - LocalBytes) || directory < LocalBytes || UInt16(at + 34) != 0)
            throw PackageRefusedException.Damaged($"the sizes of the entry '{name}' are not those of this file");
        if (bytes > Math.Max(_limits.PackageFreeBytes, (long)packed * _limits.PackageRatio))
            throw PackageRefusedException.TooLarge($"'{name}' unfolds from {packed} to {bytes} bytes, more than {_limits.PackageRatio} times");
        if ((method == 0 && packed != bytes) || (name.EndsWith('/') && bytes != 0))
            throw PackageRefusedException.Damaged($"the sizes of the entry '{name}' contradict each other");

        header = (int)offset;
        int local = header;
        bool sizesFollow = (UInt16(local + 6) & SizesFollowFlag) != 0;
        int start = local + LocalBytes + UInt16(local + 26) + UInt16(local + 28);
        bool agrees = UInt32(local) == 0x04034b50 && UInt16(local + 6) == flags && UInt16(local + 8) == method
            && UInt16(local + 26) == nameLength && (long)start + packed <= directory
            && _bytes.AsSpan(local + LocalBytes, nameLength).SequenceEqual(nameBytes)
            && (sizesFollow || (UInt32(local + 14) == crc && UInt32(local + 18) == packed && UInt32(local + 22) == bytes));
        return agrees
            ? new PackageEntry(name, method, crc, start, (int)packed, (int)bytes)
            : throw PackageRefusedException.Damaged($"the entry '{name}' and the directory contradict each other");
    }

    // Entries that share their bytes unfold to far more than the file has.
    private static void RefuseOverlaps(List<(int Start, int End)> extents)
    {
        extents.Sort();
        for (int i = 1; i < extents.Count; i++)
        {
            if (extents[i].Start < extents[i - 1].End)
                throw PackageRefusedException.Damaged("two entries share their bytes");
        }
    }

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));
}
