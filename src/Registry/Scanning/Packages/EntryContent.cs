using System.IO.Compression;

namespace SchemaPacks.Scanning.Packages;

/// <summary>Unfolds one entry. It may not become more than its size, which was checked against the limits before.</summary>
internal static class EntryContent
{
    public static byte[] Read(byte[] archive, PackageEntry entry)
    {
        byte[] content = new byte[entry.Bytes];
        try
        {
            using Stream packed = Open(archive, entry);
            int length = packed.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            if (length < content.Length || packed.ReadByte() >= 0)
                throw PackageRefusedException.Damaged($"'{entry.Name}' does not have the {entry.Bytes} bytes that the directory says");
        }
        catch (InvalidDataException)
        {
            throw PackageRefusedException.Damaged($"'{entry.Name}' cannot be unfolded");
        }

        return Crc32.Of(content) == entry.Crc
            ? content
            : throw PackageRefusedException.Damaged($"'{entry.Name}' has another checksum than the directory says");
    }

    private static Stream Open(byte[] archive, PackageEntry entry)
    {
        var stored = new MemoryStream(archive, entry.Start, entry.PackedBytes, writable: false);
        return entry.Method == 0 ? stored : new DeflateStream(stored, CompressionMode.Decompress);
    }
}
