namespace SchemaPacks.Scanning.Packages;

/// <summary>One file in a package, as the archive's directory describes it and as was checked against its local header.</summary>
/// <param name="Name">With percent escapes undone and <c>/</c> between segments, such as <c>lib/net8.0/Acme.Events.dll</c>.</param>
/// <param name="Method">0 for stored, 8 for deflated.</param>
/// <param name="Crc">CRC-32 of the content.</param>
/// <param name="Start">Where its bytes begin in the archive.</param>
/// <param name="PackedBytes">How many they are.</param>
/// <param name="Bytes">How many they are said to become.</param>
internal sealed record PackageEntry(string Name, ushort Method, uint Crc, int Start, int PackedBytes, int Bytes);
